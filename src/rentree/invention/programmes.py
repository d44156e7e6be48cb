"""Levels, courses of study, subjects and disciplines of an ordinary collège and of a general lycée.

The codes are those of the BCN nomenclatures as real exports of 2020 to 2022 carry them; the hours are plausible.
"""

from dataclasses import dataclass
from functools import cache

from rentree.invention.codes import codes_siecle, codes_sts
from rentree.model.exports import Discipline, Matiere, Mef, Nomenclature, Programme


@dataclass(frozen=True, slots=True)
class Niveau:
    """A level: its course of study, the usual age on 31 December of the first year, and what is taught.

    `classe` lists (subject, hours) taught to the whole division; `demis` the subjects taught in half classes;
    `lv2`, `specialites` and `options` the subjects taught in groups across divisions.
    """

    signe: str
    libelle: str
    mef: str
    mef_bilangue: str | None
    mef_precedent: str
    age: int
    classe: tuple[tuple[str, float], ...]
    demis: tuple[str, ...]
    lv2: tuple[str, ...]
    heures_lv2: float
    specialites: tuple[str, ...]
    nombre_specialites: int
    heures_specialite: float
    options: tuple[str, ...]


LV1 = "030201"
LATIN = "020300"
_LV2 = ("030602", "030102", "030902")
_SPECIALITES = ("061300", "062300", "062900", "050700", "043900", "010500")
_CYCLE4 = (
    ("020700", 4.5), ("061300", 3.5), ("043700", 3.0), ("043800", 0.5), (LV1, 3.0), ("081300", 1.0), ("090100", 1.0),
    ("100100", 3.0), ("062300", 1.5), ("062900", 1.5), ("070800", 1.5),
)  # fmt: skip
_SIXIEME = (
    ("020700", 4.5), ("061300", 4.5), ("043700", 3.0), ("043800", 0.5), (LV1, 4.0), ("081300", 1.0), ("090100", 1.0),
    ("100100", 4.0), ("062300", 1.0), ("062900", 1.0), ("070800", 1.0),
)  # fmt: skip
_SECONDE = (
    ("020700", 4.0), ("061300", 4.0), ("043700", 3.0), ("043800", 0.5), (LV1, 3.0), ("050700", 1.5), ("062300", 3.0),
    ("062900", 1.5), ("074600", 1.5), ("100100", 2.0),
)  # fmt: skip
_PREMIERE = (("020700", 4.0), ("043700", 3.0), ("043800", 0.5), (LV1, 2.5), ("065300", 2.0), ("100100", 2.0))
_TERMINALE = (("010300", 4.0), ("043700", 3.0), ("043800", 0.5), (LV1, 2.0), ("065300", 2.0), ("100100", 2.0))
_DEMIS = ("062900", "070800")

COLLEGE = (
    Niveau("6", "SIXIEME", "10010012110", "10010027110", "00310002220", 11, _SIXIEME, _DEMIS, (), 2.5, (), 0, 0.0, ()),
    Niveau("5", "CINQUIEME", "10110001110", None, "10010012110", 12, _CYCLE4, _DEMIS, _LV2, 2.5, (), 0, 0.0, (LATIN,)),
    Niveau("4", "QUATRIEME", "10210001110", None, "10110001110", 13, _CYCLE4, _DEMIS, _LV2, 2.5, (), 0, 0.0, (LATIN,)),
    Niveau("3", "TROISIEME", "10310019110", None, "10210001110", 14, _CYCLE4, _DEMIS, _LV2, 2.5, (), 0, 0.0, (LATIN,)),
)
LYCEE = (
    Niveau(
        "2", "SECONDE", "20010018110", None, "10310019110", 15, _SECONDE, ("062300", "062900"), _LV2, 2.5, (), 0, 0.0,
        ("278500",),
    ),
    Niveau(
        "1", "PREMIERE", "20110019110", None, "20010018110", 16, _PREMIERE, ("065300",), _LV2, 2.0, _SPECIALITES, 3,
        4.0, (),
    ),
    Niveau(
        "T", "TERMINALE", "20210019110", None, "20110019110", 17, _TERMINALE, ("065300",), _LV2, 2.0, _SPECIALITES, 2,
        6.0, ("480300", "480400"),
    ),
)  # fmt: skip

