"""importer: exports -> snapshots. All of a file or nothing; the other files and schools go on."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

from rentree.formats.fichiers import Fichier
from rentree.model.erreurs import ErreurRentree
from rentree.pipeline.aaf import EtatAaf, ImportAaf, importer_aaf, read_etats
from rentree.pipeline.doutes import doubt
from rentree.pipeline.equipe import new_team
from rentree.pipeline.inventaire import (
    Candidat,
    Inventaire,
    Refuse,
    Remplace,
    by_school,
    choose_year,
    keep_newest,
    keep_year,
    take_stock,
)
from rentree.pipeline.lecture import Lecture, read_school
from rentree.pipeline.listes import read_staff
from rentree.pipeline.maison import Instantane, Maison
from rentree.pipeline.suivi import Suivi, silent

Courants = dict[tuple[str, str], Instantane]
REFUS_DITS = 12


class RienALire(ErreurRentree):
    """Aucun export n'a pu être lu."""

    que_faire = "Donnez un dossier qui contient les exports de SIECLE et de STS-WEB, ou des fichiers AAF."


@dataclass(frozen=True)
class Import:
    """What an import did: the year, the snapshots now current, what was read, refused, replaced, passed over.

    `doutes` are the (UAI, source) from which no absence may be concluded; `etats` are the states of the AAF received,
    and `aaf` says what was read of them now.
    """

    annee: int
    courants: Mapping[tuple[str, str], Instantane]
    doutes: frozenset[tuple[str, str]]
    lus: tuple[Instantane, ...]
    refuses: tuple[Refuse, ...]
    remplaces: tuple[Remplace, ...]
    plus_anciens: tuple[Remplace, ...]
    ignores: tuple[tuple[Fichier, str], ...]
    fichiers: int
    octets: int
    etats: tuple[EtatAaf, ...] = ()
    aaf: ImportAaf = field(default_factory=ImportAaf)

    @classmethod
    def standing(
        cls,
        annee: int,
        courants: Mapping[tuple[str, str], Instantane],
        doutes: frozenset[tuple[str, str]],
        etats: tuple[EtatAaf, ...],
    ) -> Self:
        """What is current, when nothing was read."""
        return cls(annee, courants, doutes, (), (), (), (), (), 0, 0, etats)

    @property
    def schools(self) -> list[str]:
        """UAI of every school that has a snapshot, sorted."""
        return sorted({uai for uai, _ in self.courants})


def importer(
    chemins: Sequence[Path],
    *,
    maison: Maison,
    au: datetime.date,
    annee: int | None = None,
    hors: Sequence[Path] = (),
    sauter: bool = False,
    suivi: Suivi = silent,
) -> Import:
    """Read every export below `chemins` into snapshots of `maison`, and every AAF set into states.

    The home folder and the folders of `hors` are ours: what they hold below a path given is no export. Files of one
    school belong together and one school year is read; what is refused leaves the school's last good snapshot in
    place. `au` is the day of the import and `sauter` lets a delta of the AAF follow a hole. Raises RienALire when
    nothing could be read, FichierIllisible when a path does not exist.
    """
    aaf = importer_aaf(chemins, maison=maison, jour=au, hors=hors, sauter=sauter, suivi=suivi)
    stock = take_stock(chemins, hors=(maison.racine, *hors, *aaf.pris))
    etats = read_etats(maison)
    an = choose_year(stock, annee) or _year_at_home(maison, etats)
    if an is None:
        raise _nothing_read(chemins, (*aaf.refuses, *stock.refuses), aaf)
    stock = keep_newest(keep_year(stock, an))
    courants: Courants = maison.read_courants(an)
    releve = _read_stock(maison, stock, courants, an, suivi=suivi)
    tous_refus = (*aaf.refuses, *stock.refuses, *releve.refuses)
    if not (releve.plus_anciens or aaf.read or _has_exports(releve.lus, courants)):
        if courants:
            _update_doubts(maison, an, courants, stock, releve)
        raise _nothing_read(chemins, tous_refus, aaf)
    courants.update({(lu.uai, lu.source): lu for lu in releve.lus})
    maison.write_courants(an, courants)
    return Import(
        annee=an,
        courants=courants,
        doutes=_update_doubts(maison, an, courants, stock, releve),
        lus=tuple(sorted(releve.lus, key=lambda lu: (lu.uai, lu.source))),
        refuses=tuple(sorted(tous_refus, key=lambda refuse: refuse.fichier.nom)),
        remplaces=stock.remplaces + releve.remplaces,
        plus_anciens=releve.plus_anciens,
        ignores=stock.ignores,
        fichiers=len(stock.candidats)
        + len(stock.personnels)
        + len(stock.remplaces)
        + len(stock.refuses)
        + aaf.fichiers,
        octets=releve.octets + aaf.octets,
        etats=etats,
        aaf=aaf,
    )


