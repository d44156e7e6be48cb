"""Defects of the staff, in STS and in the list of non-teaching staff."""

from dataclasses import replace

from rentree.invention.brouillon import Brouillon
from rentree.invention.personnels import draw_identite, invent_enseignant
from rentree.model.exports import Individu


def add_idle_teacher(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add a teacher who has no service."""
    individu = invent_enseignant(
        brouillon.rng, next(brouillon.nouveaux_agents), matiere="061300", annee=brouillon.annee
    )
    brouillon.individus.append(individu)
    brouillon.note(defaut, f"epp:{individu.id}")


def add_local(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add a person typed in STS only: type `local`, neither sex nor birth name nor function."""
    identite = draw_identite(brouillon.rng, brouillon.annee)
    individu = Individu(
        type="local",
        id=next(brouillon.nouveaux_agents),
        sexe="",
        civilite=identite.sexe,
        nom_usage=identite.nom_usage,
        nom_patronymique="",
        prenom=identite.prenom,
        date_naissance=None,
        grade=None,
        fonction=None,
    )
    brouillon.individus.append(individu)
    brouillon.note(defaut, f"local:{individu.id}")


def drop_fonction(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Leave a teacher, or a member of the non-teaching staff, without function."""
    if variante % 2:
        _drop_atss_fonction(brouillon, defaut)
    else:
        _drop_teacher_fonction(brouillon, defaut)


def _drop_teacher_fonction(brouillon: Brouillon, defaut: str) -> None:
    candidats = [
        rang
        for rang, individu in enumerate(brouillon.individus)
        if individu.fonction == "ENS" and f"epp:{individu.id}" not in brouillon.touches
    ]
    if candidats:
        rang = brouillon.rng.choice(candidats)
        brouillon.individus[rang] = replace(brouillon.individus[rang], fonction=None)
        brouillon.note(defaut, f"epp:{brouillon.individus[rang].id}")


def _drop_atss_fonction(brouillon: Brouillon, defaut: str) -> None:
    candidats = [rang for rang, agent in enumerate(brouillon.atss) if f"gi:{agent.id}" not in brouillon.touches]
    if candidats:
        rang = brouillon.rng.choice(candidats)
        brouillon.atss[rang] = replace(brouillon.atss[rang], fonction="")
        brouillon.note(defaut, f"gi:{brouillon.atss[rang].id}")
