"""Nomenclature, Structures and Communs exports, and the header that they share."""

import datetime as dt

import pytest

from rentree.formats.lecture import read_export
from tests.formats.fabrique import FICHIER, UAI, eleves, only, pick, read, siecle

MEF = '<MEF CODE_MEF="10010012110"><FORMATION>6EME</FORMATION>{}</MEF>'
MATIERE = (
    '<MATIERE CODE_MATIERE="030201"><CODE_GESTION>AGL 1</CODE_GESTION>'
    "<LIBELLE_COURT>ANGLAIS</LIBELLE_COURT>{}</MATIERE>"
)


def nomenclature(mef: str = "", matiere: str = "") -> bytes:
    bloc = f"<MEFS>{MEF.format(mef)}</MEFS><MATIERES>{MATIERE.format(matiere)}</MATIERES>"
    return siecle("BEE_NOMENCLATURES", bloc)


def structures(division: str = "", groupe: str = "") -> bytes:
    bloc = (
        f'<DIVISIONS><DIVISION CODE_STRUCTURE="6 A ">{division}</DIVISION></DIVISIONS>'
        f'<GROUPES><GROUPE CODE_STRUCTURE="6A_ANG-1">{groupe}</GROUPE></GROUPES>'
    )
    return siecle("BEE_STRUCTURES", bloc, version="2.0")


def test_a_mef() -> None:
    mef = (
        "<LIBELLE_LONG>SIXIEME</LIBELLE_LONG><LIBELLE_EDITION>6ème</LIBELLE_EDITION><CODE_MEFSTAT>21110010012</CODE_MEFSTAT>"
        "<MEF_RATTACHEMENT>10010012110</MEF_RATTACHEMENT><INSCRIPTION_ETAB>1</INSCRIPTION_ETAB>"
    )
    ligne = only(nomenclature(mef), "mefs")
    assert pick(ligne, "source", "code_mef", "formation", "libelle") == (
        "nomenclatures",
        "10010012110",
        "6EME",
        "SIXIEME",
    )
    assert pick(ligne, "libelle_edition", "mefstat11", "inscription") == ("6ème", "21110010012", True)


def test_a_label_is_found_where_there_is_one() -> None:
    assert only(nomenclature(), "mefs")["libelle"] == "6EME"
    assert only(nomenclature(matiere="<LIBELLE_LONG/>"), "matieres")["libelle"] == "ANGLAIS"
    assert (
        only(nomenclature(matiere="<LIBELLE_LONG>ANGLAIS LV1</LIBELLE_LONG>"), "matieres")["libelle"] == "ANGLAIS LV1"
    )


def test_a_subject_of_an_academie_names_the_national_one() -> None:
    ligne = only(nomenclature(matiere="<CODE_MATIERE_NATIONALE>030200</CODE_MATIERE_NATIONALE>"), "matieres")
    assert pick(ligne, "code_matiere", "code_gestion", "matiere_nationale") == ("030201", "AGL 1", "030200")


def test_structures_keep_their_codes_verbatim() -> None:
    appartenance = (
        "<MEFS_APPARTENANCE><MEF_APPARTENANCE><CODE_MEF>10010012110</CODE_MEF></MEF_APPARTENANCE></MEFS_APPARTENANCE>"
    )
    divisions = "".join(
        f"<DIVISION_APPARTENANCE><CODE_STRUCTURE>{code}</CODE_STRUCTURE></DIVISION_APPARTENANCE>"
        for code in ("6 A", "6 B")
    )
    groupe = f"<LIBELLE_LONG/>{appartenance}<DIVISIONS_APPARTENANCE>{divisions}</DIVISIONS_APPARTENANCE>"
    tables = read(structures(f"<LIBELLE_LONG>Sixième A</LIBELLE_LONG>{appartenance}", groupe))
    assert [pick(ligne, "source", "code", "libelle") for ligne in tables["divisions"]] == [
        ("structures", "6 A", "Sixième A")
    ]
    assert [pick(ligne, "division", "code_mef") for ligne in tables["division_mefs"]] == [("6 A", "10010012110")]
    assert [pick(ligne, "code", "libelle") for ligne in tables["groupes"]] == [("6A_ANG-1", None)]
    lies = [pick(ligne, "groupe", "division") for ligne in tables["groupe_divisions"]]
    assert lies == [("6A_ANG-1", "6 A"), ("6A_ANG-1", "6 B")]
    assert [pick(ligne, "groupe", "code_mef") for ligne in tables["groupe_mefs"]] == [("6A_ANG-1", "10010012110")]


