"""Every rule, by family, in the order of the line: files, fiches, names, links, schooling, structures, staff."""

from functools import cache

from rentree.controles.regles import (
    aaf,
    codes,
    coherence,
    eleves,
    fichiers,
    noms,
    personnels,
    responsables,
    scolarite,
    services,
)
from rentree.model.constats import Regle

REGLES: tuple[Regle, ...] = (
    *fichiers.REGLES,
    *eleves.REGLES,
    *noms.REGLES,
    *responsables.REGLES,
    *scolarite.REGLES,
    *codes.REGLES,
    *services.REGLES,
    *coherence.REGLES,
    *personnels.REGLES,
    *aaf.REGLES,
)

CONSTATES_AILLEURS: tuple[str, ...] = (*fichiers.CONSTATES_AILLEURS, *aaf.CONSTATES_AILLEURS)
"""Rules that a stage finds by itself, before there is any table to read: they have no `.sql`."""


@cache
def _index() -> dict[str, Regle]:
    return {regle.id: regle for regle in REGLES}


def regle(identifiant: str) -> Regle:
    """Return a rule by its id; `KeyError` when there is none."""
    return _index()[identifiant]
