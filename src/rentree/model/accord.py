"""French templates that agree with a number: `{nombre} fiche[s] [est|sont] lue[s]`."""

import re
from collections.abc import Mapping

ACCORD = re.compile(r"\[([^]|]*)(?:\|([^]]*))?\]")


def agree(modele: str, nombre: int) -> str:
    """Keep `sont` of `[est|sont]` and the `s` of `fiche[s]` for several; `est` and nothing for one or none."""

    def choose(lu: re.Match[str]) -> str:
        un, plusieurs = ("", lu[1]) if lu[2] is None else lu.groups()
        return plusieurs if nombre > 1 else un

    return ACCORD.sub(choose, modele)


def fill(modele: str, champs: Mapping[str, object]) -> str:
    """Fill a template with its fields; it agrees with the one named `nombre`, when there is one."""
    return agree(modele, int(str(champs.get("nombre", 1)))).format_map(champs)
