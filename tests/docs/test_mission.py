"""The page on the mission names only what exists, and says done only of what a test checks."""

import re

import pytest

from rentree.controles.catalogue import REGLES, regle
from tests.docs.commandes import command_of, commands
from tests.docs.pages import has_test, is_name, read_code, read_page, read_rows, resolves

PAGE = "docs/mission.md"
REGLE = re.compile(r"[a-z]+(?:-[a-z]+)+")
ETATS = {"oui", "en partie", "pas encore"}
ENONCES = read_rows(read_page(PAGE))


def test_statements_are_numbered_from_1() -> None:
    assert [enonce[0] for enonce in ENONCES] == [str(rang) for rang in range(1, 55)]


@pytest.mark.parametrize("enonce", ENONCES, ids=lambda enonce: enonce[0])
def test_what_a_statement_names_exists(enonce: list[str]) -> None:
    _, _, etat, modules, commande, essais, reste = enonce
    assert etat in ETATS
    assert all(is_name(nom) and resolves(nom) for nom in read_code(modules))
    assert all(has_test(nom) for nom in read_code(essais)), essais
    assert not {nom for nom in read_code(reste) if REGLE.fullmatch(nom)} - {une.id for une in REGLES}
    for nom in read_code(commande):
        options = {mot for mot in nom.split() if mot.startswith("--")}
        assert nom.startswith("rentree ") and options <= commands()[command_of(nom)]


@pytest.mark.parametrize("enonce", ENONCES, ids=lambda enonce: enonce[0])
def test_done_is_proved_and_not_yet_promises_nothing(enonce: list[str]) -> None:
    etat, preuves = enonce[2], enonce[3:6]
    if etat == "oui":
        assert all(read_code(preuve) for preuve in preuves)
    if etat == "pas encore":
        assert not any(preuves)
    if etat == "en partie":
        assert "pas encore" in enonce[6].lower() or enonce[6]


@pytest.mark.parametrize(
    ("identifiant", "conseil"),
    [
        ("sts-sans-service", "répondre Non"),
        ("division-sans-service", "refaire l'export Services"),
        ("eleve-sans-responsable", "chercher le responsable parmi ceux qui existent avant d'en créer un"),
        ("eleve-sans-ine", "ouvrir un dossier d'assistance SIECLE-BEE"),
    ],
)
def test_the_advice_is_that_of_the_training(identifiant: str, conseil: str) -> None:
    assert conseil in regle(identifiant).que_faire
