"""The day is told, never read: one place alone looks at the clock."""

import re
from pathlib import Path

import rentree

HORLOGE = re.compile(
    r"\b(?:date\.today|datetime\.now|datetime\.utcnow|time\.time|current_date|now)\s*\(|CURRENT_(?:DATE|TIME)"
)


def test_one_place_reads_the_clock() -> None:
    racine = Path(rentree.__file__).parent
    lecteurs = {
        str(chemin.relative_to(racine))
        for chemin in [*racine.rglob("*.py"), *racine.rglob("*.sql")]
        if HORLOGE.search(chemin.read_text(encoding="utf-8"))
    }
    assert lecteurs == {"cli/options.py"}
