"""The file of a project: its defaults, its options, and what it says when it is wrong."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from rentree.model.lecture_projet import parse_projet
from rentree.model.projet import Projet, ProjetFaux
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import read_projet

COMPLET = """
en_charge = true
retenir = ["nom-deux-personnes", "nom-civilite"]

[login]
separateur = "-"
caracteres = "."
remplacement = ""
espace = "-"
maximum = 32
premier_homonyme = 1

[aaf]
projet = "ENT_TS-31"
encodage = "ISO-8859-15"
enregistrements = 500
version_af = "AAF-VE2501"
version_sdet = "Annexe 4bis version 6.5"
"""


def read(tmp_path: Path, texte: str, nom: str = "ent") -> Projet:
    (tmp_path / "projets").mkdir()
    (tmp_path / "projets" / f"{nom}.toml").write_text(texte, encoding="utf-8")
    return read_projet(Maison(tmp_path), nom)


def test_the_default_project_needs_no_file(tmp_path: Path) -> None:
    assert read_projet(Maison(tmp_path)) == Projet()


def test_every_option_is_read(tmp_path: Path) -> None:
    projet = read(tmp_path, COMPLET, "haute-garonne")
    valeurs = tomllib.loads(COMPLET)
    assert (projet.nom, projet.en_charge) == ("haute-garonne", True)
    assert projet.retenir == ("nom-deux-personnes", "nom-civilite")
    assert vars(projet.login) == valeurs["login"]
    assert vars(projet.aaf) == valeurs["aaf"]


def test_what_is_not_said_has_its_default(tmp_path: Path) -> None:
    projet = read(tmp_path, "[login]\nmaximum = 32\n")
    assert (projet.login.maximum, projet.login.separateur, projet.aaf) == (32, ".", Projet().aaf)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("inconnue = 1", "« inconnue » n'existe pas"),
        ("[login]\nlongueur = 3", "« longueur » n'existe pas"),
        ("[aaf]\nzip = true", "« zip » n'existe pas"),
        ("[autre]\nx = 1", "« autre » n'existe pas"),
        ('en_charge = "oui"', "« en_charge » n'est pas du bon type"),
        ('retenir = "nom-civilite"', "« retenir » n'est pas du bon type"),
        ("retenir = [1]", "« retenir »"),
        ('retenir = ["regle-inventee"]', "regle-inventee"),
        ('login = "x"', "login"),
        ("aaf = 3", "aaf"),
        ("[login]\nmaximum = true", "« maximum » n'est pas du bon type"),
        ("[login]\nmaximum = 10", "20 à 255"),
        ("[login]\nmaximum = 256", "20 à 255"),
        ("[login]\npremier_homonyme = -1", "homonyme"),
        ('[login]\nseparateur = "é"', '« separateur » vaut "é" dans [login]'),
        ('[login]\nespace = " "', "« espace »"),
        ('[login]\nremplacement = "X"', "« remplacement »"),
        ('[aaf]\nencodage = "latin1"', 'il faut "UTF-8" ou "ISO-8859-15"'),
        ("[aaf]\nenregistrements = 0", "au moins un enregistrement"),
        ('[aaf]\nprojet = "../ailleurs"', "« projet » vaut \"../ailleurs\" dans [aaf] ; il faut un code de projet AAF"),
        ("ceci n'est pas du toml", "ent.toml"),
    ],
)
def test_a_wrong_file_is_told_in_french(tmp_path: Path, texte: str, attendu: str) -> None:
    with pytest.raises(ProjetFaux) as refus:
        read(tmp_path, texte)
    assert attendu in str(refus.value)
    assert str(refus.value).startswith(str(tmp_path / "projets" / "ent.toml"))
    assert "Le fichier de projet est faux" in str(refus.value)


def test_bytes_that_are_not_text(tmp_path: Path) -> None:
    (tmp_path / "projets").mkdir()
    (tmp_path / "projets" / "ent.toml").write_bytes(b'retenir = ["\xe9"]')
    with pytest.raises(ProjetFaux, match=r"ent\.toml"):
        read_projet(Maison(tmp_path))


def test_a_project_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(ProjetFaux, match="« ailleurs » n'existe pas"):
        read_projet(Maison(tmp_path), "ailleurs")


@pytest.mark.parametrize("nom", ["", "-x", "É", "Ent", "a" * 41, "x/y", "..", "x y"])
def test_an_impossible_name(nom: str) -> None:
    vide: dict[str, Any] = {}
    with pytest.raises(ProjetFaux, match="minuscules"):
        parse_projet(nom, vide)
