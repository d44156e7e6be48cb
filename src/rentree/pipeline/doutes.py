"""Which exports of which schools prove nothing any more: a newer file of theirs was refused."""

from collections.abc import Collection, Iterable

from rentree.formats.refus import RacineInconnue
from rentree.pipeline.inventaire import Candidat, Refuse

Cle = tuple[str, str]


def doubt(
    avant: Collection[Cle],
    *,
    refuses: Iterable[Refuse],
    lus: Collection[Cle],
    connus: Collection[Cle],
    candidats: Collection[Candidat],
) -> frozenset[Cle]:
    """Return the (UAI, source) from which no absence may be concluded, knowing those of before.

    A file read whole lifts the doubt on its school and kind; a refused one casts it. When it is not known whose file
    was refused, the schools whose files lie beside it are doubted, else every school of which nothing was read now.
    """
    doutes = set(avant)
    for refuse in refuses:
        if not isinstance(refuse.raison, RacineInconnue):
            doutes |= _cast(refuse, connus=connus, candidats=candidats)
    return frozenset(doutes - set(lus))


def _cast(refuse: Refuse, *, connus: Collection[Cle], candidats: Collection[Candidat]) -> set[Cle]:
    if refuse.uai and refuse.source:
        return {(refuse.uai, refuse.source)}
    uais = {refuse.uai} if refuse.uai else _neighbours(refuse, candidats)
    return {
        (uai, source)
        for uai, source in connus
        if (not uais or uai in uais) and (not refuse.source or source == refuse.source)
    }


def _neighbours(refuse: Refuse, candidats: Collection[Candidat]) -> set[str]:
    dossier = refuse.fichier.chemin.parent
    return {candidat.entete.uai for candidat in candidats if candidat.fichier.chemin.parent == dossier}
