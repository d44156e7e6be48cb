"""The pages: what they say, in which order, and where they are written."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rentree.feeds.rapport import render, write_html, write_reports
from rentree.feeds.rapport.contenu import page_of
from rentree.feeds.rapport.mots import number_fiche
from rentree.model.constats import Constat, Gravite
from rentree.model.rapport import Rapport
from tests.feeds.rapport.exemple import (
    COLLEGE,
    LYCEE,
    MECHANT,
    NOMS,
    constat,
    rapport_academie,
    rapport_college,
    rapport_lycee,
)
from tests.feeds.rapport.lecture import Element, read_page

EXEMPLES = (rapport_academie, rapport_college, rapport_lycee)


def headings(rapport: Rapport) -> list[str]:
    return [f"{titre.nom} {titre.texte}" for titre in read_page(render(rapport)).find("h1", "h2", "h3", "h4")]


def test_the_list_goes_from_the_most_urgent_to_the_least() -> None:
    assert headings(rapport_college()) == [
        "h1 Collège Honorine-Pivoine",
        "h2 À faire d'abord",
        "h2 En chiffres",
        "h2 Fichiers lus",
        "h2 Bloquant : à corriger en premier 9 lignes",
        "h3 Dans SIECLE-BEE 8 lignes",
        "h4 Bloquant Responsable sans prénom",
        "h4 Bloquant Deux personnes sur une seule fiche",
        "h3 Dans le logiciel d'emploi du temps 1 ligne",
        "h4 Bloquant Code de groupe refusé à l'import",
        "h2 Anomalies : à corriger ensuite 17 lignes",
        "h3 Dans SIECLE-BEE 12 lignes",
        "h4 Anomalie Élève sans INE",
        "h3 Dans STS-WEB 4 lignes",
        "h4 Anomalie Service sans enseignant",
        "h3 Dans EPP 1 ligne",
        "h4 Anomalie Enseignant connu de STS-WEB seulement",
        "h2 Informations : à lire 20 lignes",
        "h3 Dans SIECLE-BEE 20 lignes",
        "h4 Information Responsable sans adresse électronique",
    ]


def test_the_top_says_which_school_which_year_which_day_and_which_files() -> None:
    page = read_page(render(rapport_college()))
    assert page.find("p", classe="identite")[0].texte == (
        "UAI 0310001A Année scolaire 2026-2027 Établi au 1er septembre 2026"
    )
    fichiers = page.find("table")[0]
    assert [ligne.texte for ligne in fichiers.find("tr")[1:]] == [
        "Élèves (SIECLE) ExportXML_ElevesSansAdresses.xml 30 août 2026 à 18 h 05",
        "Emploi du temps (STS-WEB) sts_emp_0310001A_2026.xml 31 août 2026 à 7 h 42",
        "Liste des personnels (GI/GC) atss.csv date non indiquée",
    ]


def test_every_constat_has_its_line_and_its_box() -> None:
    rapport = rapport_college()
    lignes = [
        ligne for table in read_page(render(rapport)).find("table", classe="fiches") for ligne in table.find("tr")
    ]
    corps = [ligne for ligne in lignes if ligne.find("input")]
    assert len(corps) == len(rapport.constats)
    assert sorted(ligne.find("td")[1].texte for ligne in corps) == sorted(un.message for un in rapport.constats)


def test_a_fiche_is_named_as_the_application_shows_it() -> None:
    page = read_page(render(rapport_college()))
    fiches = [titre.texte for table in page.find("table", classe="fiches") for titre in table.find("th", classe="cle")]
    assert "responsable 1301" in fiches
    assert "groupe LATIN+GREC 4EME" in fiches
    assert any(fiche.startswith("personnel local:LLL") for fiche in fiches)


@pytest.mark.parametrize(
    ("objet", "cle", "attendu"),
    [
        ("eleve", "eleve:12", "12"),
        ("eleve", "eleve:", "sans numéro"),
        ("etablissement", "uai:0310001A", "0310001A"),
        ("personnel", "epp:12", "epp:12"),
        ("eleve", "12", "12"),
    ],
)
def test_a_key_loses_the_prefix_that_repeats_its_kind(objet: str, cle: str, attendu: str) -> None:
    assert number_fiche(objet, cle) == attendu


def test_what_to_do_is_said_once_when_it_is_the_same_for_all() -> None:
    page = render(rapport_college())
    assert page.count("Ouvrir la fiche du responsable et saisir le prénom") == 1
    colonnes = [
        [titre.texte for titre in table.find("thead")[0].find("th")]
        for table in read_page(page).find("table", classe="fiches")
    ]
    assert colonnes[0] == ["Fait", "Fiche", "Ce qui est vu"]
    assert colonnes[1] == ["Fait", "Fiche", "Ce qui est vu", "Que faire"]


def test_a_refused_file_comes_first_with_what_to_do() -> None:
    page = read_page(render(rapport_lycee()))
    assert page.find("h2")[0].texte == "1 fichier refusé"
    assert "refaire l'export" in page.find("table")[0].texte
    assert "le score ne dit rien de ce qui n'a pas été lu" in page.texte


def test_a_school_without_fault_is_told_so() -> None:
    page = read_page(render(replace(rapport_college(), constats=()))).texte
    assert "Rien à corriger : aucun blocage, aucune anomalie." in page


def test_names_stay_text() -> None:
    rapport = rapport_college()
    rapport = replace(rapport, titre=MECHANT, etablissements=(replace(rapport.etablissements[0], nom=MECHANT),))
    page = render(rapport)
    assert page.count("<script") == 1
    assert "<script>alert" not in page
    assert read_page(page).find("h1")[0].texte == MECHANT


def test_a_hostile_uai_leaves_neither_the_folder_nor_its_string() -> None:
    uai = '../../x"}\n*{display:none}'
    assert page_of(uai) == "rapports/______x_____display_none_.html"
    rapport = rapport_college()
    page = render(replace(rapport, etablissements=(replace(rapport.etablissements[0], uai=uai),)))
    assert 'content: "      x     display none' in page


def test_a_constat_of_an_unknown_rule_is_still_shown() -> None:
    inconnu = Constat("regle-inconnue", Gravite.ANOMALIE, COLLEGE, "eleve", "1", "Un message.", "Faire ceci.")
    assert "h4 Anomalie regle-inconnue" in headings(replace(rapport_college(), constats=(inconnu,)))


def test_fiches_are_in_the_order_of_a_reader() -> None:
    noms = ("Zoé", "Élodie", "eudes", "Adam")
    lot = tuple(constat("ine-absent", "eleve", str(rang), nom) for rang, nom in enumerate(noms))
    page = read_page(render(replace(rapport_college(), constats=lot)))
    lignes = page.find("table", classe="fiches")[0].find("tr")[1:]
    assert [ligne.find("td")[1].texte.split()[0] for ligne in lignes] == ["Adam", "Élodie", "eudes", "Zoé"]


@pytest.mark.parametrize("exemple", EXEMPLES)
def test_the_order_of_the_constats_does_not_change_the_page(exemple: Callable[[], Rapport]) -> None:
    rapport = exemple()
    melange = list(rapport.constats)
    random.Random(7).shuffle(melange)
    assert render(replace(rapport, constats=tuple(melange))) == render(rapport)


def schools_table(rapport: Rapport) -> list[Element]:
    """The lines of the table of the schools, its header left out."""
    return read_page(render(rapport)).find("table", classe="etablissements")[0].find("tr")[1:]


def test_the_overview_puts_first_the_school_in_most_need() -> None:
    rapport = rapport_academie()
    lignes = schools_table(rapport)
    assert [lien.attributs["href"] for ligne in lignes[:2] for lien in ligne.find("a")] == [f"#{LYCEE}", f"#{COLLEGE}"]
    assert lignes[0].texte == "Lycée Barnabé-Lampion 0310002B 1 1 3 0 2 885 99,9 partiel"
    sans_refus = schools_table(replace(rapport, refus=()))
    assert [uai.texte for ligne in sans_refus for uai in ligne.find("span", classe="uai")] == [COLLEGE, LYCEE]


def test_the_figures_of_the_schools_add_up() -> None:
    lignes = [ligne.texte for ligne in schools_table(rapport_academie())]
    assert lignes[1:] == [
        "Collège Honorine-Pivoine 0310001A 9 0 17 20 1 460 98,8",
        "Hors établissement 1 1 0 2",
        "Ensemble 11 2 20 22 4 345 99,5 partiel",
    ]


def test_the_overview_counts_refused_files_as_the_terminal_does() -> None:
    page = read_page(render(rapport_academie()))
    total = page.find("dl", classe="chiffres")[0].find("dd")[0]
    assert total.texte == "11 dont 2 fichiers refusés"
    assert "dont" not in read_page(render(rapport_college())).find("dl", classe="chiffres")[0].texte


def test_the_mean_of_the_scores_weighs_fiches() -> None:
    texte = read_page(render(rapport_academie())).find("div", classe="bilan")[0].texte
    assert texte == (
        "99,5 sur 100 Score de qualité. Moyenne des scores des établissements, chacun pesant autant qu'il a de fiches :"
        " 4 345 fiches lues, dont 9 bloquées et 20 en anomalie. 2 fichiers ont été refusés : le score ne dit rien de ce"
        " qui n'a pas été lu."
    )


def test_one_file_holds_every_list() -> None:
    rapport = rapport_academie()
    page = read_page(render(rapport))
    ecoles = page.find("section", classe="etablissement")
    assert [une.attributs.get("id", "hors") for une in ecoles] == [LYCEE, COLLEGE, "hors"]
    assert [len(une.find("input")) for une in ecoles] == [3, 46, 1]
    titres = [f"{titre.nom} {titre.texte}" for titre in ecoles[0].find("h1", "h2", "h3", "h4", "h5")]
    assert titres == [
        "h2 Lycée Barnabé-Lampion",
        "h3 1 fichier refusé",
        "h3 À faire d'abord",
        "h3 En chiffres",
        "h3 Fichiers lus",
        "h3 Anomalies : à corriger ensuite 3 lignes",
        "h4 Dans SIECLE-BEE 3 lignes",
        "h5 Anomalie Élève sans INE",
    ]
    assert not [lien for lien in page.find("a") if not lien.attributs["href"].startswith("#")]


def test_a_school_begins_on_a_page_of_its_own_with_its_own_footer() -> None:
    page = render(rapport_academie())
    assert f'[id="{LYCEE}"] {{ page: e{LYCEE}; }}' in page
    assert f'@page e{LYCEE} {{ @bottom-left {{ content: "{LYCEE}, ' in page


def test_an_ignored_file_is_one_line_at_the_very_end() -> None:
    page = read_page(render(rapport_academie()))
    assert page.find("h1", "h2", "h3", "h4", "h5")[-1].texte == "Fichier ignoré 1 ligne"
    (pli,) = page.find("section", classe="hors")[0].find("details")
    assert [une.texte for une in pli.find("li")] == ["Le fichier notes.txt n'est pas lu."]
    assert "notes.txt" not in "".join(table.texte for table in page.find("table"))


def test_the_overview_names_the_most_frequent_rules_but_no_information() -> None:
    regles = read_page(render(rapport_academie())).find("table")[2].find("tr")[1:]
    assert regles[0].texte == "Élève sans INE Anomalie SIECLE-BEE 15 2"
    assert not any("Information" in ligne.texte for ligne in regles)


def test_a_constat_of_no_known_school_is_not_lost() -> None:
    assert "QUIDAM Urbain" in render(rapport_academie())


def test_each_school_has_its_page_and_only_its_fiches(tmp_path: Path) -> None:
    write_reports(rapport_academie(), tmp_path)
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html")) == [
        "rapport.html",
        "rapports/0310001A.html",
        "rapports/0310002B.html",
    ]
    lycee = (tmp_path / page_of(LYCEE)).read_text(encoding="utf-8")
    assert NOMS[0] in lycee
    assert NOMS[5] not in lycee
    assert "../rapport.html" in lycee
    for lien in read_page((tmp_path / "rapport.html").read_text(encoding="utf-8")).find("a"):
        cible = lien.attributs["href"]
        assert cible.startswith("#") or (tmp_path / cible).is_file()


def test_one_school_has_its_whole_list_at_the_top_and_no_second_page(tmp_path: Path) -> None:
    write_reports(rapport_college(), tmp_path)
    write_html(rapport_college(), tmp_path / "autre.html")
    rapport = (tmp_path / "rapport.html").read_text(encoding="utf-8")
    assert rapport == (tmp_path / "autre.html").read_text(encoding="utf-8")
    assert "Élève sans INE" in rapport
    assert "../rapport.html" not in rapport
    assert not (tmp_path / "rapports").exists()


def test_pages_of_schools_that_are_gone_are_removed(tmp_path: Path) -> None:
    write_reports(rapport_academie(), tmp_path)
    (tmp_path / page_of("0319999Z")).write_text("des noms", encoding="utf-8")
    (tmp_path / "rapports" / "lisez-moi.txt").write_text("à moi", encoding="utf-8")
    write_reports(rapport_academie(), tmp_path)
    assert sorted(path.name for path in (tmp_path / "rapports").iterdir()) == [
        "0310001A.html",
        "0310002B.html",
        "lisez-moi.txt",
    ]
    write_reports(rapport_college(), tmp_path)
    assert [path.name for path in (tmp_path / "rapports").iterdir()] == ["lisez-moi.txt"]
