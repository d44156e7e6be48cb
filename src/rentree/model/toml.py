"""Writing values as TOML: the standard library reads it and does not write it."""

import datetime
import json
from collections.abc import Sequence

LARGEUR = 100


def write_value(valeur: object) -> str:
    """Write a text, a number, a boolean, a date or a list of them; a long list takes one line an element.

    Raises TypeError on anything else.
    """
    if isinstance(valeur, bool):
        return "true" if valeur else "false"
    if isinstance(valeur, str):
        return json.dumps(valeur, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(valeur, int | float):
        return repr(valeur)
    if isinstance(valeur, datetime.date | datetime.time):
        return valeur.isoformat()
    if isinstance(valeur, list | tuple):
        return _write_list(valeur)
    raise TypeError(f"no TOML for {type(valeur).__name__}")


def _write_list(valeurs: Sequence[object]) -> str:
    elements = [write_value(valeur) for valeur in valeurs]
    if len(ligne := f"[{', '.join(elements)}]") <= LARGEUR:
        return ligne
    return "[\n" + "".join(f"    {element},\n" for element in elements) + "]"
