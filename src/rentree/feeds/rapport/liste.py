"""The constats as a JSON list, for a program."""

import json
from collections.abc import Iterable
from pathlib import Path

from rentree.feeds.mise_en_page.ecriture import write_text
from rentree.feeds.rapport.classement import sort_constats
from rentree.model.constats import Constat


def write_json(constats: Iterable[Constat], path: Path) -> None:
    """Write a list of objects (`regle, gravite, uai, objet, cle, message, que_faire`), one a line, in a fixed order."""
    lignes = ",\n".join(json.dumps(_objet(constat), ensure_ascii=False) for constat in sort_constats(constats))
    write_text(path, f"[\n{lignes}\n]\n" if lignes else "[]\n")


def _objet(constat: Constat) -> dict[str, str]:
    """One constat under the names that programs read."""
    return {
        "regle": constat.regle,
        "gravite": constat.gravite.value,
        "uai": constat.uai,
        "objet": constat.objet,
        "cle": constat.cle,
        "message": constat.message,
        "que_faire": constat.que_faire,
    }
