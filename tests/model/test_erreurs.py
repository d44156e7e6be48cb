"""An error says where, what and what to do, in every process."""

import pickle

import pytest

from rentree.model.erreurs import ErreurRentree
from rentree.model.normalisation import unaccent
from rentree.model.projet import ProjetFaux


def test_an_error_is_three_things() -> None:
    erreur = ProjetFaux("ent.toml", detail="une ligne", que_faire="Recommencez.")
    assert str(erreur) == "ent.toml : Le fichier de projet est faux : une ligne. Recommencez."
    assert str(ProjetFaux()).startswith("Le fichier de projet est faux. ")


@pytest.mark.parametrize("classe", [ErreurRentree, ProjetFaux])
def test_an_error_crosses_processes(classe: type[ErreurRentree]) -> None:
    erreur = classe("ici", detail="cela", que_faire="Faites.")
    copie = pickle.loads(pickle.dumps(erreur))
    assert (type(copie), str(copie), copie.ou, copie.detail) == (classe, str(erreur), "ici", "cela")


@pytest.mark.parametrize(
    ("texte", "nu"),
    [
        ("Éloïse", "Eloise"), ("Œuvre", "OEuvre"), ("ÆGIR", "AEGIR"), ("Straße", "Strasse"), ("ŁÓDŹ", "LODZ"),
        ("D’ALMEIDA", "D'ALMEIDA"), ("a\u00a0b\u202fc", "a b c"), ("x–y—z‑w", "x-y-z-w"), ("e\u0301", "e"), ("", ""),
        ("plain 42 & ?", "plain 42 & ?"),
    ],
)  # fmt: skip
def test_writing_without_accents(texte: str, nu: str) -> None:
    assert unaccent(texte) == nu
