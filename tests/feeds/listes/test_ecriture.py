"""The page and the CSV of a school: readable by everybody, harmless in a spreadsheet."""

import datetime
from pathlib import Path

import lxml.html

from rentree.feeds.listes.conseils import RIEN, VERITE, advise, place
from rentree.feeds.listes.contenu import Depart, Faute, Listes, LoginFaux, Titulaire, gather
from rentree.feeds.listes.ecriture import render, write_lists

AU = datetime.date(2025, 10, 20)
MECHANT = '<script>alert("x")</script> & fils'


def holder(nom: str, prenom: str = "Zoé") -> Titulaire:
    return Titulaire("élève", nom, prenom, "6A", f"zoe.{nom.lower()}", "eleve:12")


def depart(nom: str, jours: int) -> Depart:
    fin = AU + datetime.timedelta(days=jours)
    return Depart(holder(nom), fin - datetime.timedelta(days=56), "absent", fin, max(0, jours))


def lists(nom: str = MECHANT) -> Listes:
    faux = LoginFaux(holder(nom), actif=False, fautes=(Faute("nom", "civilite", nom),))
    return Listes("0310001A", "COLLEGE LE PASTEL", AU, [depart(nom, 3), depart("B", -2)], [faux])


def page_of(listes: Listes) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(render(listes))


def test_any_name_is_text_and_nothing_comes_from_elsewhere() -> None:
    page = page_of(lists())
    assert MECHANT in page.text_content()
    assert not page.xpath("//script | //link | //img | //*[@src] | //a[not(starts-with(@href, '#'))]")


def test_the_page_is_for_everybody() -> None:
    page = page_of(lists())
    assert page.get("lang") == "fr"
    assert len(page.xpath("//h1")) == len(page.xpath("//main")) == 1
    assert all(
        table.xpath("./caption") and table.xpath("./thead/tr/th[@scope='col']") for table in page.xpath("//table")
    )
    assert all(rang.xpath("./th[@scope='row']") for rang in page.xpath("//tbody/tr"))
    cibles = {lien.get("href")[1:] for lien in page.xpath("//a")}
    assert cibles <= {element.get("id") for element in page.xpath("//*[@id]")}
    assert VERITE.split(" : ", maxsplit=1)[0] in page.text_content()


def test_lists_are_sorted_by_what_comes_first() -> None:
    departs = [("A", depart("ZOLA", 3)), ("A", depart("ÉCLAIR", 9)), ("A", depart("ABEL", 9)), ("A", depart("ROY", -1))]
    (liste,) = gather(AU, departs, [], ecoles={"A": "COLLEGE"})
    assert [un.titulaire.nom for un in liste.departs] == ["ROY", "ZOLA", "ABEL", "ÉCLAIR"]


def test_a_spreadsheet_computes_nothing(tmp_path: Path) -> None:
    write_lists(
        [
            lists("=1+1"),
        ],
        tmp_path,
    )
    texte = (tmp_path / "departs-0310001A.csv").read_text(encoding="utf-8")
    assert texte.startswith("\ufeffprofil;")
    assert ";'=1+1;" in texte
    assert ";=1" not in texte


def test_what_to_correct_and_where() -> None:
    deux = [("prénom", "deux-personnes"), ("nom", "civilite")]
    assert advise("responsable:5", deux).startswith("Dans SIECLE-BEE, ne garder qu'une personne")
    assert "puis ôter la civilité ou la mention du nom" in advise("responsable:5", deux)
    assert advise("eleve:5", [("identifiant", "signes")]) == RIEN
    assert [place(cle) for cle in ("eleve:1", "epp:2", "atss:3")] == [
        "Dans SIECLE-BEE",
        "Dans EPP (par la DPE)",
        "Dans l'application des personnels (GI/GC ou STS-WEB)",
    ]
