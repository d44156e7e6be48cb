"""STS-WEB exports: staff, replacements, structures, services."""

import datetime as dt
import re

import pytest
from lxml import etree

from tests.formats.fabrique import ANNEE, INDIVIDU, UAI, Ligne, only, pick, read, sts, unreadable

SERVICE = (
    '<SERVICES><SERVICE CODE_MATIERE="030201" CODE_MOD_COURS="CG"><HEURES_STRUCTURE>{heures}</HEURES_STRUCTURE>'
    "<CO_ENS>{co}</CO_ENS><ENSEIGNANTS>{qui}</ENSEIGNANTS></SERVICE></SERVICES>"
)
ENSEIGNANT = '<ENSEIGNANT ID="31" TYPE="epp"><HEURES_AGENT>3.500</HEURES_AGENT></ENSEIGNANT>'
PERIODE = (
    "<PERIODE><TYPE>sup</TYPE><DATE_DEBUT>{debut}</DATE_DEBUT><DATE_FIN>2026-01-31</DATE_FIN>"
    "<HEURES>2.500</HEURES><TYPE_ABSENT>epp</TYPE_ABSENT><ID_ABSENT>31</ID_ABSENT></PERIODE>"
)


def division(contenu: str = "", code: str = "6A") -> str:
    return f'<DIVISIONS><DIVISION CODE="{code}"><LIBELLE_LONG>SIXIEME</LIBELLE_LONG>{contenu}</DIVISION></DIVISIONS>'


def groupe(contenu: str = "", code: str = "6A_ANG 1") -> str:
    return f'<GROUPES><GROUPE CODE="{code}"><LIBELLE_LONG/>{contenu}</GROUPE></GROUPES>'


def suppleants(*periodes: str, structure: str = "6A") -> str:
    service = (
        f"<SERVICE_SUPPLEANT><CODE_MATIERE>030201</CODE_MATIERE><CODE_STRUCTURE>{structure}</CODE_STRUCTURE>"
        f"<CODE_MOD_COURS>CG</CODE_MOD_COURS><PERIODES>{''.join(periodes)}</PERIODES></SERVICE_SUPPLEANT>"
    )
    return (
        '<SUPPLEANTS><SUPPLEANT ID="77" TYPE="eppsup"><SEXE>1</SEXE><CIVILITE>1</CIVILITE><NOM_USAGE>REMY</NOM_USAGE>'
        "<NOM_PATRONYMIQUE>REMY</NOM_PATRONYMIQUE><PRENOM>LUC</PRENOM><GRADE>CERT. CL N</GRADE><FONCTION>ENS</FONCTION>"
        f"<SERVICES_SUPPLEANTS>{service}</SERVICES_SUPPLEANTS></SUPPLEANT></SUPPLEANTS>"
    )


def test_a_teacher() -> None:
    individu = (
        "<SEXE>2</SEXE><CIVILITE>2</CIVILITE><NOM_USAGE>MARTEL</NOM_USAGE>"
        "<NOM_PATRONYMIQUE>ENCLUME</NOM_PATRONYMIQUE>"
        "<PRENOM>ODE</PRENOM><DATE_NAISSANCE>1980-05-06</DATE_NAISSANCE><GRADE>CERT. CL N</GRADE>"
        "<FONCTION>ENS</FONCTION>"
    )
    donnees = sts(individu)
    ligne = only(donnees, "personnels")
    assert pick(ligne, "uai", "annee", "source", "type", "id") == (UAI, ANNEE, "sts", "epp", "31")
    assert pick(ligne, "civilite", "sexe", "nom_usage", "nom_famille") == ("MME", "2", "MARTEL", "ENCLUME")
    assert pick(ligne, "prenom", "date_naissance", "grade", "mel") == ("ODE", dt.date(1980, 5, 6), "CERT. CL N", None)
    assert pick(only(donnees, "personnel_fonctions"), "type", "id", "fonction") == ("epp", "31", "ENS")