_MEFS = (
    Mef("00310002220", "CM2", "CM2 (ELEMENTAIRE)", None, "3", None, "11250010002", 0, "0", "01/09/1991"),
    Mef("10010012110", "6EME", "6EME", "6ème", "1", "10010012110", "21110010012", 1, "1", "01/09/1995"),
    Mef("10010027110", "6E BC", "6EME BILANGUE DE CONTINUITE", "6ème bilangue", "1", "10010027110", "21110010027", 2,
        "1", "01/09/2016"),
    Mef("10110001110", "5EME", "5EME", "5ème", "1", "10110001110", "21120010001", 2, "1", "01/09/1992"),
    Mef("10210001110", "4EME", "4EME", "4ème", "1", "10210001110", "21150010001", 2, "1", "01/09/1992"),
    Mef("10310019110", "3EME", "3EME", "3ème", "1", "10310019110", "21160010019", 2, "1", "01/09/2002"),
    Mef("20010018110", "2-GT", "2NDE GENERALE ET TECHNOLOGIQUE", "2nde générale et technologique", "1", "20010018110",
        "22111410018", 2, "1", "01/09/2019"),
    Mef("20110019110", "1G", "PREMIERE GENERALE", "Première générale", "1", "20110019110", "22121810019", 5, "1",
        "01/09/2019"),
    Mef("20210019110", "TG", "TERMINALE GENERALE", "Terminale générale", "1", "20210019110", "22131810019", 4, "1",
        "01/09/2020"),
)  # fmt: skip
_MATIERES = """
010300;PHILO;PHILOSOPHIE;PHILOSOPHIE;Philosophie
010500;HLPHI;HUMAN.LITTER.PHILO.;HUMANITES, LITTÉRATURE ET PHILOSOPHIE;Humanités, littérature et philosophie
020300;LCALA;LCA LATIN;LANGUES ET CULTURES DE L'ANTIQUITE LATIN;Langues et cultures de l'Antiquité LATIN
020700;FRANC;FRANCAIS;FRANCAIS;Français
030102;ALL2;ALLEMAND LV2;ALLEMAND LV2;Allemand lv2
030201;AGL1;ANGLAIS LV1;ANGLAIS LV1;Anglais lv1
030602;ESP2;ESPAGNOL LV2;ESPAGNOL LV2;Espagnol lv2
030902;ITA2;ITALIEN LV2;ITALIEN LV2;Italien lv2
043700;HI-GE;HISTOIRE-GEOGRAPHIE;HISTOIRE-GEOGRAPHIE;Histoire-géographie
043800;EMC;ENS. MORAL & CIVIQUE;ENSEIGNEMENT MORAL ET CIVIQUE;Enseignement moral et civique
043900;HGGSP;HIST.GEO.GEOPOL.S.P.;HIST.-GEO. GEOPOLITIQUE & SC.POLITIQUES;Histoire-géographie, géopolitique
050700;SES;SC. ECONO.& SOCIALES;SCIENCES ECONOMIQUES ET SOCIALES;Sciences économiques et sociales
061300;MATHS;MATHEMATIQUES;MATHEMATIQUES;Mathématiques
062300;PH-CH;PHYSIQUE-CHIMIE;PHYSIQUE-CHIMIE;Physique-chimie
062900;SVT;SCIENCES VIE & TERRE;SCIENCES DE LA VIE ET DE LA TERRE;Sciences de la vie et de la terre
065300;G-SCI;ENSEIGN.SCIENTIFIQUE;ENSEIGNEMENT SCIENTIFIQUE;Enseignement scientifique
070800;TECHN;TECHNOLOGIE;TECHNOLOGIE;Technologie
074600;SNTEC;SC.NUMERIQ.TECHNOL.;SCIENCES NUMERIQUES ET TECHNOLOGIE;Sciences numériques et technologie
081300;EDMUS;EDUCATION MUSICALE;EDUCATION MUSICALE;Education musicale
090100;A-PLA;ARTS PLASTIQUES;ARTS PLASTIQUES;Arts plastiques
100100;EPS;ED.PHYSIQUE & SPORT.;EDUCATION PHYSIQUE ET SPORTIVE;Education physique et sportive
278500;THEAT;THEATRE;THEATRE;Théâtre
480300;MATCO;MATHS COMPLEMENTAIRE;MATHEMATIQUES COMPLEMENTAIRES;Mathématiques complémentaires
480400;MATEX;MATHS EXPERTES;MATHEMATIQUES EXPERTES;Mathématiques expertes
"""
_DISCIPLINES = """
010300 L0100 PHILO|010500 L0202 LET MODERN|020300 L0201 LET CLASS|020700 L0202 LET MODERN|030102 L0421 ALLEMAND
030201 L0422 ANGLAIS|030602 L0426 ESPAGNOL|030902 L0429 ITALIEN|043700 L1000 HIST. GEO.|043800 L1000 HIST. GEO.
043900 L1000 HIST. GEO.|050700 L1100 SC.ECO.SOC|061300 L1300 MATHS|062300 L1500 PHY.CHIMIE|062900 L1600 S. V. T.
065300 L1600 S. V. T.|070800 L1400 TECHNOLOGI|074600 L1300 MATHS|081300 L1700 EDUC MUSIC|090100 L1800 ARTS PLAST
100100 L1900 E. P. S|278500 L0202 LET MODERN|480300 L1300 MATHS|480400 L1300 MATHS
"""


