"""What school i shares with school i + 1: families, teachers, and (as a defect) pupils present in both.

Both schools replay the same stream, so neither needs the other.
"""

from dataclasses import dataclass, replace
from random import Random

from rentree.invention.enfants import Enfant, draw_annee_naissance, invent_enfant
from rentree.invention.familles import Compteurs, invent_famille, open_counters
from rentree.invention.personnels import invent_enseignant
from rentree.invention.plan import Plan
from rentree.invention.programmes import Niveau, niveaux_of
from rentree.model.exports import Individu

# Subjects that every level of every school has: a shared teacher always finds a service.
_MATIERES = ("043700", "030201", "100100")


@dataclass(frozen=True)
class Place:
    """A shared child, and the level in which one of the two schools enrols the child."""

    enfant: Enfant
    niveau: Niveau


@dataclass(frozen=True)
class Partage:
    """What two neighbours share; `doubles` are the pupils present in both, by their number in each school."""

    ici: tuple[Place, ...]
    la: tuple[Place, ...]
    enseignants: tuple[Individu, ...]
    doubles: tuple[tuple[int, int], ...]


def share(plan: Plan, rang: int) -> Partage:
    """Return what school `rang` shares with the next one; nothing for the last school or before the first."""
    if not 0 <= rang < plan.etablissements - 1:
        return Partage((), (), (), ())
    rng = plan.stream(rang, "partage")
    population = min(plan.population_of(rang), plan.population_of(rang + 1))
    paires = [_famille(plan, rang, numero, rng) for numero in range(round(0.034 * population))]
    doubles = _doubles(plan, rang, len(paires), rng)
    return Partage(
        ici=tuple(ici for ici, _ in paires) + tuple(ici for ici, _ in doubles),
        la=tuple(la for _, la in paires) + tuple(la for _, la in doubles),
        enseignants=_enseignants(plan, rang, rng),
        doubles=tuple((ici.enfant.eleve_id, la.enfant.eleve_id) for ici, la in doubles),
    )


def _famille(plan: Plan, rang: int, numero: int, rng: Random) -> tuple[Place, Place]:
    aine = _enfant(plan, rang, numero, rng, niveaux=niveaux_of(lycee=plan.is_lycee(rang)))
    cadet = _enfant(plan, rang + 1, numero, rng, niveaux=niveaux_of(lycee=plan.is_lycee(rang + 1)), aine=aine.enfant)
    return aine, cadet


def _enfant(
    plan: Plan, rang: int, numero: int, rng: Random, *, niveaux: tuple[Niveau, ...], aine: Enfant | None = None
) -> Place:
    """Enrol a shared child from the top of the school's numbers, odd and even for its two neighbours."""
    place = plan.numeros_par_ecole - 1 - 2 * numero - (1 if aine else 0)
    niveau = rng.choice(niveaux)
    famille = aine.famille if aine else invent_famille(rng, _compteurs(plan, rang, numero))
    enfant = invent_enfant(
        rng,
        famille,
        eleve_id=plan.numeros_of(rang).eleve + place,
        ine=plan.ine_of(rang, place),
        annee_naissance=draw_annee_naissance(rng, niveau, annee=plan.annee, sorti=False),
        aines=[aine] if aine else [],
    )
    return Place(enfant, niveau)


def _compteurs(plan: Plan, rang: int, numero: int) -> Compteurs:
    numeros = plan.numeros_of(rang)
    return open_counters(
        personne=numeros.personne + 5 * numero,
        adresse=numeros.adresse + 5 * numero,
        commune=plan.commune_of(rang),
        departement=plan.uai_of(rang)[:3],
    )


def _doubles(plan: Plan, rang: int, premier: int, rng: Random) -> list[tuple[Place, Place]]:
    """Enrol pupils in both schools: in one school of three under two numbers, in one of eight under the same."""
    memes_numeros = []
    if plan.defauts and rang % 3 == 0:
        memes_numeros.append(False)
    if plan.defauts and rang % 8 == 0:
        memes_numeros.append(True)
    return [
        _double(plan, rang, premier + decalage, rng, meme_numero=meme) for decalage, meme in enumerate(memes_numeros)
    ]


def _double(plan: Plan, rang: int, numero: int, rng: Random, *, meme_numero: bool) -> tuple[Place, Place]:
    niveaux, niveaux_la = niveaux_of(lycee=plan.is_lycee(rang)), niveaux_of(lycee=plan.is_lycee(rang + 1))
    if niveaux is not niveaux_la:
        niveaux = (_closest(niveaux, niveaux_la[1]),)
    ici = _enfant(plan, rang, numero, rng, niveaux=niveaux)
    ailleurs = plan.numeros_of(rang + 1).eleve + plan.numeros_par_ecole - 2 - 2 * numero
    la = ici.enfant if meme_numero else replace(ici.enfant, eleve_id=ailleurs)
    return ici, Place(la, _closest(niveaux_la, ici.niveau))


def _closest(niveaux: tuple[Niveau, ...], niveau: Niveau) -> Niveau:
    return min(niveaux, key=lambda autre: abs(autre.age - niveau.age))


def _enseignants(plan: Plan, rang: int, rng: Random) -> tuple[Individu, ...]:
    nombre = min(19, max(1, round(0.04 * plan.population_of(rang) / 12)))
    premier = plan.numeros_of(rang).agent
    return tuple(
        invent_enseignant(rng, premier + numero, matiere=rng.choice(_MATIERES), annee=plan.annee)
        for numero in range(nombre)
    )
