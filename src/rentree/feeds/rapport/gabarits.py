"""The templates of the pages, and the French words that they use as filters."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from rentree.feeds.rapport import mots
from rentree.model.constats import Constat


def fill(modele: str, **valeurs: object) -> str:
    """Render one template."""
    return _environment().get_template(modele).render(**valeurs)


def _number(constat: Constat) -> str:
    """The number of a fiche."""
    return mots.number_fiche(constat.objet, constat.cle)


def _write_margin(texte: str) -> str:
    """Keep letters, digits and spaces: this text goes inside a string of the style sheet."""
    return "".join(signe if signe.isalnum() else " " for signe in texte)


@cache
def _environment() -> Environment:
    """Prepare the templates once for all the pages of a run."""
    modeles = Environment(
        loader=PackageLoader("rentree.feeds.rapport", "modeles"),
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
        "scolaire": mots.write_year,
        "score": mots.write_score,
        "explication": mots.explain_score,
        "moyenne": mots.explain_mean,
        "export": mots.name_export,
        "exports": mots.order_exports,
        "lieu": mots.place_application,
        "majuscule": mots.capitalize_first,
        "objet": mots.name_objet,
        "numero": _number,
        "gravite": mots.GRAVITES.__getitem__,
        "titre_gravite": mots.TITRES.__getitem__,
        "consequence": mots.CONSEQUENCES.__getitem__,
    }
    return modeles
