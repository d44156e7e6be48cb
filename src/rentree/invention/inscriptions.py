"""Who is enrolled in a school: shared children first, then families that fill the places left."""

from collections.abc import Iterator
from itertools import count
from random import Random

from rentree.invention.enfants import (
    Enfant,
    Inscription,
    draw_annee_naissance,
    draw_options,
    draw_sortie,
    invent_enfant,
)
from rentree.invention.familles import Compteurs, Famille, invent_famille, open_counters
from rentree.invention.partages import Place
from rentree.invention.plan import Plan
from rentree.invention.programmes import Niveau, niveaux_of

_PREMIER_ELENOET = 4001
Case = tuple[Niveau, bool]


def make_inscriptions(plan: Plan, rang: int, rng: Random, partages: tuple[Place, ...]) -> list[Inscription]:
    """Return the enrolments of a school: its population present, and a fifth more who have left."""
    places = _places(rng, plan.population_of(rang), niveaux_of(lycee=plan.is_lycee(rang)))
    elenoets = count(_PREMIER_ELENOET)
    inscriptions = []
    for place in partages:
        if (place.niveau, False) in places:
            places.remove((place.niveau, False))
        inscriptions.append(_inscribe(plan, rng, place.enfant, next(elenoets), (place.niveau, False)))
    for enfant, case in _fill(plan, rang, rng, places):
        inscriptions.append(_inscribe(plan, rng, enfant, next(elenoets), case))
    return inscriptions


def _places(rng: Random, population: int, niveaux: tuple[Niveau, ...]) -> list[Case]:
    """Return the places of a school in disorder: its levels in equal parts; leavers are mostly of the last one."""
    presents = [(niveaux[numero % len(niveaux)], False) for numero in range(population)]
    poids = [1] * (len(niveaux) - 1) + [4]
    places = presents + [(niveau, True) for niveau in rng.choices(niveaux, poids, k=round(0.2 * population))]
    rng.shuffle(places)
    return places


def _fill(plan: Plan, rang: int, rng: Random, places: list[Case]) -> Iterator[tuple[Enfant, Case]]:
    """Yield children with their place; one child in four has a brother or sister in the school."""
    compteurs, numeros = _counters(plan, rang), count()
    while places:
        famille = invent_famille(rng, compteurs)
        fratrie: list[Enfant] = []
        nombre = min(len(places), rng.choices((1, 2, 3), (86, 12, 2))[0])
        for case in [places.pop() for _ in range(nombre)]:
            fratrie.append(_child(plan, rang, rng, famille=famille, numero=next(numeros), case=case, aines=fratrie))
            yield fratrie[-1], case


def _counters(plan: Plan, rang: int) -> Compteurs:
    numeros, pas = plan.numeros_of(rang), plan.numeros_par_ecole
    return open_counters(
        personne=numeros.personne + pas,
        adresse=numeros.adresse + pas,
        commune=plan.commune_of(rang),
        departement=plan.uai_of(rang)[:3],
    )


def _child(
    plan: Plan, rang: int, rng: Random, *, famille: Famille, numero: int, case: Case, aines: list[Enfant]
) -> Enfant:
    niveau, sorti = case
    return invent_enfant(
        rng,
        famille,
        eleve_id=plan.numeros_of(rang).eleve + numero,
        ine=plan.ine_of(rang, numero),
        annee_naissance=draw_annee_naissance(rng, niveau, annee=plan.annee, sorti=sorti),
        aines=aines,
    )


def _inscribe(plan: Plan, rng: Random, enfant: Enfant, elenoet: int, case: Case) -> Inscription:
    """Enrol a child; one leaver in eight keeps the course of study, as in real exports."""
    niveau, sorti = case
    return Inscription(
        enfant=enfant,
        elenoet=elenoet,
        niveau=niveau,
        mef=None if sorti and rng.random() < 0.88 else niveau.mef,
        sortie=draw_sortie(rng, plan.annee) if sorti else None,
        options=draw_options(rng, niveau),
    )
