"""From pages to PDF: any text is printed as it is, a wrong template says so, nothing is read outside its folder."""

import datetime
import io
import json
import time
from pathlib import Path
from typing import Any

import pypdf
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rentree.comptes.codes import new_code
from rentree.feeds.lettres.pages import fill_pages
from rentree.feeds.lettres.rendu import Gabarit, GabaritFaux, default_gabarit, read_gabarit, render
from tests.feeds.lettres.lecture import CODE, pages_of, scan
from tests.feeds.lettres.lignes import ECOLE, ENVOI, ligne

QUAND = datetime.datetime(2025, 10, 6, 12, tzinfo=datetime.UTC)
POINTS = 72 / 25.4
"""Points in a millimetre."""

SIGNES = "abcXYZéÀç0189 #$*_`@<>[]{}()\\/\"'~=+-.,;:!?%&|^"


def pages(*lignes: dict[str, Any], foyer: bool = False) -> dict[str, Any]:
    codes = {une["jointure"]: new_code() for une in lignes}
    return fill_pages(lignes, codes, ecole=ECOLE, envoi=ENVOI, foyer=foyer)


def printed(*lignes: dict[str, Any], foyer: bool = False) -> bytes:
    return render(default_gabarit(), pages(*lignes, foyer=foyer), quand=QUAND)


def template(dossier: Path, texte: str) -> Gabarit:
    (dossier / "lettre.typ").write_text(texte, encoding="utf-8")
    return read_gabarit(dossier / "lettre.typ")


def test_a_letter_says_all_that_is_needed() -> None:
    contenu = pages(ligne(1, login="zoe.d-almeida"))
    (page,) = pages_of(render(default_gabarit(), contenu, quand=QUAND))
    for mot in (
        "zoe.d-almeida", contenu["lettres"][0]["comptes"][0]["code"], "Zoé D'ALMEIDA", "élève, classe 6A", "eCollège",
        "COLLEGE LE PASTEL", "2 ALLEE DU CANAL", "0561000000", "Aux représentants légaux", "1 RUE DU LAVOIR",
        "31000 TOULOUSE", "6 octobre 2025", "4 janvier 2026", ENVOI.adresse, "Classe 6A, lettre 1 sur 1",
    ):  # fmt: skip
        assert mot in page


@settings(max_examples=60, deadline=None)
@given(nom=st.text(SIGNES, min_size=1, max_size=40))
@example(nom="#panic()")
@example(nom="$ x $ *gras* _maigre_ `code` @nom <etiquette> \\ // = titre")
@example(nom='"] #sys.inputs ["')
def test_any_name_is_printed_as_it_is(nom: str) -> None:
    texte = "".join(pages_of(printed(ligne(1, nom, "Zoé")))).replace(" ", "")
    assert ("Zoé" + nom).replace(" ", "") in texte


def test_letters_of_all_europe_are_printed() -> None:
    nom = "ČŽŁŐŒÆßÑØĞİŠÉ"
    assert nom in pages_of(printed(ligne(1, nom)))[0]


def test_a_page_a_letter_even_with_everything_at_its_longest() -> None:
    longue = ligne(1, "X" * 60, "Y" * 40, login="l" * 255, ligne1="1 " * 19, ligne2="2 " * 19, ligne3="3 " * 19)
    assert len(pages_of(printed(longue))) == 1


def test_a_large_household_goes_on_over_the_page_and_loses_nobody() -> None:
    foyer = [ligne(numero, login=f"enfant.{numero}", foyer=1) for numero in range(12)]
    textes = pages_of(printed(*foyer, foyer=True))
    assert len(textes) > 1
    assert all(any(f"enfant.{numero}" in texte for texte in textes) for numero in range(12))
    assert len(CODE.findall(" ".join(textes))) == 12


def test_nothing_but_the_address_is_in_the_window() -> None:
    """40 to 96 mm from the top, right of 95 mm: what a window of 35 × 100 mm may show however the sheet slides."""
    vus: list[str] = []

    def visit(texte: str, page: list[float], mot: list[float], *_: Any) -> None:
        gauche = mot[4] * page[0] + mot[5] * page[2] + page[4]
        bas = mot[4] * page[1] + mot[5] * page[3] + page[5]
        if texte.strip() and 40 <= 297 - bas / POINTS <= 96 and gauche / POINTS >= 95:
            vus.append(texte.strip())

    pypdf.PdfReader(_as_file(printed(ligne(1)))).pages[0].extract_text(visitor_text=visit)
    assert " ".join(vus) == "Aux représentants légaux de Zoé D'ALMEIDA 1 RUE DU LAVOIR 31000 TOULOUSE"