def niveaux_of(*, lycee: bool) -> tuple[Niveau, ...]:
    """Return the levels of a school, the youngest first."""
    return LYCEE if lycee else COLLEGE


@cache
def disciplines() -> dict[str, Discipline]:
    """Return the recruitment discipline that teaches each subject, for a full service of 18 hours."""
    parties = (ligne.split(" ", 2) for ligne in _DISCIPLINES.strip().replace("\n", "|").split("|"))
    return {matiere: Discipline(code, libelle, 18.0) for matiere, code, libelle in parties}


@cache
def nomenclature_of(*, lycee: bool) -> Nomenclature:
    """Return the nomenclatures of a collège or of a lycée: former courses of study too."""
    niveaux = niveaux_of(lycee=lycee)
    programmes = tuple(programme for niveau in niveaux for programme in _programmes(niveau))
    return Nomenclature(
        mefs=tuple(mef for mef in _MEFS if mef.code in _mefs(niveaux)),
        matieres=_matieres(programmes),
        programmes=programmes,
        codes=codes_siecle(),
        codes_sts=codes_sts(),
    )


def _mefs(niveaux: tuple[Niveau, ...]) -> set[str]:
    codes = {niveau.mef for niveau in niveaux} | {niveau.mef_precedent for niveau in niveaux}
    return codes | {niveau.mef_bilangue for niveau in niveaux if niveau.mef_bilangue}


def _matieres(programmes: tuple[Programme, ...]) -> tuple[Matiere, ...]:
    enseignees = {programme.matiere for programme in programmes}
    lignes = (ligne.split(";") for ligne in _MATIERES.strip().splitlines())
    return tuple(Matiere(*ligne) for ligne in lignes if ligne[0] in enseignees)


def _programmes(niveau: Niveau) -> list[Programme]:
    classe = [(m, "O" if m == LV1 else "S", heures) for m, heures in niveau.classe]
    lignes = classe + [(m, "O", niveau.heures_lv2) for m in niveau.lv2]
    lignes += [(m, "O", niveau.heures_specialite) for m in niveau.specialites]
    lignes += [(m, "F", 3.0) for m in niveau.options]
    rows = [Programme(niveau.mef, *ligne) for ligne in lignes]
    if niveau.mef_bilangue:
        bilangue = [*classe, ("030102", "O", niveau.heures_lv2)]
        rows += [Programme(niveau.mef_bilangue, *ligne) for ligne in bilangue]
    return rows
