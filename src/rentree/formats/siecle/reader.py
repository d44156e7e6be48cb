"""Reading SIECLE-BEE exports: header, then every table of the kind that the root element says."""

import datetime
from dataclasses import replace

import pyarrow as pa
from lxml import etree

from rentree.formats.export import Entete, checked_annee, checked_uai, illisibles_table
from rentree.formats.refus import ExportVide
from rentree.formats.releve import Illisible, Ligne, Provenance, build_table, read_rows
from rentree.formats.siecle import spec


def read_entete(racine: etree._Element, *, fichier: str) -> Entete:
    """Read PARAMETRES. Raises UaiFaux or AnneeFausse. The root may be still growing, as long as PARAMETRES is whole."""
    parametres = "PARAMETRES/"
    return Entete(
        source=spec.SOURCES[racine.tag],
        uai=checked_uai(racine.findtext(parametres + "UAJ"), fichier=fichier),
        annee=checked_annee(racine.findtext(parametres + "ANNEE_SCOLAIRE"), fichier=fichier),
        horodatage=_horodatage(racine.findtext(parametres + "HORODATAGE"), racine.findtext(parametres + "DATE_EXPORT")),
        version=racine.get("VERSION", ""),
    )


def _horodatage(*textes: str | None) -> datetime.datetime | None:
    """Read `dd/mm/yyyy hh:mm:ss`, else the export date alone; an unreadable stamp counts as none."""
    for texte in textes:
        for forme in ("%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%d/%m/%Y"):
            try:
                return datetime.datetime.strptime((texte or "").strip(), forme)
            except ValueError:
                continue
    return None


def read_tables(racine: etree._Element, provenance: Provenance, *, fichier: str) -> dict[str, pa.Table]:
    """Read every canonical table of a SIECLE export. Raises ExportVide when the fiches it must hold are missing."""
    source = spec.SOURCES[racine.tag]
    illisibles: list[Illisible] = []
    tables: dict[str, pa.Table] = {}
    for releve in spec.RELEVES[source]:
        constantes = {"source": source} if releve.table == "adresses" else releve.constantes
        lignes = read_rows(racine, releve)
        tables[releve.table] = build_table(lignes, replace(releve, constantes=constantes), provenance, illisibles)
    if source == "eleves":
        tables["eleves"] = _mark_boursiers(racine, tables["eleves"])
        tables["eleve_options"] = _read_options(racine, provenance, illisibles)
    _check_not_empty(source, tables, fichier=fichier)
    tables["valeurs_illisibles"] = illisibles_table(illisibles, provenance)
    return tables


def _mark_boursiers(racine: etree._Element, eleves: pa.Table) -> pa.Table:
    (niveau,) = spec.BOURSES
    boursiers = {
        element.get("ELEVE_ID", "").strip()
        for element in racine.iterfind(niveau.chemin)
        if any(code.text and code.text.strip() for code in element.iterfind(spec.CODE_BOURSE))
    }
    colonne = pa.array([eleve_id in boursiers for eleve_id in eleves["eleve_id"].to_pylist()], pa.bool_())
    return eleves.set_column(eleves.schema.get_field_index("boursier"), eleves.schema.field("boursier"), colonne)


def _read_options(racine: etree._Element, provenance: Provenance, illisibles: list[Illisible]) -> pa.Table:
    lignes: list[Ligne] = read_rows(racine, spec.ELEVE_OPTIONS)
    if lignes:
        return build_table(lignes, spec.ELEVE_OPTIONS, provenance, illisibles)
    anciennes = read_rows(racine, spec.ELEVE_OPTIONS_ANCIENNES)
    return build_table(anciennes, spec.ELEVE_OPTIONS_ANCIENNES, provenance, illisibles)


def _check_not_empty(source: str, tables: dict[str, pa.Table], *, fichier: str) -> None:
    for table, manque in spec.FICHES_OBLIGATOIRES.get(source, ()):
        if tables[table].num_rows == 0:
            raise ExportVide(fichier, detail=manque)