def test_a_local_resource_has_neither_sex_nor_birth_name_nor_function() -> None:
    individu = "<SEXE/><CIVILITE>2</CIVILITE><NOM_USAGE>LOCALE</NOM_USAGE><NOM_PATRONYMIQUE/><PRENOM>EVE</PRENOM>"
    donnees = sts(individu).replace(b'TYPE="epp"', b'TYPE="local"')
    assert pick(only(donnees, "personnels"), "type", "sexe", "nom_famille", "nom_usage") == (
        "local",
        None,
        None,
        "LOCALE",
    )
    assert read(donnees)["personnel_fonctions"] == []
    assert unreadable(donnees) == []


@pytest.mark.parametrize(
    ("code", "lu"), [("1", "M."), (".", "M."), ("2", "MME"), ("3", "MME"), ("L", "MME"), ("M", "MME"), ("", None)]
)
def test_civility_codes(code: str, lu: str | None) -> None:
    assert only(sts(f"<CIVILITE>{code}</CIVILITE>"), "personnels")["civilite"] == lu


@pytest.mark.parametrize("texte", ["06/05/1980", "1980-02-31", "1980", "19800506", "1980-05-066", "1980-W01-1"])
def test_an_unreadable_birth_date_is_kept(texte: str) -> None:
    donnees = sts(f"{INDIVIDU}<DATE_NAISSANCE>{texte}</DATE_NAISSANCE>")
    assert only(donnees, "personnels")["date_naissance"] is None
    assert unreadable(donnees) == [("personnels", "31", "DATE_NAISSANCE", texte)]


@pytest.mark.parametrize(
    "texte", ["1980-05-06", "1980-05-06T00:00:00", "1980-05-06 00:00:00.0", "1980-05-06Z", "1980-05-06+02:00"]
)
def test_an_iso_date_may_carry_an_hour_or_a_zone(texte: str) -> None:
    assert only(sts(f"<DATE_NAISSANCE>{texte}</DATE_NAISSANCE>"), "personnels")["date_naissance"] == dt.date(1980, 5, 6)


def test_disciplines_and_form_teachers() -> None:
    principal = "<CODE_STRUCTURE>6A</CODE_STRUCTURE><DATE_DEBUT>2025-09-01</DATE_DEBUT><DATE_FIN>2026-08-31</DATE_FIN>"
    discipline = (
        '<DISCIPLINE CODE="L0422"><LIBELLE_COURT>ANGLAIS</LIBELLE_COURT><NB_HEURES>18.00</NB_HEURES></DISCIPLINE>'
    )
    principaux = f"<PROFS_PRINC><PROF_PRINC>{principal}</PROF_PRINC></PROFS_PRINC>"
    donnees = sts(f"{INDIVIDU}{principaux}<DISCIPLINES>{discipline}</DISCIPLINES>")
    assert pick(only(donnees, "disciplines"), "type", "id", "code", "libelle", "heures") == (
        "epp",
        "31",
        "L0422",
        "ANGLAIS",
        18.0,
    )
    lu = pick(only(donnees, "professeurs_principaux"), "id", "division", "date_debut", "date_fin")
    assert lu == ("31", "6A", dt.date(2025, 9, 1), dt.date(2026, 8, 31))


def test_a_replacement_with_its_periods() -> None:
    periodes = [PERIODE.format(debut=debut) for debut in ("2025-09-15", "2025-12-01")]
    tables = read(sts(suite=suppleants(*periodes), structure=division()))
    assert [pick(ligne, "ligne", "type", "id", "nom_usage") for ligne in tables["personnels"]] == [
        (1, "epp", "31", "MARTEL"),
        (2, "eppsup", "77", "REMY"),
    ]
    assert [pick(ligne, "type", "fonction") for ligne in tables["personnel_fonctions"]] == [
        ("epp", "DIR"),
        ("eppsup", "ENS"),
    ]
    services = tables["service_enseignants"]
    assert [ligne["date_debut"] for ligne in services] == [dt.date(2025, 9, 15), dt.date(2025, 12, 1)]
    assert {pick(ligne, "structure_type", "structure", "code_matiere", "modalite") for ligne in services} == {
        ("D", "6A", "030201", "CG")
    }
    assert {pick(ligne, "type", "id", "heures", "type_absent", "id_absent") for ligne in services} == {
        ("eppsup", "77", 2.5, "epp", "31")
    }


