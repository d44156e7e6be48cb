"""The file that is written reads back the same, says every option, and explains each."""

import tomllib
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.model.ecriture_projet import values_of, write_projet
from rentree.model.lecture_projet import parse_projet
from rentree.model.notice_projet import INTRODUCTIONS, NOTICES
from rentree.model.projet import PROFILS, Delais, Gel, Projet
from rentree.model.toml import write_value
from tests.model.projets import TEXTES, projets

DEFAUT = write_projet(Projet())


def keys(valeurs: dict[str, Any], section: str = "") -> set[tuple[str, str]]:
    """Every (section, key) of a file, sections themselves left out."""
    trouvees: set[tuple[str, str]] = set()
    for cle, valeur in valeurs.items():
        dessous = f"{section}.{cle}".strip(".")
        trouvees |= keys(valeur, dessous) if isinstance(valeur, dict) else {(section, cle)}
    return trouvees


@given(projets)
def test_what_is_written_is_read_back(projet: Projet) -> None:
    texte = write_projet(projet)
    assert parse_projet(projet.nom, tomllib.loads(texte)) == projet


@given(projets)
def test_the_text_and_the_values_say_the_same(projet: Projet) -> None:
    ecrites = tomllib.loads(write_projet(projet))
    assert {"gels": [], **ecrites} == values_of(projet)


def test_every_field_of_a_project_is_in_its_file() -> None:
    for champ in fields(Projet):
        if champ.name == "nom":
            continue
        defaut = getattr(Projet(), champ.name)
        dessous = [dessous.name for dessous in fields(defaut)] if is_dataclass(defaut) else []
        for nom in (champ.name, *dessous):
            assert nom in DEFAUT or nom == "par_profil", nom
    assert all(f"# {champ.name} = " in DEFAUT for champ in fields(Gel))
    assert all(profil in DEFAUT for profil in PROFILS)


def test_every_key_that_is_written_is_explained_and_no_other() -> None:
    ecrites = keys(tomllib.loads(DEFAUT)) | {("gels", champ.name) for champ in fields(Gel)}
    assert ecrites == {(section, cle) for section, notices in NOTICES.items() for cle in notices}
    assert set(INTRODUCTIONS) == set(NOTICES)
    assert all(f"# {ligne}\n" in DEFAUT for lignes in INTRODUCTIONS.values() for ligne in lignes)


def test_the_example_of_a_freeze_can_be_uncommented() -> None:
    debut = DEFAUT.index("# [[gels]]")
    fin = DEFAUT.index("\n\n", debut)
    libre = DEFAUT[:debut] + DEFAUT[debut:fin].replace("\n# ", "\n").removeprefix("# ") + DEFAUT[fin:]
    assert len(parse_projet("ent", tomllib.loads(libre)).gels) == 1


def test_a_delay_of_a_profile_is_written_in_its_section() -> None:
    texte = write_projet(Projet(delais=Delais(42, (("enseignant", 56),))))
    assert tomllib.loads(texte)["delais"] == {"defaut": 42, "enseignant": 56}


def test_lines_stay_readable() -> None:
    assert max(map(len, DEFAUT.splitlines())) <= 120


@given(st.one_of(TEXTES, st.text(st.characters(exclude_categories=["Cs"])), st.booleans(), st.lists(TEXTES)))
def test_values_are_toml(valeur: object) -> None:
    assert tomllib.loads(f"cle = {write_value(valeur)}")["cle"] == valeur


def test_what_toml_has_no_word_for() -> None:
    with pytest.raises(TypeError, match="NoneType"):
        write_value(None)
