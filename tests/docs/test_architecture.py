"""Every function, step and file that the page on architecture names is there."""

import re

from rentree.controles.catalogue import REGLES
from tests.docs.pages import RACINE, is_name, read_code, read_page, resolves, rooms, steps

PAGE = "docs/architecture.md"
DEPOT = re.compile(r"(?:\./)?(?:src|docs|tests|script)/.*")
REGLE = re.compile(r"[a-z]+(?:-[a-z]+)+")


def named() -> set[str]:
    return set(read_code(read_page(PAGE)))


def test_names_of_modules_and_functions_exist() -> None:
    noms = {nom for nom in named() if is_name(nom) and not nom.endswith(".sql")}
    assert len(noms) > 50
    assert not {nom for nom in noms if not resolves(nom)}


def test_a_name_that_is_not_there_is_seen() -> None:
    assert resolves("pipeline.alimenter.alimenter")
    assert not resolves("pipeline.alimenter.rien")
    assert not resolves("pipeline.rien.alimenter")


def test_steps_exist() -> None:
    noms = {nom for nom in named() if nom.endswith(".sql") and nom != ".sql"}
    assert len(noms) > 40
    assert not noms - steps()


def test_every_step_of_the_annuaire_the_accounts_and_the_feeds_is_told() -> None:
    salles = ("annuaire", "comptes", "feeds")
    etapes = {chemin.name for salle in salles for chemin in (RACINE / "src/rentree" / salle).rglob("*.sql")}
    assert not etapes - named()


def test_files_of_the_repository_exist() -> None:
    chemins = {nom for nom in named() if DEPOT.fullmatch(nom)}
    assert not {chemin for chemin in chemins if not (RACINE / chemin).exists()}


def test_rules_exist() -> None:
    regles = {nom for nom in named() if REGLE.fullmatch(nom)}
    assert not regles - {regle.id for regle in REGLES}


def test_every_room_is_told() -> None:
    assert not rooms() - named()