def test_a_replacement_in_a_group_is_known_as_such() -> None:
    bloc = suppleants(PERIODE.format(debut="2025-09-15"), structure="6A_ANG 1")
    ligne = only(sts(suite=bloc, structure=division() + groupe(code=" 6A_ANG 1 ")), "service_enseignants")
    assert pick(ligne, "structure_type", "structure") == ("G", "6A_ANG 1")


@pytest.mark.parametrize("place", [b"</DONNEES>", b"</INDIVIDUS>", b"</STS_EDT>"])
def test_replacements_are_found_wherever_they_are(place: bytes) -> None:
    bloc = suppleants(PERIODE.format(debut="2025-09-15")).encode("iso-8859-15")
    apres = place == b"</INDIVIDUS>"
    donnees = sts().replace(place, place + bloc if apres else bloc + place)
    assert [ligne["id"] for ligne in read(donnees)["personnels"]] == ["31", "77"]
    assert only(donnees, "service_enseignants")["id"] == "77"


def test_services_of_divisions_and_groups() -> None:
    de_division = SERVICE.format(heures="4.00", co="false", qui=ENSEIGNANT)
    de_groupe = SERVICE.format(heures="3,000", co="true", qui=ENSEIGNANT * 2)
    tables = read(sts(structure=division(de_division) + groupe(de_groupe)))
    services = [pick(ligne, "structure_type", "structure", "heures", "co_enseignement") for ligne in tables["services"]]
    assert services == [("D", "6A", 4.0, False), ("G", "6A_ANG 1", 3.0, True)]
    enseignants = [
        pick(ligne, "structure_type", "code_matiere", "type", "id", "heures") for ligne in tables["service_enseignants"]
    ]
    assert enseignants == [("D", "030201", "epp", "31", 3.5)] + [("G", "030201", "epp", "31", 3.5)] * 2


def test_a_service_without_teacher_is_a_service() -> None:
    tables = read(sts(structure=division(SERVICE.format(heures="4.00", co="false", qui=""))))
    assert (len(tables["services"]), tables["service_enseignants"]) == (1, [])


@pytest.mark.parametrize("texte", ["quatre", "nan", "inf", "1e999", "4.0.0"])
def test_unreadable_hours_are_kept(texte: str) -> None:
    donnees = sts(structure=division(SERVICE.format(heures=texte, co="false", qui="")))
    assert only(donnees, "services")["heures"] is None
    assert unreadable(donnees) == [("services", "6A", "HEURES_STRUCTURE", texte)]


def test_headcounts_and_memberships() -> None:
    effectifs = "<EFFECTIF_PREVU>27</EFFECTIF_PREVU><EFFECTIF_CALCULE>26</EFFECTIF_CALCULE>"
    mefs = f'<MEFS_APPARTENANCE><MEF_APPARTENANCE CODE="10010012110">{effectifs}</MEF_APPARTENANCE></MEFS_APPARTENANCE>'
    lien = f'<DIVISION_APPARTENANCE CODE="6A">{effectifs}</DIVISION_APPARTENANCE>'
    lien = f"<DIVISIONS_APPARTENANCE>{lien}</DIVISIONS_APPARTENANCE>"
    donnees = sts(structure=division(effectifs + mefs) + groupe(effectifs + lien + mefs))
    assert pick(only(donnees, "divisions"), "source", "code", "libelle", "effectif_prevu") == (
        "sts",
        "6A",
        "SIXIEME",
        27,
    )
    assert pick(only(donnees, "division_mefs"), "division", "code_mef", "effectif_calcule") == ("6A", "10010012110", 26)
    assert pick(only(donnees, "groupes"), "code", "libelle", "effectif_calcule") == ("6A_ANG 1", None, 26)
    assert pick(only(donnees, "groupe_divisions"), "groupe", "division", "effectif_calcule") == ("6A_ANG 1", "6A", 26)
    assert pick(only(donnees, "groupe_mefs"), "groupe", "code_mef") == ("6A_ANG 1", "10010012110")


