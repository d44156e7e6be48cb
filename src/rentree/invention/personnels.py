"""The staff of a school: teachers, heads, CPE, documentalist, replacements, and the non-teaching staff (ATSS)."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from rentree.invention.noms import draw_nom, draw_origine, draw_prenom
from rentree.invention.programmes import disciplines
from rentree.model.exports import Atss, Discipline, Individu

_GRADES = ("CERT. CL N", "CERT. CL N", "CERT. H CL", "CERT CE", "AGREGE CLN", "MA 2C")
_GRADES_EPS = ("EPS CL N", "EPS H CL")
_FONCTIONS_ATSS = ("ADF", "ADF", "OUV", "OUV", "LAB", "MDS", "TEC")
_DOCUMENTATION = Discipline("L0080", "DOCUMENT.", 30.0)


@dataclass(frozen=True)
class Identite:
    """The civil status of a member of the staff, in the capitals without accents of STS; ISO birth date."""

    sexe: str
    nom: str
    nom_usage: str
    prenom: str
    naissance: str


def without_accents(texte: str) -> str:
    """Return `texte` in plain ASCII capitals, as the staff databases hold names."""
    decompose = unicodedata.normalize("NFD", texte.replace("Œ", "OE").replace("œ", "oe"))
    return "".join(c for c in decompose if not unicodedata.combining(c)).upper()


def draw_identite(rng: Random, annee: int) -> Identite:
    """Draw the civil status of an adult of 23 to 66; one woman in three has a married name."""
    sexe, origine = rng.choice("122"), draw_origine(rng)
    nom = without_accents(draw_nom(rng, origine))
    marie = sexe == "2" and rng.random() < 0.33
    usage = without_accents(draw_nom(rng, draw_origine(rng))) if marie else nom
    prenom = without_accents(draw_prenom(rng, origine, sexe))
    naissance = f"{annee - rng.randint(23, 66)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
    return Identite(sexe, nom, usage, prenom, naissance)


def invent_enseignant(rng: Random, agent_id: int, *, matiere: str, annee: int) -> Individu:
    """Invent a teacher of a subject (`epp`, function ENS), with the discipline that teaches it."""
    discipline = disciplines()[matiere]
    grades = _GRADES_EPS if discipline.code == "L1900" else _GRADES
    return _agent(rng, agent_id, annee, fonction="ENS", grade=rng.choice(grades), discipline=discipline)


def invent_encadrement(rng: Random, ids: Iterator[int], *, population: int, annee: int) -> list[Individu]:
    """Invent the heads (`dir`), the CPE (one for 250 pupils) and one documentalist."""
    chefs = [_chef(rng, next(ids), annee) for _ in range(2 if population > 300 else 1)]
    cpe = [
        _agent(rng, next(ids), annee, fonction="EDU", grade="CPE CL N", discipline=None)
        for _ in range(1 + population // 250)
    ]
    documentaliste = _agent(rng, next(ids), annee, fonction="DOC", grade="CERT. CL N", discipline=_DOCUMENTATION)
    return [*chefs, *cpe, documentaliste]


def invent_atss(rng: Random, ids: Iterator[int], *, uai: str, population: int, annee: int) -> list[Atss]:
    """Invent the non-teaching staff of a school: three, and one more for 60 pupils."""
    return [_atss(rng, next(ids), uai, annee) for _ in range(3 + population // 60)]


def _agent(
    rng: Random, agent_id: int, annee: int, *, fonction: str, grade: str, discipline: Discipline | None
) -> Individu:
    identite = draw_identite(rng, annee)
    return Individu(
        type="epp",
        id=agent_id,
        sexe=identite.sexe,
        civilite=identite.sexe,
        nom_usage=identite.nom_usage,
        nom_patronymique=identite.nom,
        prenom=identite.prenom,
        date_naissance=identite.naissance,
        grade=grade,
        fonction=fonction,
        disciplines=(discipline,) if discipline else (),
    )


def _chef(rng: Random, agent_id: int, annee: int) -> Individu:
    identite = draw_identite(rng, annee)
    return Individu(
        type="dir",
        id=agent_id,
        sexe=identite.sexe,
        civilite=identite.sexe,
        nom_usage=identite.nom_usage,
        nom_patronymique=identite.nom,
        prenom=identite.prenom,
        date_naissance=None,
        grade=None,
        fonction="DIR",
    )


def _atss(rng: Random, agent_id: int, uai: str, annee: int) -> Atss:
    identite = draw_identite(rng, annee)
    return Atss(
        uai=uai,
        id=agent_id,
        civilite="M." if identite.sexe == "1" else "MME",
        nom_usage=identite.nom_usage,
        nom_patronymique=identite.nom,
        prenom=identite.prenom,
        date_naissance=identite.naissance,
        fonction=rng.choice(_FONCTIONS_ATSS),
        mel=f"agent{agent_id}@example.org",
    )
