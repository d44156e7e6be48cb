"""The words of a change: what an account was and becomes."""

from typing import Any

import pytest

from rentree.feeds.plan.mots import NOMS, name_profil, tell_change, tell_reason, tell_values, write_share
from rentree.model.plan import RAISONS, Operation


def test_every_operation_has_a_name() -> None:
    assert set(NOMS) == set(Operation)


@pytest.mark.parametrize(
    ("operation", "avant", "apres", "dit"),
    [
        ("creation", None, {"etat": "actif", "login": "a.b", "nom": "B", "prenom": "A", "uai": "0310001H"},
         ("aucun compte", "compte actif")),
        ("creation", None, {"etat": "actif", "login": "a.b", "divisions": "6A"},
         ("aucun compte", "compte actif, division 6A")),
        ("mise_a_jour", {"nom": "ROUX", "divisions": ""}, {"nom": "PETIT", "divisions": "6A|6B"},
         ("nom ROUX, sans division", "nom PETIT, divisions 6A + 6B")),
        ("mise_a_jour", {"profil": "enseignant"}, {"profil": "vie_scolaire"},
         ("profil enseignants", "profil vie scolaire")),
        ("desactivation", {"etat": "actif"},
         {"etat": "desactive", "desactive_le": "2025-11-18", "supprime_le": "2026-01-13"},
         ("compte actif", "désactivé le 18/11/2025, supprimé dès le 13/01/2026")),
        ("reactivation", {"etat": "desactive", "desactive_le": "2025-11-03"}, {"etat": "actif"},
         ("désactivé le 03/11/2025", "compte actif")),
        ("suppression", {"etat": "desactive", "desactive_le": "2025-09-20"}, {"etat": "supprime"},
         ("désactivé le 20/09/2025", "supprimé")),
    ],
)  # fmt: skip
def test_before_and_after(
    operation: str, avant: dict[str, Any] | None, apres: dict[str, Any], dit: tuple[str, str]
) -> None:
    assert tell_change(operation, avant, apres) == dit


def test_nothing_says_nothing_and_what_is_unknown_is_left() -> None:
    assert tell_values(None) == tell_values({}) == ""
    assert tell_values({"etat": "perdu"}) == "perdu"
    assert name_profil("jardinier") == "jardinier"


@pytest.mark.parametrize(
    ("part", "dite"), [(0.8864, "89 %"), (1.0, "100 %"), (0.0521, "5,2 %"), (0.05, "5 %"), (0.0004, "0 %")]
)
def test_shares(part: float, dite: str) -> None:
    assert write_share(part).replace("\N{NO-BREAK SPACE}", " ") == dite


@pytest.mark.parametrize("code", RAISONS)
def test_the_reason_names_the_brakes_that_hold(code: str) -> None:
    assert tell_reason(code, "") == RAISONS[code]
    tenue = tell_reason(code, "0310001H:eleve|projet")
    assert tenue == f"{RAISONS[code]} (retenu par le frein 0310001H:eleve, projet)"