def test_a_school_described_by_communs() -> None:
    uaj = (
        "<UAJ><ETAB_UAJ_ID>7</ETAB_UAJ_ID><NUM_SIREN>190000000</NUM_SIREN><DENOM_PRINC>COLLEGE</DENOM_PRINC>"
        "<DENOM_COMPL>DU GUÉ</DENOM_COMPL><LIGNE1_ADRESSE/><LIGNE2_ADRESSE>3 place Ronde</LIGNE2_ADRESSE>"
        "<CODE_TYPE_ETAB>CLG</CODE_TYPE_ETAB><SECTEUR_CODE>PU</SECTEUR_CODE><CODE_POSTAL>31000</CODE_POSTAL>"
        "<LIBELLE_POSTAL>TOULOUSE</LIBELLE_POSTAL><TELEPHONE>05 00 00 00 00</TELEPHONE>"
        "<MEL_2>b@exemple.fr</MEL_2></UAJ>"
    )
    annees = "<ANNEE_SCOLAIRE><DATE_DEBUT_ELEVE>01/09/2025</DATE_DEBUT_ELEVE></ANNEE_SCOLAIRE><ANNEE_SCOLAIRE_AD />"
    ligne = only(siecle("BEE_COMMUN", f"{uaj}{annees}<PERIODES_PEDAGOGIQUES />", version="1.7"), "etablissements")
    assert pick(ligne, "source", "uai", "siren", "categorie") == ("communs", UAI, "190000000", "CLG")
    assert pick(ligne, "denomination", "complement", "secteur") == ("COLLEGE", "DU GUÉ", "PU")
    assert pick(ligne, "adresse", "code_postal", "commune") == ("3 place Ronde", "31000", "TOULOUSE")
    assert pick(ligne, "telephone", "mel") == ("05 00 00 00 00", "b@exemple.fr")


@pytest.mark.parametrize(
    ("texte", "lu"),
    [
        ("15/09/2025 10:04:09", dt.datetime(2025, 9, 15, 10, 4, 9)),
        (" 15/09/2025 10:04 ", dt.datetime(2025, 9, 15, 10, 4)),
        ("15/09/2025", dt.datetime(2025, 9, 15)),
        ("hier soir", None),
        ("", None),
        (None, None),
    ],
)
def test_the_time_stamp(texte: str | None, lu: dt.datetime | None) -> None:
    assert read_export(eleves(horodatage=texte), fichier=FICHIER).entete.horodatage == lu


def test_the_date_of_export_stands_for_the_time_stamp() -> None:
    donnees = eleves(horodatage=None).replace(b"</PARAMETRES>", b"<DATE_EXPORT>16/09/2025</DATE_EXPORT></PARAMETRES>")
    horodatage = read_export(donnees, fichier=FICHIER).entete.horodatage
    assert horodatage is not None
    assert horodatage.date() == dt.date(2025, 9, 16)


def test_the_header_says_kind_school_year_and_version() -> None:
    entete = read_export(eleves(uai=f" {UAI.lower()} ", annee=" 2025 ", version="3.1"), fichier=FICHIER).entete
    assert (entete.source, entete.uai, entete.annee, entete.version) == ("eleves", UAI, 2025, "3.1")
