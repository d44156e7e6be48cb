"""The file of a project: its defaults, its options, and what it says when it is wrong."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rentree.model.lecture_projet import parse_projet
from rentree.model.projet import Calendrier, Delais, Freins, Gel, OptionsLettres, Projet, ProjetFaux, Seuil
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
        ('[aaf]\nprojet = "../ailleurs"', '« projet » vaut "../ailleurs" dans [aaf] ; il faut un code de projet AAF'),
        ("ceci n'est pas du toml", "ce n'est pas du TOML"),
        ("[aaf]\nversion_af = 'a -- b'", "« version_af » vaut"),
        ('[aaf]\nversion_af = "a\\nb"', "sur une ligne"),
    ],
)
def test_a_wrong_file_is_told_in_french(tmp_path: Path, texte: str, attendu: str) -> None:
    with pytest.raises(ProjetFaux) as refus:
        read(tmp_path, texte)
    assert attendu in str(refus.value)
    assert str(refus.value).startswith(str(tmp_path / "projets" / "ent.toml"))
    assert "Le fichier de projet est faux" in str(refus.value)


ENTIER = """
etablissements = ["0310001H", "0310002J"]

[delais]
defaut = 42
enseignant = 56
eleve = 30

[freins]
ete = ["06-28", "09-30"]

[freins.desactivation]
pourcent = 12.5

[freins.projet]
nombre = 30

[[gels]]
debut = 2026-07-05
fin = "2026-08-25"

[[gels]]
debut = 2026-12-19
fin = 2026-12-19
ajout_seul = true

[calendrier]
complets = ["samedi", "mercredi"]

[lettres]
adresse = "https://ent.exemple.fr/activation"
validite = 30
ent = "mon ENT"
gabarit = "gabarits/lettre.typ"

