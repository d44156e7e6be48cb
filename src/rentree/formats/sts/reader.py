"""Reading the STS-WEB « Emploi du temps » export, replacement staff included."""

from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
from lxml import etree

from rentree.formats.export import Entete, checked_annee, checked_uai, illisibles_table
from rentree.formats.refus import ExportVide
from rentree.formats.releve import Illisible, Provenance, Releve, build_table, read_rows
from rentree.formats.sts import spec
from rentree.model.tables.schema import LIGNE

RACINE = "STS_EDT"


def read_entete(racine: etree._Element, *, fichier: str) -> Entete:
    """Read PARAMETRES; STS-WEB writes no time stamp. Raises UaiFaux or AnneeFausse."""
    uaj, annee = racine.find("PARAMETRES/UAJ"), racine.find("PARAMETRES/ANNEE_SCOLAIRE")
    return Entete(
        source="sts",
        uai=checked_uai(uaj.get("CODE") if uaj is not None else None, fichier=fichier),
        annee=checked_annee(annee.get("ANNEE") if annee is not None else None, fichier=fichier),
        horodatage=None,
        version="",
    )


def read_tables(racine: etree._Element, provenance: Provenance, *, fichier: str) -> dict[str, pa.Table]:
    """Read every canonical table of an STS-WEB export; several specifications may feed one table.

    Raises ExportVide when there is no staff at all: a school has at least its head.
    """
    illisibles: list[Illisible] = []
    morceaux: dict[str, list[pa.Table]] = {}
    genres = {groupe.get("CODE", "").strip() for groupe in racine.iterfind("DONNEES/STRUCTURE/GROUPES/GROUPE")}
    for releve in spec.RELEVES:
        table = _read_one(racine, releve, provenance, illisibles, genres)
        morceaux.setdefault(releve.table, []).append(table)
    tables = {nom: pa.concat_tables(liste).combine_chunks() for nom, liste in morceaux.items()}
    if tables["personnels"].num_rows == 0:
        raise ExportVide(fichier, detail="aucun personnel")
    tables["personnels"] = _numbered(tables["personnels"])
    tables["personnel_fonctions"] = _with_value(tables["personnel_fonctions"], "fonction")
    tables["valeurs_illisibles"] = illisibles_table(illisibles, provenance)
    return tables


def _read_one(
    racine: etree._Element, releve: Releve, provenance: Provenance, illisibles: list[Illisible], groupes: set[str]
) -> pa.Table:
    lignes = read_rows(racine, releve)
    if releve is spec.ETABLISSEMENTS:
        releve = replace(releve, constantes={**releve.constantes, **_academie(racine)})
    table = build_table(lignes, releve, provenance, illisibles)
    if releve is spec.SERVICES_SUPPLEANTS:
        table = _guess_structure_type(table, groupes)
    return table


def _academie(racine: etree._Element) -> dict[str, str | None]:
    code = (racine.findtext("PARAMETRES/UAJ/ACADEMIE/CODE") or "").strip()
    libelle = (racine.findtext("PARAMETRES/UAJ/ACADEMIE/LIBELLE") or "").strip()
    return {"academie": spec.academie(code) if code else None, "academie_libelle": libelle or None}


def _guess_structure_type(table: pa.Table, groupes: set[str]) -> pa.Table:
    """A replacement's service names its structure without saying whether it is a division or a group."""
    genres = ["G" if code in groupes else "D" for code in table["structure"].to_pylist()]
    index = table.schema.get_field_index("structure_type")
    return table.set_column(index, table.schema.field("structure_type"), pa.array(genres, pa.string()))


def _with_value(table: pa.Table, colonne: str) -> pa.Table:
    """Keep the rows whose column has a value: a person without FONCTION has no function row."""
    return table.filter(pc.is_valid(table[colonne]))


def _numbered(table: pa.Table) -> pa.Table:
    """Number the staff through: replacement teachers come after the others."""
    index = table.schema.get_field_index(LIGNE.nom)
    return table.set_column(index, table.schema.field(index), pa.array(range(1, table.num_rows + 1), LIGNE.type))
