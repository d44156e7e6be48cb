"""The canonical tables: one documented Arrow schema each, the same for every source and every version of it."""

from rentree.model.tables.eleves import ADRESSES, ELEVE_OPTIONS, ELEVE_STRUCTURES, ELEVES, LIENS, RESPONSABLES
from rentree.model.tables.etablissement import ETABLISSEMENTS, MATIERES, MEFS, VALEURS_ILLISIBLES
from rentree.model.tables.personnels import (
    DISCIPLINES,
    PERSONNEL_FONCTIONS,
    PERSONNELS,
    PROFESSEURS_PRINCIPAUX,
    SERVICE_ENSEIGNANTS,
    SERVICES,
)
from rentree.model.tables.schema import PROVENANCE, Colonne, TableCanonique
from rentree.model.tables.structures import DIVISION_MEFS, DIVISIONS, GROUPE_DIVISIONS, GROUPE_MEFS, GROUPES

TABLES: dict[str, TableCanonique] = {
    table.nom: table
    for table in (
        ETABLISSEMENTS,
        MEFS,
        MATIERES,
        DIVISIONS,
        DIVISION_MEFS,
        GROUPES,
        GROUPE_DIVISIONS,
        GROUPE_MEFS,
        ELEVES,
        ELEVE_STRUCTURES,
        ELEVE_OPTIONS,
        RESPONSABLES,
        LIENS,
        ADRESSES,
        PERSONNELS,
        PERSONNEL_FONCTIONS,
        DISCIPLINES,
        PROFESSEURS_PRINCIPAUX,
        SERVICES,
        SERVICE_ENSEIGNANTS,
        VALEURS_ILLISIBLES,
    )
}

__all__ = ["PROVENANCE", "TABLES", "Colonne", "TableCanonique"]
