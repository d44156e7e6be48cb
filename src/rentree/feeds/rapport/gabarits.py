"""The templates of the pages, and the French words that they use as filters."""

from functools import cache

from jinja2 import Environment

from rentree.feeds.mise_en_page.gabarits import open_templates
from rentree.feeds.rapport import mots
from rentree.model.constats import Constat


def fill(modele: str, **valeurs: object) -> str:
    """Render one template."""
    return _environment().get_template(modele).render(**valeurs)


def _number(constat: Constat) -> str:
    """The number of a fiche."""
    return mots.number_fiche(constat.objet, constat.cle)


@cache
def _environment() -> Environment:
    """Prepare the templates once for all the pages of a run."""
    modeles = open_templates("rentree.feeds.rapport")
    modeles.filters |= {
        "scolaire": mots.write_year,
        "score": mots.write_score,
        "explication": mots.explain_score,
        "moyenne": mots.explain_mean,
        "export": mots.name_export,
        "exports": mots.order_exports,
        "lieu": mots.place_application,
        "objet": mots.name_objet,
        "numero": _number,
        "gravite": mots.GRAVITES.__getitem__,
        "titre_gravite": mots.TITRES.__getitem__,
        "consequence": mots.CONSEQUENCES.__getitem__,
    }
    return modeles
