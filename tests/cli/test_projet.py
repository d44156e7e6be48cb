"""`rentree projet …`: what it writes, what it says, and how it ends."""

import tomllib
from pathlib import Path

import pytest

from rentree.model.lecture_projet import parse_projet
from rentree.model.projet import Projet
from tests.cli.terminal import Taper

AU = "2026-11-02"
COMPLET = """
etablissements = ["0310001H", "0310002J"]
en_charge = true
retenir = ["nom-deux-personnes"]

[login]
separateur = "_"

[aaf]
projet = "COLLEGES31"

[delais]
defaut = 42
enseignant = 70

[freins.projet]
pourcent = 7.5
nombre = 12000

[[gels]]
debut = 2026-10-31
fin = 2026-11-08
ajout_seul = true

[[gels]]
debut = 2026-12-19
fin = 2027-01-03

[calendrier]
complets = ["samedi", "mercredi"]

[lettres]
adresse = "https://ent.exemple.fr"
ent = "mon [bold]ENT[/]"

[ldap]
url = "ldaps://annuaire.exemple.fr"
base = "dc=ent,dc=fr"
"""


def write(nom: str, texte: str) -> None:
    dossier = Path("rentree-data/projets")
    dossier.mkdir(parents=True, exist_ok=True)
    (dossier / f"{nom}.toml").write_text(texte, encoding="utf-8")


def test_create_then_verify_then_show(terminal: Taper) -> None:
    fin = terminal("projet", "creer", "colleges", "--modele", "ecollege31")
    assert (fin.code, fin.erreurs) == (0, "")
    assert "Écrit : rentree-data/projets/colleges.toml" in fin.dit
    assert "rentree projet verifier colleges" in fin.dit
    assert terminal("projet", "verifier", "colleges").code == 0
    montre = terminal("projet", "montrer", "colleges", "--au", AU)
    assert montre.code == 0
    assert "42 jours après la désactivation" in montre.dit
    assert "au plus tard 49 jours après la fin des droits" in montre.dit


def test_the_home_folder_may_be_named(terminal: Taper) -> None:
    assert terminal("projet", "creer", "ent", "--home", "maison").code == 0
    valeurs = tomllib.loads(Path("maison/projets/ent.toml").read_text(encoding="utf-8"))
    assert parse_projet("ent", valeurs) == Projet()
    assert "maison/projets/ent.toml" in terminal("projet", "montrer", "--home", "maison").dit


@pytest.mark.parametrize(
    ("arguments", "dit"),
    [
        (("creer", "ent"), "existe déjà"),
        (("creer", "Ent"), "minuscules"),
        (("creer", "autre", "--modele", "autre"), "Modèles : ecollege31, entmip"),
        (("montrer", "autre"), "« autre » n'existe pas"),
        (("montrer", "ent", "--au", "demain"), "AAAA-MM-JJ"),
    ],
)
def test_what_cannot_be_is_two_and_said(terminal: Taper, arguments: tuple[str, ...], dit: str) -> None:
    write("ent", "")
    fin = terminal("projet", *arguments)
    assert fin.code == 2
    assert dit in fin.erreurs
    assert "Traceback" not in fin.erreurs


def test_the_default_project_is_shown_without_a_file(terminal: Taper) -> None:
    fin = terminal("projet", "montrer", "--au", AU)
    assert fin.code == 0
    for dit in (
        "Projet ent (valeurs par défaut, sans fichier)",
        "tous ceux dont un export a été lu",
        "ni les personnes en charge ni les contacts",
        "lea.martin, puis lea.martin2 ; 64 caractères au plus",
        "projet ENT, UTF-8, 3 500 enregistrements par fichier",
        "56 jours après la désactivation",
        "au plus tard 63 jours après la fin des droits, hors gel, dont 7 jours d'attente",
        "limite : 92 jours, arrêté du 30 novembre 2006, article 6",
        "arrêt au-delà de 10 % ou de 60 comptes, jamais jusqu'à 5",
        "été : du 01/07 au 15/10 ; le 02/11/2026 est hors été",
        "Gels aucun",
        "complet : samedi ; prochain complet le samedi 07/11/2026",
        "delta : lundi, mardi, mercredi, jeudi, vendredi",
        "codes valables 90 jours",
        "LDAP non",
    ):
        assert dit in fin.dit
    assert not Path("rentree-data").exists()


