"""The brake on a publication: a school that would lose too many of its people since the last one holds everything."""

import datetime
from collections.abc import Sequence

from rentree.engine import Moteur
from rentree.feeds.aaf.pertes import DITS, Perte, excessive, losses, people_of
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Projet
from rentree.pipeline.publications import RATTACHEMENTS, Memoire, Publication

CATEGORIES_FREINEES = tuple(DITS)
"""What an exception can name after the UAI."""

NOMMEES = 10
"""Losses named in one message."""


class FreinPublication(ErreurRentree):
    """Un frein retient la publication : elle ferait disparaître trop de monde."""

    que_faire = "Rien n'est publié. Vérifiez les exports de ces établissements."
    pertes: tuple[Perte, ...] = ()


def brake(
    moteur: Moteur,
    memoire: Memoire,
    derniere: Publication | None,
    projet: Projet,
    jour: datetime.date,
    passer: frozenset[str],
) -> list[Perte]:
    """The brakes that trip and that `passer` names. Raises FreinPublication when one trips that it does not name."""
    if derniere is None:
        return []
    pertes = losses(moteur, memoire.table(derniere, RATTACHEMENTS))
    freins = excessive(pertes, projet.freins, jour)
    retenues = [perte for perte in freins if perte.cle not in passer]
    if retenues:
        raise _braked(retenues, pertes)
    return freins


def _braked(retenues: Sequence[Perte], pertes: Sequence[Perte]) -> FreinPublication:
    dites = []
    for perte in retenues[:NOMMEES]:
        monde = people_of(pertes, perte.uai) if perte.is_school else ""
        dites.append(perte.dite + (f" ({monde})" if monde else ""))
    if len(retenues) > NOMMEES:
        dites.append(f"et {len(retenues) - NOMMEES} autres")
    options = " ".join(f"--passer-frein {perte.cle}" for perte in retenues)
    erreur = FreinPublication(
        detail=" ; ".join(dites),
        que_faire=f"{FreinPublication.que_faire} Si c'est voulu : « rentree publier aaf --complet {options} ».",
    )
    erreur.pertes = tuple(retenues)
    return erreur
