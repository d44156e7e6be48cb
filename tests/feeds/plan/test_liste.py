"""The JSON of a plan: its shape, its types, its order."""

import json
from typing import Any

import pytest

from rentree.feeds.plan import Revue, write_list
from tests.feeds.plan.exemple import FREIN, FREIN_PROJET, LE_JOUR, A, B, revue_complete, revue_de, revue_vide

Types = tuple[type, ...]
TEXTE, ENTIER, OBJET, PART = (str,), (int,), (dict, type(None)), (float, int)
CHANGEMENT: dict[str, Types] = {
    "operation": TEXTE,
    "profil": TEXTE,
    "uai": TEXTE,
    "jointure": ENTIER,
    "login": TEXTE,
    "avant": OBJET,
    "apres": OBJET,
    "raison": TEXTE,
}
FREIN_ECRIT: dict[str, Types] = {
    "uai": TEXTE,
    "profil": TEXTE,
    "operation": TEXTE,
    "nombre": ENTIER,
    "part": PART,
    "seuil": PART,
}


def read(revue: Revue) -> dict[str, Any]:
    contenu: dict[str, Any] = json.loads(write_list(revue))
    return contenu


@pytest.mark.parametrize("revue", [revue_complete(), revue_vide()], ids=["complet", "vide"])
def test_the_shape_is_the_same_whatever_is_in_it(revue: Revue) -> None:
    contenu = read(revue)
    assert list(contenu) == ["plan", "controle", "changements", "freins"]
    assert (contenu["plan"], contenu["controle"]) == (12, revue.controle)
    for nom, champs in (("changements", CHANGEMENT), ("freins", FREIN_ECRIT)):
        for objet in contenu[nom]:
            assert list(objet) == list(champs)
            assert all(isinstance(objet[champ], types) for champ, types in champs.items())


def test_every_change_is_there_in_the_order_of_the_plan() -> None:
    revue = revue_complete()
    lus = read(revue)["changements"]
    assert [un["operation"] for un in lus] == revue.changements["operation"].to_pylist()
    assert [un["jointure"] for un in lus] == [1, 2, 3, 4, 5, 6]
    assert lus[4]["uai"] == f"{A}|{B}"


def test_before_and_after_are_what_differs() -> None:
    creation, mise_a_jour, *_, suppression = read(revue_complete())["changements"]
    assert creation["avant"] is None
    assert creation["apres"]["login"] == "zoe.nom1"
    assert (mise_a_jour["avant"], mise_a_jour["apres"]) == ({"divisions": "6A"}, {"divisions": "6B|6C"})
    assert suppression["apres"] == {"etat": "supprime"}


def test_the_reason_says_which_brake_holds() -> None:
    retenu, libre = read(revue_complete())["changements"][3:5]
    assert retenu["raison"] == (
        f"absent, ou sorti, d'après le dernier import complet de son établissement (retenu par le frein {A}:eleve)"
    )
    assert "frein" not in libre["raison"]


def test_brakes_have_their_figures() -> None:
    freins = read(revue_de(freins=(FREIN, FREIN_PROJET)))["freins"]
    assert freins[0] == {
        "uai": A, "profil": "eleve", "operation": "desactivation", "nombre": 9, "part": 0.9, "seuil": 0.1
    }  # fmt: skip
    assert (freins[1]["uai"], freins[1]["profil"]) == ("", "")


def test_it_is_one_line_a_change_in_clear_letters() -> None:
    texte = write_list(revue_complete())
    assert [ligne[:14] for ligne in texte.splitlines()].count('{"operation": ') == 6
    assert "Zoé" in texte
    assert str(LE_JOUR) in texte
    assert texte.endswith("}\n")
    assert write_list(revue_complete()) == texte