[ldap]
url = "ldaps://annuaire.exemple.fr:636"
compte = "cn=rentree,dc=ent,dc=fr"
base = "dc=ent,dc=fr"
mot_de_passe = "ldap.secret"
"""


def test_every_section_is_read(tmp_path: Path) -> None:
    projet = read(tmp_path, ENTIER)
    assert projet.etablissements == ("0310001H", "0310002J")
    assert projet.delais == Delais(42, (("enseignant", 56), ("eleve", 30)))
    assert projet.freins.ete == ((6, 28), (9, 30))
    assert projet.freins.desactivation == Seuil(0.125, 60, 5)
    assert projet.freins.projet == Seuil(0.05, 30, 20)
    assert projet.freins.suppression == Freins().suppression
    assert projet.gels == (Gel(date(2026, 7, 5), date(2026, 8, 25)), Gel(date(2026, 12, 19), date(2026, 12, 19), True))
    assert projet.calendrier == Calendrier((5, 2), (0, 1, 3, 4))
    assert projet.lettres == OptionsLettres("https://ent.exemple.fr/activation", 30, "mon ENT", "gabarits/lettre.typ")
    assert (projet.ldap.url, projet.ldap.mot_de_passe) == ("ldaps://annuaire.exemple.fr:636", "ldap.secret")


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ('etablissements = ["0310001H", "0310001A"]', "« 0310001A » en tête du fichier, qui n'est pas un UAI"),
        ('etablissements = ["0310001A"]', "après 0310001, la lettre est H"),
        ('etablissements = ["310001H"]', "7 chiffres et une lettre"),
        ('etablissements = ["0310001h"]', "7 chiffres et une lettre"),
        ('etablissements = ["0310001H", "0310001H"]', "« 0310001H » deux fois"),
        ("etablissements = [310001]", "« etablissements » n'est pas du bon type en tête du fichier : [310001]"),
        ("[en_charge]\nx = 1", "« en_charge » n'est pas du bon type en tête du fichier : une section"),
        ('retenir = ["nom-civilite", "nom-civilite"]', "« nom-civilite » deux fois"),
        ("[delais]\neleves = 3", "« eleves » n'existe pas dans [delais]"),
        ("[delais]\ndefaut = 0", "« defaut » vaut 0 dans [delais] ; il faut un nombre de jours, au moins 1"),
        ("[delais]\neleve = -4", "« eleve » vaut -4 dans [delais]"),
        ("[delais]\ndefaut = 42.0", "« defaut » n'est pas du bon type dans [delais] : 42.0 ; un nombre entier"),
        ("[freins]\npourcent = 3", "« pourcent » n'existe pas dans [freins]"),
        ("[freins.desactivation]\npart = 0.1", "« part » n'existe pas dans [freins.desactivation]"),
        ("[freins.desactivation]\npourcent = 101", "« pourcent » vaut 101 dans [freins.desactivation]"),
        ("[freins.suppression]\npourcent = -0.5", "un pourcentage de 0 à 100"),
        ("[freins.suppression]\npourcent = nan", "un pourcentage de 0 à 100"),
        ("[freins.suppression]\npourcent = inf", "un pourcentage de 0 à 100"),
        ("[freins.projet]\npourcent = 1.234", "deux décimales au plus"),
        ("[freins.projet]\npourcent = true", "« pourcent » n'est pas du bon type"),
        ("[freins.projet]\nnombre = -1", "« nombre » vaut -1 dans [freins.projet]"),
        ("[freins.projet]\nnombre = 99999999999999999999", "de 0 à un milliard"),
        ("[freins.projet]\nplancher = 1.5", "« plancher » n'est pas du bon type"),
        ('[freins]\nete = ["10-15", "07-01"]', "deux jours dans l'ordre"),
        ('[freins]\nete = ["07-01"]', "deux jours dans l'ordre"),
        ('[freins]\nete = ["02-30", "07-01"]', '« ete » vaut ["02-30", "07-01"] dans [freins]'),
        ('[freins]\nete = ["7-1", "10-15"]', "deux jours dans l'ordre"),
        ('[freins]\nete = "07-01"', "« ete » n'est pas du bon type"),
        ("[freins]\nprojet = 3", "« projet » est une section, à écrire [freins.projet]"),
        ("[gels]\ndebut = 2026-07-05", "à écrire [[gels]]"),
        ("gels = 3", "à écrire [[gels]]"),
        ("[[gels]]\ndebut = 2026-07-05", "« fin » manque dans [[gels]]"),
        ("[[gels]]\ndebut = 2026-07-05\nfin = 2026-07-04", "« fin » vaut 2026-07-04 dans [[gels]]"),
        ("[[gels]]\ndebut = 2026-07-05T08:00:00\nfin = 2026-07-06", "« debut » vaut 2026-07-05T08:00:00"),
        ('[[gels]]\ndebut = "5 juillet"\nfin = 2026-07-06', "une date AAAA-MM-JJ"),
        ("[[gels]]\ndebut = 0001-01-01\nfin = 2026-07-06", "de 2000 à 2100"),
        ("[[gels]]\ndebut = 3\nfin = 2026-07-06", "« debut » vaut 3"),
        ("[[gels]]\ndebut = 2026-07-05\nfin = 2026-07-06\najout_seul = 1", "« ajout_seul » n'est pas du bon type"),
        ("[[gels]]\ndebut = 2026-07-05\nfin = 2026-07-06\nmotif = 'x'", "« motif » n'existe pas dans [[gels]]"),
        ('[calendrier]\ncomplets = ["Samedi"]', "des jours parmi lundi, mardi"),
        ('[calendrier]\ndeltas = ["lundi", "lundi"]', "« lundi » deux fois dans [calendrier]"),
        ('[calendrier]\ndeltas = ["samedi"]', "samedi est à la fois"),
        ("[calendrier]\ncomplets = [5]", "« complets » n'est pas du bon type"),
        ('[lettres]\nadresse = "ent.fr"', "une adresse https://"),
        ('[lettres]\nadresse = "javascript:alert(1)"', "« adresse » vaut"),
        ('[lettres]\nadresse = "https://"', "« adresse » vaut"),
        ("[lettres]\nvalidite = 0", "de 1 à 365"),
        ("[lettres]\nvalidite = 366", "de 1 à 365"),
        ('[lettres]\nent = " "', "le nom de l'ENT"),
        ('[lettres]\ngabarit = "../ailleurs.typ"', "sans « .. »"),
        ('[lettres]\ngabarit = "/etc/passwd"', "« gabarit » vaut"),
        ('[ldap]\nurl = "http://x"', "ldaps://serveur"),
        ('[ldap]\nurl = "ldap://moi:secret@x"', "sans nom ni mot de passe"),
        ('[ldap]\nbase = "ent.fr"', "un DN, par exemple dc=ent,dc=fr"),
        ('[ldap]\ncompte = "rentree"', "un DN, par exemple cn=rentree"),
    ],
)
def test_a_wrong_value_is_named_with_its_section(tmp_path: Path, texte: str, attendu: str) -> None:
    with pytest.raises(ProjetFaux) as refus:
        read(tmp_path, texte)
    assert attendu in str(refus.value)
    assert "ent.toml" in str(refus.value)


def test_what_stands_for_a_password_is_never_shown(tmp_path: Path) -> None:
    with pytest.raises(ProjetFaux) as refus:
        read(tmp_path, "[ldap]\nmot_de_passe = 31415926")
    assert "« mot_de_passe »" in str(refus.value) and "31415926" not in str(refus.value)


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