@dataclass(frozen=True)
class _Releve:
    """What was read of a stock."""

    lus: tuple[Instantane, ...]
    refuses: tuple[Refuse, ...]
    remplaces: tuple[Remplace, ...]
    plus_anciens: tuple[Remplace, ...]
    octets: int


def _read_stock(maison: Maison, stock: Inventaire, courants: Courants, an: int, *, suivi: Suivi) -> _Releve:
    frais, plus_anciens = _split_older(stock.candidats, courants)
    lectures = list(_read_schools(maison, frais, suivi=suivi))
    horodatages = {candidat.cle: candidat.entete.horodatage for candidat in frais}
    lus = [replace(lu.instantane, horodatage=horodatages[lu.uai, lu.source]) for lu in lectures if lu.instantane]
    refuses = [Refuse(lu.fichier, lu.uai, lu.refus, lu.source) for lu in lectures if lu.refus]
    listes = read_staff(maison, stock.personnels, an)
    return _Releve(
        lus=(*lus, *listes.lus),
        refuses=(*refuses, *listes.refuses),
        remplaces=listes.remplaces,
        plus_anciens=tuple(plus_anciens),
        octets=sum(lu.octets for lu in lectures),
    )


def _update_doubts(
    maison: Maison, an: int, courants: Courants, stock: Inventaire, releve: _Releve
) -> frozenset[tuple[str, str]]:
    doutes = doubt(
        maison.read_doutes(an),
        refuses=(*stock.refuses, *releve.refuses),
        lus={(lu.uai, lu.source) for lu in releve.lus},
        connus=courants,
        candidats=stock.candidats,
    )
    maison.write_doutes(an, doutes)
    return doutes


def _has_exports(lus: Sequence[Instantane], courants: Courants) -> bool:
    """A list of staff alone makes no school year: it needs an export, read now or before."""
    return any(lu.source != "personnels" for lu in lus) or (bool(lus) and bool(courants))


def _year_at_home(maison: Maison, etats: Sequence[EtatAaf]) -> int | None:
    """A list of staff carries no year: it goes with the latest year that the home folder or an AAF knows."""
    return max([*maison.years(), *(etat.annee for etat in etats)], default=None)


def _nothing_read(chemins: Sequence[Path], refuses: Sequence[Refuse], aaf: ImportAaf) -> RienALire:
    """Each refusal carries its own advice: the general one is for those who gave nothing that is an export."""
    raisons = [str(refuse.raison) for refuse in refuses] + [constat.message for constat in aaf.constats]
    erreur = RienALire(", ".join(map(str, chemins)), detail=_reasons(raisons))
    if raisons:
        erreur.que_faire = ""
    return erreur


def _reasons(raisons: Sequence[str]) -> str:
    """Why each file was refused or left, the first ones in full."""
    if not raisons:
        return "aucun fichier reconnu"
    reste = f"\n… et {len(raisons) - REFUS_DITS} autres refus" if len(raisons) > REFUS_DITS else ""
    return "\n" + "\n".join(raisons[:REFUS_DITS]) + reste


def _split_older(candidats: Sequence[Candidat], courants: Courants) -> tuple[list[Candidat], list[Remplace]]:
    """Set apart the files that are older than what the school's current snapshot was made from."""
    frais, plus_anciens = [], []
    for candidat in candidats:
        courant = courants.get(candidat.cle)
        if courant and is_older(candidat.entete.horodatage, courant.horodatage):
            plus_anciens.append(Remplace(candidat, courant.fichier))
        else:
            frais.append(candidat)
    return frais, plus_anciens


def is_older(horodatage: datetime.datetime | None, courant: datetime.datetime | None) -> bool:
    """Tell whether an export was made before another; one that carries no time stamp proves nothing."""
    return horodatage is not None and courant is not None and horodatage < courant


def _read_schools(maison: Maison, candidats: Sequence[Candidat], *, suivi: Suivi) -> Iterator[Lecture]:
    """Read schools in parallel processes; a lone school is read here."""
    ecoles = [
        [Lecture(candidat.fichier, *candidat.cle, candidat.entete.annee) for candidat in fichiers]
        for fichiers in by_school(candidats).values()
    ]
    total = len(ecoles)
    if total <= 2:
        for fait, ecole in enumerate(ecoles, start=1):
            yield from read_school(maison, ecole)
            suivi("importer", fait, total)
        return
    with new_team(total) as equipe:
        futurs = [equipe.submit(read_school, maison, ecole) for ecole in ecoles]
        for fait, futur in enumerate(as_completed(futurs), start=1):
            yield from futur.result()
            suivi("importer", fait, total)