def test_the_pdf_is_tagged_in_french_and_titled() -> None:
    lecteur = pypdf.PdfReader(_as_file(printed(ligne(1))))
    racine: Any = lecteur.trailer["/Root"]
    assert racine["/Lang"] == "fr-FR" or racine["/Lang"] == "fr"
    assert racine["/MarkInfo"]["/Marked"]
    assert lecteur.metadata is not None
    assert "COLLEGE LE PASTEL" in str(lecteur.metadata.title)


def test_the_template_meets_the_norm_of_accessible_pdf() -> None:
    """PDF/UA-1: Typst refuses a document that lacks a title, a language or the words of an image."""
    entrees = {"donnees": json.dumps(pages(ligne(1)))}
    compilateur = typst.Compiler(default_gabarit().texte.encode(), ignore_system_fonts=True, sys_inputs=entrees)
    assert compilateur.compile(format="pdf", pdf_standards="ua-1")


def test_the_printed_page_is_scanned() -> None:
    entrees = {"donnees": json.dumps(pages(ligne(1)))}
    compilateur = typst.Compiler(default_gabarit().texte.encode(), ignore_system_fonts=True, sys_inputs=entrees)
    assert scan(compilateur) == ENVOI.adresse


def test_the_same_data_give_the_same_bytes() -> None:
    contenu = pages(ligne(1), ligne(2))
    assert render(default_gabarit(), contenu, quand=QUAND) == render(default_gabarit(), contenu, quand=QUAND)


def test_only_the_fonts_of_the_template_are_used() -> None:
    ressources: list[Any] = [page["/Resources"] for page in pypdf.PdfReader(_as_file(printed(ligne(1)))).pages]
    polices = {
        str(police.get_object()["/BaseFont"]).split("+")[-1] for une in ressources for police in une["/Font"].values()
    }
    assert {nom.split("-")[0] for nom in polices} == {"LibertinusSerif", "DejaVuSansMono"}


def test_a_school_has_its_own_template_and_its_own_images(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8"
    )
    texte = (
        "#let d = json(bytes(sys.inputs.donnees))\n"
        '#image("logo.svg", alt: "logo")\n'
        "NOTRE LETTRE #d.lettres.at(0).comptes.at(0).login"
    )
    (page,) = pages_of(render(template(tmp_path, texte), pages(ligne(1, login="zoe.nom")), quand=QUAND))
    assert page == "NOTRE LETTRE zoe.nom"


@pytest.mark.parametrize(
    ("texte", "dit"),
    [
        ("Bonjour\n\n#let x = (", "ligne 3 : unclosed delimiter"),
        ("#inconnu", "ligne 1 : unknown variable: inconnu"),
        ('#import "@preview/tablex:0.0.8": *', "paquet d'Internet"),
        ('#read("/etc/hostname")', "file not found"),
        ('#read("../secret.txt")', "ligne 1"),
    ],
)
def test_a_wrong_template_says_what_and_where(tmp_path: Path, texte: str, dit: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="ascii")
    dossier = tmp_path / "gabarits"
    dossier.mkdir()
    with pytest.raises(GabaritFaux) as fin:
        render(template(dossier, texte), pages(ligne(1)), quand=QUAND)
    assert str(dossier / "lettre.typ") in str(fin.value)
    assert dit in str(fin.value)
    assert "--gabarit-modele" in str(fin.value)


def test_a_template_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.typ").write_bytes(b"\xe9t\xe9")
    for nom in ("absent.typ", "latin.typ"):
        with pytest.raises(GabaritFaux):
            read_gabarit(tmp_path / nom)


def test_letters_cost_the_same_each_however_many() -> None:
    """Not seconds, which depend on the machine: ten times as many take less than thirty times as long."""
    petit, grand = ([ligne(numero) for numero in range(nombre)] for nombre in (40, 400))
    durees = []
    for lignes in (petit, petit, grand):
        debut = time.perf_counter()
        printed(*lignes)
        durees.append(time.perf_counter() - debut)
    assert durees[2] < 30 * durees[1]


def _as_file(pdf: bytes) -> Any:
    return io.BytesIO(pdf)
