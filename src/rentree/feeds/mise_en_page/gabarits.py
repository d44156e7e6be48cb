"""The templates of the pages: those of one feed, and the frame and the style that all feeds share."""

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from rentree.feeds.mise_en_page import mots

PAQUET = "rentree.feeds.mise_en_page"


def open_templates(paquet: str) -> Environment:
    """Prepare the templates in `modeles` of a package, which may extend `page.html`; text is escaped."""
    modeles = Environment(
        loader=ChoiceLoader([PackageLoader(paquet, "modeles"), PackageLoader(PAQUET, "modeles")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    modeles.filters |= {
        "pied": _write_margin,
        "lie": mots.bind,
        "nombre": mots.write_number,
        "compte": mots.count,
        "date": mots.write_date,
        "horodatage": mots.write_time_stamp,
        "majuscule": mots.capitalize_first,
    }
    return modeles


def _write_margin(texte: str) -> str:
    """Keep letters, digits and spaces: this text goes inside a string of the style sheet."""
    return "".join(signe if signe.isalnum() else " " for signe in texte)
