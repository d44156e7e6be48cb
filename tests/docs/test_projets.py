"""The page on the file of a project shows every option, with the default that the program has."""

import re
import tomllib
from dataclasses import fields

from rentree.model.conservation import PLAFOND, longest_wait
from rentree.model.ecriture_projet import write_projet
from rentree.model.lecture_projet import SEUILS, parse_projet
from rentree.model.projet import JOURS, PROFILS, Calendrier, Gel, Projet
from rentree.model.toml import write_value
from rentree.pipeline.projets import MODELES, read_modele
from tests.docs.commandes import command_of, commands
from tests.docs.pages import read_blocks, read_code, read_page, read_rows

PAGE = "docs/projets.md"
TEXTE = read_page(PAGE)
CLE = re.compile(r"`[a-z_]+`")
DEFAUT = write_projet(Projet())


def section(nom: str) -> str:
    """The text below one title of level 3."""
    return re.split(r"^###? ", TEXTE.split(f"\n### {nom}\n", 1)[1], maxsplit=1, flags=re.MULTILINE)[0]


def rows_of_keys(nom: str) -> dict[str, str]:
    """Key -> default, as the table of a section says them."""
    lignes = [cases for cases in read_rows(section(nom)) if CLE.fullmatch(cases[0])]
    return {read_code(cle)[0]: "".join(read_code(defaut)) or defaut for cle, defaut, _ in lignes}


def test_the_whole_file_is_the_one_that_is_written() -> None:
    assert f"```toml\n{DEFAUT}```" in TEXTE


def test_each_key_has_its_default() -> None:
    valeurs = tomllib.loads(DEFAUT)
    tete = {cle: valeur for cle, valeur in valeurs.items() if not isinstance(valeur, dict)}
    sections = {"En tête du fichier": tete, **{f"[{nom}]": valeurs[nom] for nom in valeurs.keys() - tete.keys()}}
    for nom, attendues in sections.items():
        plates = {cle: write_value(valeur) for cle, valeur in attendues.items() if not isinstance(valeur, dict)}
        assert rows_of_keys(nom) == plates, nom


def test_each_brake_has_its_figures() -> None:
    freins = tomllib.loads(DEFAUT)["freins"]
    lignes = [cases for cases in read_rows(section("[freins]")) if cases[0].startswith("`[freins.")]
    dits = {cases[0].strip("`"): [case.strip("`") for case in cases[1:4]] for cases in lignes}
    assert dits == {
        f"[freins.{nom}]": [str(freins[nom][cle]) for cle in ("pourcent", "nombre", "plancher")] for nom in SEUILS
    }


def test_freezes_have_their_keys() -> None:
    assert set(rows_of_keys("[[gels]]")) == {champ.name for champ in fields(Gel)}


def test_profiles_and_days_are_all_named() -> None:
    assert set(PROFILS) <= set(read_code(section("[delais]")))
    assert set(JOURS) <= set(read_code(section("[calendrier]")))


def test_the_figures_of_the_law() -> None:
    lignes = [cases for cases in read_rows(section("[delais]")) if "jour" in cases[-1] and len(cases) == 3]
    attentes = [longest_wait(Calendrier(jours)) for jours in ((5,), (2, 5), tuple(range(7)))]
    dites = [tuple(int(case.split()[0]) for case in cases[1:]) for cases in lignes if cases[1][0].isdigit()]
    assert dites == [(attente, PLAFOND - attente) for attente in attentes]
    assert f"{PLAFOND} jours" in section("[delais]")


def test_examples_are_right_and_models_are_told() -> None:
    for bloc in read_blocks(TEXTE):
        parse_projet("exemple", tomllib.loads(bloc.removeprefix("```toml").removesuffix("```")))
    delais = {cases[0].strip("`"): cases[1] for cases in read_rows(TEXTE) if cases[0].strip("`") in MODELES}
    assert delais == {nom: f"{read_modele(nom, nom='a').delais.defaut} jours" for nom in MODELES}


def test_commands_of_projects_are_all_told() -> None:
    dites = {command_of(code) for code in read_code(TEXTE) if code.startswith("rentree projet")}
    assert dites == {nom for nom in commands() if nom.startswith("projet ")}
