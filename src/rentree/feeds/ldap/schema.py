"""The schema of the directory: one file for slapd.conf, and the same for cn=config."""

import re
from importlib.resources import files

NOM = "rentree"
MOTS = {
    "objectidentifier": "olcObjectIdentifier",
    "attributetype": "olcAttributeTypes",
    "objectclass": "olcObjectClasses",
}
"""Keyword of a schema file -> attribute of cn=config."""

LARGEUR = 76


def read_schema() -> str:
    """Return the schema as `include` of slapd.conf reads it."""
    return files(__package__).joinpath(f"{NOM}.schema").read_text(encoding="utf-8")


def as_ldif(schema: str) -> str:
    """Return a schema file as the LDIF that `ldapadd` adds below cn=schema,cn=config. Source: slapd-config(5)."""
    lignes = [f"dn: cn={NOM},cn=schema,cn=config", "objectClass: olcSchemaConfig", f"cn: {NOM}"]
    for enonce in _statements(schema):
        mot, _, reste = enonce.partition(" ")
        lignes.append(f"{MOTS[mot]}: {reste}")
    return "\n".join(_fold(ligne) for ligne in lignes) + "\n"


def _statements(schema: str) -> list[str]:
    """Each statement on one line: comments go, lines that begin with a space go on from the line above."""
    sans_notes = "\n".join(ligne for ligne in schema.splitlines() if ligne and not ligne.startswith("#"))
    return re.sub(r"\n\s+", " ", sans_notes).splitlines()


def _fold(ligne: str) -> str:
    """Long lines of LDIF go on after a line end and a space."""
    morceaux = [ligne[debut : debut + LARGEUR] for debut in range(0, len(ligne), LARGEUR)]
    return "\n ".join(morceaux)
