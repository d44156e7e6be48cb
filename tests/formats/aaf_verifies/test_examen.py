"""What is said of one file by its bytes: refused and where, tolerated, entities; and of the DTD beside it."""

from importlib.resources import files

import pytest

from rentree.formats.aaf.verification import examen
from rentree.formats.aaf.verification.constats import Consommateur, Sort
from rentree.formats.aaf.verification.examen import check_dtd, examine
from tests.formats.aaf_recus.documents import Fiche, document, eleves
from tests.formats.aaf_verifies.justes import rules

NOM = "ENT_Complet_20251006_Eleve_0000.xml"
JUSTE = document(eleves("101", "102"))
OFFICIELLE = files("rentree.formats.aaf").joinpath("ficAlimMENESR.dtd").read_bytes()
INVALIDE = JUSTE.replace(b"<identifier><id>102</id></identifier>\n", b"")
SANS_OPERATION = document([Fiche("101", {"sn": "A"}, "modify")]).replace(b' operation="replace"', b"")


def test_a_right_file_is_read_and_measured() -> None:
    vu = examine(JUSTE, nom=NOM, fichier=NOM)
    assert vu.constats == ()
    assert (vu.octets, dict(vu.fiches), vu.doctype, dict(vu.entites)) == (len(JUSTE), {"Eleve": 2}, True, {})


@pytest.mark.parametrize(
    ("donnees", "regle", "lieu"),
    [
        (b"", "fichier-vide", ""),
        (JUSTE[:-200], "fichier-tronque", "ligne"),
        (JUSTE.replace(b"</attr>", b"</atr>", 1), "xml-faux", "ligne 7"),
        (JUSTE.replace(b"NOM 101", b"NOM \xe9", 1), "encodage-faux", "ligne"),
        (document([], encodage="ISO-8859-1").replace(b"ficAlimMENESR>", "ficAlimMENESR><!--é-->".encode(), 1),
         "encodage-deguise", "ligne"),
        (JUSTE.replace(b'"ficAlimMENESR.dtd">', b'"ficAlimMENESR.dtd" [<!ENTITY a "b">]>'), "entites-declarees",
         "ligne"),
        (INVALIDE, "dtd-invalide", "ligne"),
        (JUSTE.replace(b"ficAlimMENESR>", b"annuaire>"), "dtd-invalide", ""),
        (SANS_OPERATION, "dtd-toleree", "ligne 10"),
        (b"<!DOCTYPE html><html></html>", "xml-faux", ""),
    ],
)  # fmt: skip
def test_a_file_that_is_not_right_is_said_with_its_place(donnees: bytes, regle: str, lieu: str) -> None:
    (constat,) = examine(donnees, nom=NOM, fichier=f"dossier/{NOM}").constats
    assert constat.regle.id == regle
    assert constat.fichier.startswith(NOM)
    assert lieu in constat.fichier
    assert NOM in constat.message


def test_an_empty_file_of_a_category_is_right() -> None:
    assert examine(document([]), nom=NOM, fichier=NOM).constats == ()


def test_a_file_of_another_use_is_named() -> None:
    autre = b'<ficAlimMENESR><param name="GPEIAnneeScolaire"><value>2025</value></param></ficAlimMENESR>'
    vu = examine(autre, nom="CLG_InfosEducNat_0000.xml", fichier="x")
    assert rules(vu.constats) == {"racine-etrangere"}
    assert not vu.doctype


def test_entities_that_xml_does_not_know_are_told_from_those_escaped_twice() -> None:
    html = JUSTE.replace(b"NOM 101", b"NOM&eacute; L&apos;&#233; &amp; Co", 1)
    double = JUSTE.replace(b"NOM 101", b"L&amp;apos;AS &amp;#233;", 1)
    assert dict(examine(html, nom=NOM, fichier=NOM).entites) == {"html": "eacute"}
    assert dict(examine(double, nom=NOM, fichier=NOM).entites) == {"double": "apos"}
    assert dict(examine(html + double, nom=NOM, fichier=NOM).entites) == {"html": "eacute", "double": "apos"}


def test_a_big_file_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examen, "LOURD", 100)
    assert rules(examine(JUSTE, nom=NOM, fichier=NOM).constats) == {"fichier-lourd"}


def test_the_official_dtd_may_be_laid_out_otherwise() -> None:
    autre = b"<!-- version 2 -->\n" + OFFICIELLE.replace(b"\n", b"\n\n").replace(b"(value+)", b"( value+ )")
    assert list(check_dtd(OFFICIELLE)) == list(check_dtd(autre)) == []


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (b"<!ELEMENT attr (value+)>", b"<!ELEMENT attr (value*)>", "attr"),
        (b"<!ELEMENT id (#PCDATA)>", b"<!ELEMENT id (#PCDATA)><!ATTLIST id type CDATA #IMPLIED>", "id"),
        (b"<!ELEMENT", b"<!ELEMENTS", "pas lisible"),
    ],
)
def test_a_dtd_that_was_changed_is_said(avant: bytes, apres: bytes, dit: str) -> None:
    assert avant in OFFICIELLE
    (constat,) = check_dtd(OFFICIELLE.replace(avant, apres))
    assert dit in constat.message


def test_a_disguised_file_is_refused_by_rentree_alone() -> None:
    (constat,) = examine(
        document([], encodage="ISO-8859-1").replace(b"ficAlimMENESR>", "ficAlimMENESR><!--é-->".encode(), 1),
        nom=NOM, fichier=NOM,
    ).constats  # fmt: skip
    sorts = {effet.chez: effet.sort for effet in constat.regle.effets}
    assert sorts[Consommateur.RENTREE] is Sort.REJETTE
    assert sorts[Consommateur.ENTCORE] is Sort.PERD
