"""What a file is: its root element decides, whatever it is called."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rentree.formats.export import Entete
from rentree.formats.fichiers import TETE, Fichier
from rentree.formats.lecture import read_export, recognise
from rentree.formats.refus import (
    AnneeFausse,
    ArchiveRefusee,
    CsvFaux,
    ExportVide,
    FichierRefuse,
    FichierVide,
    PageWeb,
    PasDuXml,
    RacineInconnue,
    UaiFaux,
)
from tests.formats.fabrique import ANNEE, FICHIER, UAI, UAI_FAUX, eleves, responsables, siecle, sts
from tests.formats.test_referentiels import nomenclature, structures

EXPORTS: dict[str, Callable[[], bytes]] = {
    "eleves": eleves,
    "responsables": responsables,
    "nomenclatures": nomenclature,
    "structures": structures,
    "communs": lambda: siecle("BEE_COMMUN", "<UAJ/>"),
    "sts": sts,
}
PAGE = b"<!DOCTYPE html>\n<html><head><title>Connexion</title></head><body><br>Votre session a expir\xe9</body></html>"
XHTML = b'<?xml version="1.0"?>\n<!-- x --><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'


def look(dossier: Path, donnees: bytes, *, nom: str = "essai.xml") -> Entete | str | None:
    (dossier / nom).write_bytes(donnees)
    return recognise(Fichier(dossier / nom))


def refused(dossier: Path, donnees: bytes, *, nom: str = "essai.xml") -> FichierRefuse:
    with pytest.raises(FichierRefuse) as refus:
        look(dossier, donnees, nom=nom)
    assert str(dossier / nom) in refus.value.ou
    assert refus.value.que_faire
    return refus.value


@pytest.mark.parametrize("source", EXPORTS)
@pytest.mark.parametrize("nom", ["Export (1).xml", "sans suffixe", "liste.csv", "photo.jpg", "depot.zip", "page.html"])
def test_the_name_of_the_file_says_nothing(tmp_path: Path, source: str, nom: str) -> None:
    entete = look(tmp_path, EXPORTS[source](), nom=nom)
    assert isinstance(entete, Entete)
    assert (entete.source, entete.uai, entete.annee) == (source, UAI, ANNEE)


@pytest.mark.parametrize("encodage", ["UTF-8", "UTF-16", "windows-1252"])
@pytest.mark.parametrize("longueur", [0, 10 * TETE])
def test_the_head_is_enough_in_every_encoding(tmp_path: Path, encodage: str, longueur: int) -> None:
    entete = look(tmp_path, eleves(f"<NOM>{'É' * longueur}</NOM>", encodage=encodage))
    assert isinstance(entete, Entete)
    assert entete.uai == UAI


def test_a_header_after_a_long_comment(tmp_path: Path) -> None:
    donnees = eleves().replace(b"<PARAMETRES>", b"<!--" + b"x" * 2 * TETE + b"--><PARAMETRES>")
    assert isinstance(look(tmp_path, donnees), Entete)


@pytest.mark.parametrize(
    ("racine", "dit"), [("BEE_GEOGRAPHIQUE", "nomenclature géographique"), ("BEE_ETABLISSEMENTS", "établissements")]
)
def test_an_export_that_is_not_needed_is_named(tmp_path: Path, racine: str, dit: str) -> None:
    assert look(tmp_path, siecle(racine, "")) == dit
    with pytest.raises(RacineInconnue, match=dit):
        read_export(siecle(racine, ""), fichier=FICHIER)


@pytest.mark.parametrize(
    ("nom", "donnees"), [("note.txt", b"bonjour"), ("photo.jpg", b"\xff\xd8\xff\xe0"), ("vide", b"")]
)
def test_what_is_no_export_is_left_alone(tmp_path: Path, nom: str, donnees: bytes) -> None:
    assert look(tmp_path, donnees, nom=nom) is None


@pytest.mark.parametrize("nom", ["agents.csv", "agents.txt", "agents.xml"])
def test_a_list_of_staff_is_known_by_its_columns(tmp_path: Path, nom: str) -> None:
    assert look(tmp_path, b"uai;id;prenom\n", nom=nom) == "personnels"


@pytest.mark.parametrize(
    ("racine", "dit"),
    [
        ("EDT_STS", "un envoi du logiciel d'emploi du temps vers STS-WEB"),
        ("IMPORT_ELEVES", "un fichier d'import dans SIECLE"),
        ("LIVRES", "<LIVRES>"),
        ("bee_eleves", "<bee_eleves>"),
        ("ficAlimMENESR", "<ficAlimMENESR>"),
    ],
)
def test_another_root_is_named(tmp_path: Path, racine: str, dit: str) -> None:
    refus = refused(tmp_path, siecle(racine, ""))
    assert isinstance(refus, RacineInconnue)
    assert dit in refus.message


@pytest.mark.parametrize("donnees", [PAGE, XHTML, b"\xef\xbb\xbf  <HTML></HTML>"])
@pytest.mark.parametrize("nom", ["Eleves.xml", "Eleves", "page.html"])
def test_a_web_page_in_the_place_of_the_export(tmp_path: Path, donnees: bytes, nom: str) -> None:
    refus = refused(tmp_path, donnees, nom=nom)
    assert isinstance(refus, PageWeb)
    assert "session" in refus.que_faire


@pytest.mark.parametrize(
    ("nom", "donnees", "classe"),
    [
        ("Eleves.xml", b"", FichierVide),
        ("Eleves.xml", b" \n", FichierVide),
        ("Eleves.xml", b"%PDF-1.7", PasDuXml),
        ("Eleves.XML", b"ELEVE;NOM\n1;X\n", PasDuXml),
        ("Eleves.xml", bytes(4_000), PasDuXml),
        ("agents.csv", b"", FichierVide),
        ("agents.csv", b"nom;prenom\nA;B\n", CsvFaux),
        ("Export.zip", b"", ArchiveRefusee),
        ("Export.ZIP", b"<html", PageWeb),
        ("Export.zip", b"Erreur 500", ArchiveRefusee),
    ],
)
def test_what_ought_to_be_an_export(tmp_path: Path, nom: str, donnees: bytes, classe: type[FichierRefuse]) -> None:
    assert type(refused(tmp_path, donnees, nom=nom)) is classe


@pytest.mark.parametrize(
    ("uai", "dit"),
    [(UAI_FAUX, UAI_FAUX), ("", "aucun UAI"), (None, "aucun UAI"), ("319981", "319981"), ("٠٣١٩٩٨١F", "٠٣١٩٩٨١F")],
)
def test_a_wrong_uai(tmp_path: Path, uai: str | None, dit: str) -> None:
    refus = refused(tmp_path, eleves(uai=uai, encodage="UTF-8"))
    assert (type(refus), refus.detail) == (UaiFaux, dit)


def test_a_wrong_uai_in_sts(tmp_path: Path) -> None:
    assert refused(tmp_path, sts(uai=UAI_FAUX)).detail == UAI_FAUX
    assert refused(tmp_path, sts().replace(b"UAJ ", b"UAJX ").replace(b"/UAJ>", b"/UAJX>")).detail == "aucun UAI"


@pytest.mark.parametrize(
    ("annee", "dit"),
    [
        (None, "aucune année"),
        ("", "aucune année"),
        ("2025-2026", "2025-2026"),
        ("25", "25"),
        ("1825", "1825"),
        ("20²5", "20²5"),
    ],
)
def test_a_wrong_year(tmp_path: Path, annee: str | None, dit: str) -> None:
    refus = refused(tmp_path, eleves(annee=annee, encodage="UTF-8"))
    assert (type(refus), refus.detail) == (AnneeFausse, dit)


def test_a_wrong_year_in_sts(tmp_path: Path) -> None:
    assert type(refused(tmp_path, sts(annee="demain"))) is AnneeFausse


@pytest.mark.parametrize(
    ("donnees", "dit"),
    [
        (siecle("BEE_ELEVES", "<ELEVES/>"), "aucun élève"),
        (siecle("BEE_ELEVES", ""), "aucun élève"),
        (siecle("BEE_RESPONSABLES", "<PERSONNES/>"), "aucune personne"),
        (siecle("BEE_RESPONSABLES", '<PERSONNES><PERSONNE PERSONNE_ID="1"/></PERSONNES>'), "aucun lien"),
        (siecle("BEE_STRUCTURES", "<DIVISIONS/><GROUPES/>"), "aucune division"),
        (siecle("BEE_NOMENCLATURES", "<MEFS/>"), "aucun MEF"),
        (siecle("BEE_NOMENCLATURES", '<MEFS><MEF CODE_MEF="1"/></MEFS>'), "aucune matière"),
        (sts().replace(b"INDIVIDU ", b"PERSONNE ").replace(b"/INDIVIDU>", b"/PERSONNE>"), "aucun personnel"),
    ],
)
def test_an_export_without_what_it_must_hold(donnees: bytes, dit: str) -> None:
    with pytest.raises(ExportVide, match=dit) as refus:
        read_export(donnees, fichier=FICHIER)
    assert refus.value.ou == FICHIER
    assert "parti" in refus.value.que_faire
