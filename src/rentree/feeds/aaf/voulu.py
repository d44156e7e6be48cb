"""The desired state of the AAF: one table of records a category, and the check that nothing in them dangles."""

import pyarrow as pa
import pyarrow.compute as pc

from rentree.engine import Moteur
from rentree.model.erreurs import ErreurRentree
from rentree.model.mefstat import MEFSTAT4
from rentree.model.nomenclatures import ACADEMIES, NATURES, REGIMES, STATUTS

PAQUET = "rentree.feeds.aaf.sql"

ETAPES = ("aaf_etablissements", "aaf_eleves", "aaf_responsables", "aaf_personnels", "aaf_mefs", "aaf_matieres")
ORDRES: dict[str, str] = {
    "aaf_etablissements": "jointure",
    "aaf_eleves": "jointure",
    "aaf_responsables": "jointure",
    "aaf_personnels": "jointure",
    "aaf_mefs": "code_mef",
    "aaf_matieres": "code_matiere",
}
"""Table of records -> what it is sorted by: files are the same whatever the order of the exports."""

EXEMPLES = 5


class ReferencesRompues(ErreurRentree):
    """L'annuaire ne se tient pas : rien n'est publié."""

    que_faire = (
        "C'est un défaut de Rentrée, pas de vos exports : signalez-le avec ce message. "
        "La publication précédente reste en place."
    )


def build_records(moteur: Moteur) -> None:
    """Build the tables of records from the annuaire."""
    for nom, (cle, valeurs) in _labels().items():
        moteur.load(nom, pa.table({cle: list(valeurs), "libelle": list(valeurs.values())}))
    moteur.steps(PAQUET, ETAPES)


def _labels() -> dict[str, tuple[str, dict[str, str]]]:
    return {
        "regimes": ("regime", REGIMES),
        "statuts": ("statut", STATUTS),
        "natures": ("nature", NATURES),
        "niveaux": ("mefstat4", MEFSTAT4),
        "academies_connues": ("academie", {code: nom for code, (nom, _) in ACADEMIES.items()}),
    }


def records(moteur: Moteur, nom: str) -> pa.Table:
    """Return a table of records in its order, its identifier first.

    Every other column is text, and no value is the empty text: two records that are written the same are the same.
    """
    table = moteur.table(nom, ordre=ORDRES[nom])
    cle = ORDRES[nom]
    autres = {colonne: _text(table[colonne]) for colonne in table.column_names if colonne != cle}
    return pa.table({cle: table[cle], **autres})


def _text(colonne: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.fill_null(colonne.cast(pa.string()), "")


def check_references(moteur: Moteur) -> None:
    """Check every reference of every record, both ways. Raises ReferencesRompues with the first faults."""
    fautes = moteur.query_step(PAQUET, "references_rompues").to_pylist()
    if fautes:
        exemples = " ; ".join(f"{faute['qui']} {faute['jointure']} : {faute['faute']}" for faute in fautes[:EXEMPLES])
        raise ReferencesRompues(detail=f"{len(fautes)} références rompues ({exemples})")
