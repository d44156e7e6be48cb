from typing import Any

from django.db import migrations

SQLITE = """
CREATE TRIGGER preuve_jamais_{mot} BEFORE {verbe} ON preuve_suppression
BEGIN SELECT RAISE(ABORT, 'a proof is never rewritten'); END
"""
POSTGRESQL = """
CREATE FUNCTION preuve_intouchable() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'a proof is never rewritten'; END $$;
CREATE TRIGGER preuve_jamais BEFORE UPDATE OR DELETE OR TRUNCATE ON preuve_suppression
FOR EACH STATEMENT EXECUTE FUNCTION preuve_intouchable();
"""


def protect_proofs(apps: object, editor: Any) -> None:
    """The database itself refuses to change or to delete the proof of a deletion."""
    if editor.connection.vendor == "postgresql":
        editor.execute(POSTGRESQL)
        return
    for mot, verbe in (("modifie", "UPDATE"), ("efface", "DELETE")):
        editor.execute(SQLITE.format(mot=mot, verbe=verbe))


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_vie_des_comptes"),
    ]

    operations = [
        migrations.RunPython(protect_proofs, migrations.RunPython.noop),
    ]