def test_every_choice_of_a_project_is_shown(terminal: Taper) -> None:
    write("colleges", COMPLET)
    fin = terminal("projet", "montrer", "colleges", "--au", AU)
    for dit in (
        "2 : 0310001H, 0310002J",
        "responsables légaux, personnes en charge (pas les contacts)",
        "Retenus nom-deux-personnes",
        "lea_martin, puis lea_martin2",
        "projet COLLEGES31",
        "42 jours après la désactivation ; enseignants : 70 jours",
        "au plus tard 74 jours après la fin des droits, hors gel, dont 4 jours d'attente",
        "tout le projet : arrêt au-delà de 7,5 % ou de 12 000 comptes, jamais jusqu'à 20",
        "du 31/10/2026 au 08/11/2026 : ajouts et rétablissements seulement, en cours",
        "du 19/12/2026 au 03/01/2027 : aucune désactivation Calendrier",
        "complet : mercredi, samedi ; prochain complet le mercredi 04/11/2026, sans désactivation",
        "delta : lundi, mardi, jeudi, vendredi",
        "mon [bold]ENT[/], https://ent.exemple.fr",
        "ldaps://annuaire.exemple.fr, base dc=ent,dc=fr, par (personne)",
    ):
        assert dit in fin.dit


def test_a_project_without_a_complete_day_has_no_next_one(terminal: Taper) -> None:
    write("ent", 'etablissements = []\n[calendrier]\ncomplets = []\ndeltas = ["lundi"]')
    dit = terminal("projet", "montrer", "--au", "2026-07-14").dit
    assert "complet : aucun jour delta : lundi" in dit
    assert "le 14/07/2026 est en été" in dit


def test_a_long_list_of_schools_is_cut(terminal: Taper) -> None:
    codes = [f'"{uai}"' for uai in ["0310001H", "0310002J", "0310003K", "0310004L", "0310005M", "0310006N", "0310007P"]]
    autres = [f'"{uai}"' for uai in ["0310008R", "0310009S", "0310010T", "0310011U", "0310012V"]]
    write("ent", f"etablissements = [{', '.join(codes + autres)}]")
    fin = terminal("projet", "montrer")
    assert "12 : 0310001H" in fin.dit and "0310010T et 2 autres" in fin.dit


def test_verify_says_all_projects_and_ends_with_two_when_one_is_wrong(terminal: Taper) -> None:
    write("bon", '[lettres]\nadresse = "https://ent.exemple.fr"')
    assert terminal("projet", "verifier").dit == "Juste projet bon "
    write("faux", "[delais]\ndefaut = 90")
    fin = terminal("projet", "verifier")
    assert fin.code == 2
    assert "Juste projet bon" in fin.dit
    assert "Faux rentree-data/projets/faux.toml" in fin.dit
    assert "arrêté du 30 novembre 2006, article 6" in fin.dit
    assert "Mettez 85 jours au plus" in fin.dit
    assert terminal("projet", "verifier", "bon").code == 0


def test_what_deserves_a_look_is_said_and_stays_zero(terminal: Taper) -> None:
    for nom in ("a", "b"):
        write(nom, "")
    fin = terminal("projet", "verifier")
    assert fin.code == 0
    assert fin.dit.count("À voir le code de projet AAF ENT est aussi celui de") == 2


def test_list(terminal: Taper) -> None:
    assert "ent ENT tous 56 jours juste" in terminal("projet", "lister").dit
    write("colleges", COMPLET)
    write("faux", "x = 1")
    fin = terminal("projet", "lister")
    assert fin.code == 0
    assert "colleges COLLEGES31 2 42 jours juste" in fin.dit
    assert "faux faux : rentree projet verifier" in fin.dit
    assert " ent " not in fin.dit


def test_without_a_verb_the_verbs_are_told(terminal: Taper) -> None:
    fin = terminal("projet")
    assert all(verbe in fin.dit + fin.erreurs for verbe in ("creer", "montrer", "verifier", "lister"))
