"""Divisions and groups: classes of 24 to 30, half classes, languages and options across divisions."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from rentree.invention.enfants import Inscription
from rentree.invention.programmes import LATIN, Niveau

_TAILLE = 27
_PAR_GROUPE = 28
_RADICAUX = {
    "030602": "ESP", "030102": "ALL", "030902": "ITA", "020300": "LAT", "061300": "MAT", "062300": "PHC",
    "062900": "SVT", "050700": "SES", "043900": "HGG", "010500": "HLP", "278500": "THE", "480300": "MCO",
    "480400": "MEX",
}  # fmt: skip


@dataclass(frozen=True)
class Besoin:
    """A service to be given to a teacher: in which structure, what, how many hours."""

    structure: str
    matiere: str
    heures: float


@dataclass(frozen=True)
class Division:
    """A division, with every course of study that it is attached to."""

    code: str
    libelle: str
    mefs: tuple[str, ...]


@dataclass(frozen=True)
class Groupe:
    """A group of pupils of one or several divisions."""

    code: str
    mefs: tuple[str, ...]
    divisions: tuple[str, ...]


@dataclass(frozen=True)
class Structures:
    """The divisions and groups of a school, and what has to be taught in them."""

    divisions: list[Division]
    groupes: list[Groupe]
    besoins: list[Besoin]


def make_structures(rng: Random, inscriptions: list[Inscription], niveaux: tuple[Niveau, ...]) -> Structures:
    """Put the pupils present into divisions and groups; a collège in three has a bilingual sixième."""
    structures = Structures([], [], [])
    style, bilangue = rng.randrange(5), rng.random() < 0.33
    for niveau in niveaux:
        presents = [i for i in inscriptions if i.niveau is niveau and i.sortie is None]
        if presents:
            rng.shuffle(presents)
            classes = _make_divisions(structures, presents, niveau, style=style, bilangue=bilangue)
            _make_demis(rng, structures, classes, niveau)
            _make_transversaux(structures, presents, niveau)
    return structures


def division_code(niveau: Niveau, rang: int, style: int) -> str:
    """Return the code of division `rang` of a level in one of the five ways that schools write them."""
    lettre, numero = chr(ord("A") + rang % 26) + str(rang // 26 or ""), rang + 1
    if niveau.signe in "21T":
        court = {"2": "2GT", "1": "1G", "T": "TG"}[niveau.signe]
        return (f"{court}{numero}", f"{court} {numero}", f"{niveau.signe}{numero:02d}")[style % 3]
    return (
        f"{niveau.signe}{lettre}", f"{niveau.signe} {lettre}", f"{niveau.signe}{numero:02d}",
        f"{niveau.signe}EME{numero}", f"{niveau.signe}EME {numero}",
    )[style]  # fmt: skip


def _make_divisions(
    structures: Structures, presents: list[Inscription], niveau: Niveau, *, style: int, bilangue: bool
) -> list[list[Inscription]]:
    nombre = max(1, round(len(presents) / _TAILLE))
    classes = [presents[rang::nombre] for rang in range(nombre)]
    for rang, classe in enumerate(classes):
        code = division_code(niveau, rang, style)
        mefs: tuple[str, ...] = (niveau.mef,)
        if rang == 0 and bilangue and niveau.mef_bilangue and len(classe) > 8:
            mefs = (niveau.mef, niveau.mef_bilangue)
            _make_bilangue(classe, niveau.mef_bilangue)
        for inscription in classe:
            inscription.division = code
        structures.divisions.append(Division(code, f"{niveau.libelle} {rang + 1}", mefs))
        structures.besoins.extend(Besoin(code, matiere, heures) for matiere, heures in niveau.classe)
    return classes


def _make_bilangue(classe: list[Inscription], mef: str) -> None:
    for inscription in classe[: len(classe) // 2]:
        inscription.mef = mef
        inscription.options.append(("O", "030102"))


def _make_demis(rng: Random, structures: Structures, classes: list[list[Inscription]], niveau: Niveau) -> None:
    """Cut half of the divisions in two for one subject; the code is the division's and a suffix, 8 at most."""
    for classe in classes:
        if len(classe) < 8 or rng.random() < 0.5:
            continue
        matiere = rng.choice(niveau.demis)
        for moitie in (1, 2):
            code = f"{classe[0].division.replace(' ', '')}_{moitie}"
            _add_group(structures, code, classe[moitie - 1 :: 2], Besoin(code, matiere, 1.0))


def _make_transversaux(structures: Structures, presents: list[Inscription], niveau: Niveau) -> None:
    for matiere, choisis in _by_option(presents):
        heures = _heures_of(niveau, matiere)
        for numero, membres in enumerate(_cut(choisis), start=1):
            code = f"{niveau.signe}{_RADICAUX[matiere]}{'-' if matiere == LATIN else ' '}{numero}"
            _add_group(structures, code, membres, Besoin(code, matiere, heures))


def _by_option(presents: list[Inscription]) -> Iterator[tuple[str, list[Inscription]]]:
    """Yield the subjects taught in groups with the pupils who chose them, those of one division together."""
    for matiere in _RADICAUX:
        choisis = [i for i in presents if any(option == matiere for _, option in i.options)]
        if choisis:
            yield matiere, sorted(choisis, key=lambda i: (i.division, i.enfant.eleve_id))


def _cut(membres: list[Inscription]) -> list[list[Inscription]]:
    nombre = -(-len(membres) // _PAR_GROUPE)
    taille = -(-len(membres) // nombre)
    return [membres[debut : debut + taille] for debut in range(0, len(membres), taille)]


def _heures_of(niveau: Niveau, matiere: str) -> float:
    if matiere in niveau.specialites:
        return niveau.heures_specialite
    return 3.0 if matiere in niveau.options else niveau.heures_lv2


def _add_group(structures: Structures, code: str, membres: list[Inscription], besoin: Besoin) -> None:
    divisions = tuple(sorted({i.division for i in membres}))
    mefs = tuple(sorted({i.mef for i in membres if i.mef}))
    for inscription in membres:
        inscription.groupes.append(code)
    structures.groupes.append(Groupe(code, mefs, divisions))
    structures.besoins.append(besoin)
