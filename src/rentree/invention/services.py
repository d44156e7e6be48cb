"""Who teaches what: the posts of a school follow its hours, every teacher has a service, some teach together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random

from rentree.invention.personnels import invent_enseignant
from rentree.invention.programmes import disciplines
from rentree.invention.structures import Besoin
from rentree.model.exports import Enseignant, Individu, Service


@dataclass(frozen=True)
class Equipe:
    """The teachers of a school, and the services of each structure."""

    enseignants: list[Individu]
    services: dict[str, tuple[Service, ...]]


def give_services(
    rng: Random, besoins: list[Besoin], *, venus: tuple[Individu, ...], population: int, ids: Iterator[int], annee: int
) -> Equipe:
    """Invent one teacher for 12 pupils, those of `venus` (shared with a neighbour) included, and give the services."""
    par_discipline = _by_discipline(besoins)
    total = sum(b.heures for b in besoins)
    equipe = Equipe([], {})
    for code, lot in par_discipline.items():
        poste = population / 12 * sum(b.heures for b in lot) / total
        profs = [individu for individu in venus if individu.disciplines[0].code == code]
        nombre = min(max(1, round(poste)), len(lot)) - len(profs)
        profs += [invent_enseignant(rng, next(ids), matiere=lot[0].matiere, annee=annee) for _ in range(nombre)]
        equipe.enseignants.extend(profs)
        _share_out(rng, equipe, lot, profs)
    return equipe


def name_principals(rng: Random, equipe: Equipe, divisions: Iterable[str]) -> list[Individu]:
    """Return the teachers, one of each division's made its form teacher."""
    principaux: dict[int, list[str]] = {}
    for code in divisions:
        candidats = [e.id for service in equipe.services[code] for e in service.enseignants]
        principaux.setdefault(rng.choice(candidats), []).append(code)
    return [
        replace(individu, divisions_principales=tuple(principaux.get(individu.id, ())))
        for individu in equipe.enseignants
    ]


def _by_discipline(besoins: list[Besoin]) -> dict[str, list[Besoin]]:
    lots: dict[str, list[Besoin]] = {}
    for besoin in besoins:
        lots.setdefault(disciplines()[besoin.matiere].code, []).append(besoin)
    return lots


def _share_out(rng: Random, equipe: Equipe, lot: list[Besoin], profs: list[Individu]) -> None:
    """Deal the services in turn; a teacher left without one joins a colleague's."""
    for rang, besoin in enumerate(lot):
        choisis = [profs[rang % len(profs)], *profs[len(lot) + rang :: len(lot)]]
        if len(profs) > 1 and rng.random() < 0.05:
            choisis.append(profs[(rang + 1) % len(profs)])
        service = _service(rng, besoin, choisis)
        equipe.services[besoin.structure] = (*equipe.services.get(besoin.structure, ()), service)


def _service(rng: Random, besoin: Besoin, profs: list[Individu]) -> Service:
    """Several teachers either teach together (each all the hours) or share the hours, as both exist."""
    uniques = list({prof.id: prof for prof in profs}.values())
    ensemble = len(uniques) > 2 or (len(uniques) == 2 and rng.random() < 0.7)
    heures = besoin.heures if ensemble else besoin.heures / len(uniques)
    return Service(
        matiere=besoin.matiere,
        modalite="CG",
        co_enseignement=ensemble,
        enseignants=tuple(Enseignant(prof.type, prof.id, heures) for prof in uniques),
        heures=heures * len(uniques),
    )