def test_a_headcount_that_cannot_be_is_kept() -> None:
    donnees = sts(
        structure=division("<EFFECTIF_PREVU>27.5</EFFECTIF_PREVU><EFFECTIF_CALCULE>4294967296</EFFECTIF_CALCULE>")
    )
    assert pick(only(donnees, "divisions"), "effectif_prevu", "effectif_calcule") == (None, None)
    assert [cas[2:] for cas in unreadable(donnees)] == [("EFFECTIF_PREVU", "27.5"), ("EFFECTIF_CALCULE", "4294967296")]


def test_the_school_and_its_academie() -> None:
    uaj = (
        "<ACADEMIE><CODE>016</CODE><LIBELLE>TOULOUSE</LIBELLE></ACADEMIE><SIGLE>CLG</SIGLE>"
        "<DENOM_PRINC>COLLEGE</DENOM_PRINC><DENOM_COMPL>DU GUE</DENOM_COMPL><CODE_NATURE>340</CODE_NATURE>"
        "<CODE_CATEGORIE>CLG</CODE_CATEGORIE><ADRESSE>3 PLACE RONDE</ADRESSE><COMMUNE>TOULOUSE</COMMUNE>"
        "<CODE_POSTAL>31000</CODE_POSTAL><BOITE_POSTALE/><TELEPHONE>0500000000</TELEPHONE><STATUT>{}</STATUT>"
    )
    ligne = only(sts(uaj=uaj.format("public")), "etablissements")
    assert pick(ligne, "source", "academie", "academie_libelle", "sigle") == ("sts", "16", "TOULOUSE", "CLG")
    assert pick(ligne, "denomination", "complement", "nature") == ("COLLEGE", "DU GUE", "340")
    assert pick(ligne, "categorie", "adresse", "boite_postale") == ("CLG", "3 PLACE RONDE", None)
    assert pick(ligne, "code_postal", "commune", "telephone", "secteur") == ("31000", "TOULOUSE", "0500000000", "PU")
    assert only(sts(uaj=uaj.format("privé")), "etablissements")["secteur"] == "PR"


def test_a_school_without_academie() -> None:
    assert pick(only(sts(), "etablissements"), "academie", "academie_libelle") == (None, None)


def test_nomenclatures() -> None:
    bloc = (
        '<MATIERES><MATIERE CODE="030201"><CODE_GESTION>AGL1</CODE_GESTION>'
        "<LIBELLE_COURT>ANGLAIS</LIBELLE_COURT></MATIERE>"
        '</MATIERES><MEFS><MEF CODE="10010012110"><FORMATION>6EME</FORMATION><SPECIALITE/>'
        "<MEFSTAT11>21110010012</MEFSTAT11></MEF></MEFS>"
    )
    donnees = sts(nomenclatures=bloc)
    assert pick(only(donnees, "matieres"), "source", "code_matiere", "libelle") == ("sts", "030201", "ANGLAIS")
    assert pick(only(donnees, "mefs"), "code_mef", "libelle", "mefstat11") == ("10010012110", "6EME", "21110010012")


def _whole() -> bytes:
    service = SERVICE.format(heures="4.00", co="false", qui=ENSEIGNANT)
    return sts(structure=division(service) + groupe(service), suite=suppleants(PERIODE.format(debut="2025-09-15")))


def _without_provenance(donnees: bytes) -> dict[str, list[Ligne]]:
    return {
        nom: [{cle: valeur for cle, valeur in ligne.items() if cle != "empreinte"} for ligne in lignes]
        for nom, lignes in read(donnees).items()
    }


def test_indentation_changes_nothing() -> None:
    serre = re.sub(rb">\s+<", b"><", _whole())
    arbre = etree.fromstring(serre).getroottree()
    large = etree.tostring(arbre, pretty_print=True, xml_declaration=True, encoding="ISO-8859-15")
    assert isinstance(large, bytes)
    assert len(large) > len(serre)
    assert _without_provenance(serre) == _without_provenance(large) == _without_provenance(_whole())


def test_the_order_of_attributes_changes_nothing() -> None:
    envers = re.sub(rb'(ID="\w+") (TYPE="\w+")', rb"\2 \1", _whole())
    assert envers != _whole()
    assert _without_provenance(envers) == _without_provenance(_whole())
