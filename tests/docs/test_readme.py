"""Commands, options, headers, exit codes and project options of the README are those of the program."""

import re
import tomllib

from rentree.cli.options import A_REVOIR, DEFAUT_DU_PROGRAMME, FREIN, RIEN, TOUT_LU
from rentree.controles.catalogue import REGLES
from rentree.formats.identifiants.writer import COMPTES, TREIZE_CHAMPS
from rentree.formats.personnels.reader import COLONNES
from rentree.model.lecture_projet import parse_projet
from rentree.pipeline.projets import MODELES
from tests.docs.commandes import command_of, commands
from tests.docs.pages import RACINE, read_blocks, read_code, read_page, read_rows

LANGUES = ("README.md", "README.fr.md")
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
SAUF = ("all but ", "toutes sauf ")


def option_rows(page: str) -> dict[str, set[str]]:
    """Option -> the commands that the table of options gives it, be it by naming those that do not take it."""
    options: dict[str, set[str]] = {}
    for cases in read_rows(read_page(page)):
        if cases[0].startswith("`--"):
            for option in OPTION.findall(cases[0]):
                noms = set(read_code(cases[1]))
                options[option] = set(commands()) - noms if cases[1].startswith(SAUF) else noms
    return options


def test_the_table_of_options_is_that_of_the_program() -> None:
    attendues: dict[str, set[str]] = {"--version": set()}
    for nom, options in commands().items():
        for option in options:
            attendues.setdefault(option, set()).add(nom)
    for page in LANGUES:
        assert option_rows(page) == attendues


def test_commands_that_are_shown_exist() -> None:
    for page in LANGUES:
        morceaux = [*read_code(read_page(page)), *"\n".join(read_blocks(read_page(page))).splitlines()]
        lignes = [ligne for ligne in morceaux if re.match(r"(\$ )?(\.venv/bin/)?rentree ", ligne)]
        assert len(lignes) >= 3
        for ligne in lignes:
            assert set(OPTION.findall(ligne)) <= commands()[command_of(ligne)], ligne


def test_scripts_that_are_shown_exist() -> None:
    for page in LANGUES:
        scripts = set(re.findall(r"\./(script/\w+)", read_page(page)))
        assert {"script/demo", "script/test", "script/bench"} <= scripts
        assert all((RACINE / script).is_file() for script in scripts)


def test_headers_are_those_that_are_written_and_read() -> None:
    for page in LANGUES:
        morceaux = read_code(read_page(page))
        assert not {";".join(entete) for entete in (COMPTES, TREIZE_CHAMPS, COLONNES)} - set(morceaux)


def test_exit_codes() -> None:
    attendus = (TOUT_LU, A_REVOIR, RIEN, FREIN, DEFAUT_DU_PROGRAMME)
    for page in LANGUES:
        assert [cases[0] for cases in read_rows(read_page(page)) if cases[0].isdigit()] == [
            str(code) for code in attendus
        ]


def test_the_project_file_is_right_and_the_same_in_both() -> None:
    projets = [parse_projet("colleges", tomllib.loads(bloc)) for page in LANGUES for bloc in toml_blocks(page)]
    assert len(projets) == len(LANGUES) and projets[0] == projets[1]
    assert set(projets[0].retenir) <= {regle.id for regle in REGLES}


def toml_blocks(page: str) -> list[str]:
    blocs = [bloc for bloc in read_blocks(read_page(page)) if bloc.startswith("```toml")]
    return [bloc.removeprefix("```toml").removesuffix("```") for bloc in blocs]


def test_models_that_are_named_exist() -> None:
    for page in LANGUES:
        assert f"`--modele {'|'.join(MODELES)}`" in read_page(page).replace("\\|", "|")
        assert not set(re.findall(r"--modele (\w+)", "\n".join(read_code(read_page(page))))) - set(MODELES)


def test_both_languages_name_the_same_things() -> None:
    anglais, francais = (sorted(read_code(read_page(page))) for page in LANGUES)
    assert anglais == francais


def test_both_languages_show_the_same_runs() -> None:
    runs = [[bloc for bloc in read_blocks(read_page(page)) if bloc.startswith("```console")] for page in LANGUES]
    assert runs[0] == runs[1]


def test_both_languages_have_the_same_sections() -> None:
    titres = [re.findall(r"^(#+) ", read_page(page), re.MULTILINE) for page in LANGUES]
    assert titres[0] == titres[1]


def test_the_number_of_rules_is_right() -> None:
    bloquantes = sum(regle.gravite.value == "bloquant" for regle in REGLES)
    assert f"{len(REGLES)} rules of control, {bloquantes} of them blocking" in read_page("CHANGELOG.md")
    assert f"{len(REGLES)} rules -> constats" in read_page("docs/architecture.md")
    assert f"{len(REGLES)} règles" in read_page("docs/mission.md")
