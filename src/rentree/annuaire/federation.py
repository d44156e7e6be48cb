"""The steps of federation, in order; the two places where Python steps in are the joining of keys and the register."""

from collections.abc import Iterable

import pyarrow as pa

from rentree.engine import Moteur
from rentree.model.nomenclatures import DEPARTEMENTS, FONCTIONS

PAQUET = "rentree.annuaire.sql"

FICHES = ("academies", "etablissement_fiches", "eleve_fiches", "rapprochements", "ecoles_rapprochees")
DEVENIRS = (
    "eleve_groupes",
    "eleve_devenirs",
    "responsable_fiches",
    "liens_retenus",
    "responsable_devenirs",
    "personnel_devenirs",
    "cles_personnes",
)
JOINTURES = ("jointures", "cles_nouvelles")
ANNUAIRE = (
    "annuaire_etablissements",
    "annuaire_eleves",
    "annuaire_eleve_structures",
    "annuaire_eleve_options",
    "annuaire_responsables",
    "annuaire_liens",
    "annuaire_personnels",
    "annuaire_affectations",
    "annuaire_disciplines",
    "annuaire_enseignements",
    "annuaire_principaux",
    "annuaire_divisions",
    "annuaire_division_mefs",
    "annuaire_groupes",
    "annuaire_groupe_divisions",
    "annuaire_mefs",
    "annuaire_matieres",
    "annuaire_personnes",
    "annuaire_suspens",
    "annuaire_fiabilite",
)
"""The tables of an annuaire, each after those that it reads."""

CLES: dict[str, str] = {
    "annuaire_etablissements": "jointure",
    "annuaire_eleves": "jointure",
    "annuaire_eleve_structures": "jointure, type, code",
    "annuaire_eleve_options": "jointure, rang, code_matiere",
    "annuaire_responsables": "jointure",
    "annuaire_liens": "eleve, responsable",
    "annuaire_personnels": "jointure",
    "annuaire_affectations": "jointure, uai, fonction",
    "annuaire_disciplines": "jointure, uai, code, libelle, fonction",
    "annuaire_enseignements": "jointure, uai, type, code, code_matiere",
    "annuaire_principaux": "jointure, uai, code",
    "annuaire_divisions": "uai, code",
    "annuaire_division_mefs": "uai, code, code_mef",
    "annuaire_groupes": "uai, code",
    "annuaire_groupe_divisions": "uai, code, division",
    "annuaire_mefs": "code_mef",
    "annuaire_matieres": "code_matiere",
    "annuaire_personnes": "jointure",
    "annuaire_suspens": "jointure",
    "annuaire_fiabilite": "uai, source",
}
"""What each table of an annuaire is sorted by when it is written."""

DEVENIRS_LUS: dict[str, str] = {
    "eleves": "eleve_devenirs",
    "responsables": "responsable_devenirs",
    "personnels": "personnel_devenirs",
}
"""Kind of fiche -> the table that says what became of each one."""

Cle = tuple[str, str]


def sort_out(moteur: Moteur) -> None:
    """Decide what becomes of every fiche, and which keys are one person.

    Reads the canonical tables, `exports`, `parametres`, `ecartees (uai, cle)`, `douteux (uai, source)`; leaves
    `cles_personnes` and the tables of DEVENIRS_LUS.
    """
    moteur.load("departements", _two_columns("departement", "academie", DEPARTEMENTS.items()))
    load_fonctions(moteur)
    moteur.steps(PAQUET, FICHES)
    moteur.load("composantes", join_keys(moteur.table("rapprochements"), moteur.table("ecoles_rapprochees")))
    moteur.steps(PAQUET, DEVENIRS)


def load_fonctions(moteur: Moteur) -> None:
    """Load the functions of staff, with their profiles."""
    moteur.load("fonctions", pa.Table.from_pylist([fonction.row() for fonction in FONCTIONS.values()]))


def allocate(moteur: Moteur, registre: pa.Table) -> pa.Table:
    """Give each person its jointure, knowing the register; return the keys to add to it (`cles_nouvelles`)."""
    moteur.load("registre", registre)
    moteur.steps(PAQUET, JOINTURES)
    return moteur.table("cles_nouvelles")


def build(moteur: Moteur) -> None:
    """Build the tables of the annuaire."""
    moteur.steps(PAQUET, ANNUAIRE)


def join_keys(paires: pa.Table, ecoles: pa.Table) -> pa.Table:
    """Group keys that are one person: `academie, cle, autre_academie, autre_cle` -> `academie, cle, groupe`.

    `ecoles` gives the schools of each key; a pair that would put two keys of one school together is left out. Pairs
    are taken in a fixed order and a group is named by its smallest key, so nothing depends on the order of files.
    """
    parents: dict[Cle, Cle] = {}
    uais: dict[Cle, set[str]] = {}
    for ligne in ecoles.to_pylist():
        uais.setdefault((ligne["academie"], ligne["cle"]), set()).add(ligne["uai"])
    for paire in sorted(tuple(paire.values()) for paire in paires.to_pylist()):
        gauche, droite = _root(parents, paire[:2]), _root(parents, paire[2:])
        if gauche != droite and not uais[gauche] & uais[droite]:
            parents[max(gauche, droite)] = min(gauche, droite)
            uais[min(gauche, droite)] |= uais[max(gauche, droite)]
    return _named_groups(parents)


def _named_groups(parents: dict[Cle, Cle]) -> pa.Table:
    lignes = [(*cle, " ".join(_root(parents, cle))) for cle in sorted(parents)]
    academies, cles, groupes = zip(*lignes, strict=True) if lignes else ((), (), ())
    texte = pa.string()
    return pa.table(
        {"academie": pa.array(academies, texte), "cle": pa.array(cles, texte), "groupe": pa.array(groupes, texte)}
    )


def _root(parents: dict[Cle, Cle], cle: Cle) -> Cle:
    while (parent := parents.setdefault(cle, cle)) != cle:
        cle = parent
    return cle


def _two_columns(gauche: str, droite: str, paires: Iterable[tuple[str, str]]) -> pa.Table:
    cles, valeurs = zip(*paires, strict=True)
    return pa.table({gauche: pa.array(cles), droite: pa.array(valeurs)})
