"""Replacement teachers (`eppsup`): one absent teacher, all of whose services somebody else takes for a while."""

from random import Random

from rentree.invention.personnels import draw_identite
from rentree.model.exports import Individu, Remplacement, StructureSts, Suppleant


def invent_suppleant(
    rng: Random, agent_id: int, *, absent: Individu, structures: list[StructureSts], annee: int
) -> Suppleant:
    """Invent who replaces `absent` from mid-September to the autumn holidays."""
    identite = draw_identite(rng, annee)
    return Suppleant(
        id=agent_id,
        sexe=identite.sexe,
        civilite=identite.sexe,
        nom_usage=identite.nom_usage,
        nom_patronymique=identite.nom,
        prenom=identite.prenom,
        grade="MA 2C",
        fonction="ENS",
        remplacements=tuple(_remplacements(absent, structures, annee)),
    )


def _remplacements(absent: Individu, structures: list[StructureSts], annee: int) -> list[Remplacement]:
    return [
        Remplacement(
            matiere=service.matiere,
            structure=structure.code,
            modalite=service.modalite,
            date_debut=f"{annee}-09-08",
            date_fin=f"{annee}-10-17",
            heures=enseignant.heures,
            absent_type=absent.type,
            absent_id=absent.id,
        )
        for structure in structures
        for service in structure.services
        for enseignant in service.enseignants
        if (enseignant.type, enseignant.id) == (absent.type, absent.id)
    ]
