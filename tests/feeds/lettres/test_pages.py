"""What letters say: to whom, in which order, one a person or one a household."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from rentree.feeds.lettres.adresse import join_words, recipient
from rentree.feeds.lettres.pages import describe_school, fill_pages
from rentree.feeds.lettres.qr import draw_qr, fill_address
from tests.feeds.lettres.lecture import read_qr
from tests.feeds.lettres.lignes import ECOLE, ENVOI, agent, ligne, parent

SANS_ADRESSE: dict[str, Any] = {"chez": None, "ligne1": None, "code_postal": None, "ville": None}
ENTETE = describe_school(ECOLE)
ZOE = ligne(1)


def fill(*lignes: dict[str, Any], foyer: bool = False, adresse: str = ENVOI.adresse) -> dict[str, Any]:
    codes = {une["jointure"]: f"CODE-{une['jointure']:04d}" for une in lignes}
    return fill_pages(lignes, codes, ecole=ECOLE, envoi=replace(ENVOI, adresse=adresse), foyer=foyer)


def accounts(pages: dict[str, Any]) -> list[list[str]]:
    return [[un["login"] for un in page["comptes"]] for page in pages["lettres"]]


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ([ZOE], ["Aux représentants légaux de Zoé D'ALMEIDA", "1 RUE DU LAVOIR", "31000 TOULOUSE"]),
        ([ligne(1, majeur=True)], ["Mme Zoé D'ALMEIDA", "1 RUE DU LAVOIR", "31000 TOULOUSE"]),
        ([ligne(1, **SANS_ADRESSE)], ["Zoé D'ALMEIDA", "Classe 6A", "(à remettre en classe)"]),
        ([parent(2, ZOE)], ["Mme Ada ROY", "1 RUE DU LAVOIR", "31000 TOULOUSE"]),
        (
            [parent(2, ZOE, ligne2="BAT B", ville="MADRID", code_postal=None, pays="ESPAGNE")],
            ["Mme Ada ROY", "1 RUE DU LAVOIR", "BAT B", "MADRID", "ESPAGNE"],
        ),
        (
            [parent(2, ZOE, **SANS_ADRESSE)],
            ["Mme Ada ROY", "par Zoé D'ALMEIDA, classe 6A", "(à remettre en classe)"],
        ),
        ([agent(3)], ["Mme Ode MARTEL", "COLLEGE LE PASTEL", "2 ALLEE DU CANAL", "31000 TOULOUSE"]),
        (
            [ZOE, parent(2, ZOE), parent(3, ZOE, "D'ALMEIDA", "René", civilite="M.")],
            ["Mme Ada ROY et M. René D'ALMEIDA", "1 RUE DU LAVOIR", "31000 TOULOUSE"],
        ),
        (
            [ZOE, ligne(2, prenom="Éloi")],
            ["Aux représentants légaux de Zoé D'ALMEIDA et Éloi D'ALMEIDA", "1 RUE DU LAVOIR", "31000 TOULOUSE"],
        ),
    ],
)
def test_whom_a_letter_is_sent_to(lignes: Sequence[dict[str, Any]], attendu: list[str]) -> None:
    assert recipient(lignes, ecole=ENTETE) == attendu


def test_words_are_joined_as_they_are_said() -> None:
    assert [join_words(list("abc")[:nombre]) for nombre in range(4)] == ["", "a", "a et b", "a, b et c"]


def test_letters_come_out_by_class_child_and_name_and_staff_last() -> None:
    eloi, abel = ligne(4, "ÉCLAIR", "Éloi", division="6B"), ligne(5, "ZOLA", "Abel")
    lignes = [agent(9), agent(8, "ABADIE"), eloi, parent(6, eloi), parent(7, abel, "AAA"), abel, ZOE]
    lieux = 3 * ["Classe 6A"] + 2 * ["Classe 6B"] + 2 * ["Personnels"]
    ordre = [1, 5, 7, 4, 6, 8, 9]
    assert accounts(fill(*lignes)) == [[f"login.{numero}"] for numero in ordre]
    assert [page["lieu"] for page in fill(*lignes)["lettres"]] == lieux


def test_accents_do_not_send_a_name_to_the_end() -> None:
    lignes = [ligne(1, "ZOLA"), ligne(2, "ÉCLAIR"), ligne(3, "FAURE")]
    assert accounts(fill(*lignes)) == [["login.2"], ["login.3"], ["login.1"]]


def test_a_household_is_one_page_where_its_first_child_would_be() -> None:
    petite = ligne(2, prenom="Éve", division="3C", foyer=1)
    autre = ligne(5, "BAZIN", division="6B")
    pages = fill(petite, ZOE, parent(3, ZOE), autre, agent(9), foyer=True)
    assert accounts(pages) == [["login.2", "login.1", "login.3"], ["login.5"], ["login.9"]]
    assert [page["rang"] for page in pages["lettres"]] == [1, 2, 3]
    assert pages["lettres"][0]["lieu"] == "Classe 3C"


def test_each_account_says_whose_it_is() -> None:
    qualites = [page["comptes"][0]["qualite"] for page in fill(ZOE, parent(2, ZOE), agent(3))["lettres"]]
    assert qualites == ["élève, classe 6A", "responsable de Zoé D'ALMEIDA, classe 6A", "enseignement"]


def test_dates_are_said_in_french() -> None:
    assert [fill(ZOE)[nom].replace("\N{NO-BREAK SPACE}", " ") for nom in ("date", "expire")] == [
        "6 octobre 2025",
        "4 janvier 2026",
    ]


def test_the_qr_code_is_the_address_for_all() -> None:
    pages = fill(ZOE, parent(2, ZOE))
    assert read_qr(pages["qr"]) == ENVOI.adresse == pages["adresse"]
    assert pages["lettres"][0]["comptes"][0]["qr"] is None


def test_the_qr_code_carries_login_and_code_when_the_address_asks() -> None:
    pages = fill(ligne(1, login="l&a=b"), adresse="https://ent.exemple.invalid/activer?qui={login}&code={code}")
    assert pages["qr"] is None
    assert pages["adresse"] == "https://ent.exemple.invalid/activer"
    lu = read_qr(pages["lettres"][0]["comptes"][0]["qr"])
    assert lu == "https://ent.exemple.invalid/activer?qui=l%26a%3Db&code=CODE-0001"


def test_a_long_personal_address_is_read(longueur: int = 255) -> None:
    adresse = fill_address(
        "https://ent.exemple.invalid/{login}/{code}", login="x" * longueur, code="ABCD-EFGH-JKLM-NPQR"
    )
    assert read_qr(draw_qr(adresse)) == adresse
