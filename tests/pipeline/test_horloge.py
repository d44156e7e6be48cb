"""The day is told, never read: one place alone looks at the clock."""

import os
import re
import subprocess
import sys
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


def test_the_day_is_that_of_the_machine_once_the_database_is_open() -> None:
    lignes = "import os, rentree.store.base, django.conf; django.conf.settings.DEBUG; print(os.environ['TZ'])"
    fuseau = {"TZ": "Pacific/Noumea"}
    dit = subprocess.run([sys.executable, "-c", lignes], env=os.environ | fuseau, check=True, capture_output=True)
    assert dit.stdout.decode().strip() == fuseau["TZ"]
