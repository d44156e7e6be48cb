"""An invented académie with every defect: all of them found, everybody counted, and a sound one left in peace."""

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from rentree.invention.defauts import defect_names
from rentree.pipeline.controler import controler
from rentree.pipeline.generer import generer
from tests.pipeline.chantier import LUNDI, Chantier, read_csv, read_tree

PLUS_TARD = {"responsable-en-double"}
"""Found by the search for duplicates, which is another issue's."""


@pytest.fixture(scope="module")
def verite(academie: Chantier) -> list[dict[str, str]]:
    """What was put in on purpose."""
    liste: list[dict[str, str]] = json.loads((academie.exports / "defauts.json").read_text(encoding="utf-8"))
    return liste


def test_every_kind_of_defect_is_there(verite: list[dict[str, str]]) -> None:
    assert {un["defaut"] for un in verite} == set(defect_names())


def test_every_defect_is_found_under_its_name(academie: Chantier, verite: list[dict[str, str]]) -> None:
    trouves = {(un["regle"], un["uai"], un["cle"]) for un in academie.constats()}
    manques = [un for un in verite if (un["defaut"], un["uai"], un["cle"]) not in trouves]
    assert {un["defaut"] for un in manques} <= PLUS_TARD


def test_a_constat_says_what_to_do_and_never_an_ine(academie: Chantier) -> None:
    for constat in academie.constats():
        assert constat["message"]
        assert constat["que_faire"]
        assert "{" not in constat["message"] + constat["que_faire"]
        assert constat["gravite"] in {"bloquant", "anomalie", "information"}


def test_counts_in_are_counts_out(academie: Chantier) -> None:
    resume = academie.resume()
    for espece, devenirs in resume["federer"]["devenirs"].items():
        assert sum(devenirs.values()) == resume["importer"]["lignes"][espece]
        assert devenirs["retenu"] == resume["federer"]["lignes"][espece]
    profils = Counter(compte["profil"] for compte in academie.comptes_lus())
    assert profils["eleve"] == resume["federer"]["devenirs"]["eleves"]["retenu"]
    assert sum(profils.values()) == resume["comptes"]["crees"] + resume["comptes"]["existants"]


def test_a_blocked_pupil_has_no_account(academie: Chantier) -> None:
    bloques = {(un["uai"], un["cle"]) for un in academie.constats() if un["gravite"] == "bloquant"}
    comptes = {(uai, compte["cle"]) for compte in academie.comptes_lus() for uai in compte["uai"].split("|")}
    assert bloques
    assert not bloques & {une for une in comptes if une[1].startswith("eleve:")}


def test_logins_are_unique_and_of_a_keyboard(academie: Chantier) -> None:
    logins = [compte["login"] for compte in academie.comptes_lus()]
    assert len(set(logins)) == len(logins)
    assert all(login.isascii() and login == login.lower() and " " not in login for login in logins)


def test_identity_files_hold_every_account(academie: Chantier) -> None:
    attendus: dict[str, set[str]] = defaultdict(set)
    for compte in academie.comptes_lus():
        for uai in compte["uai"].split("|"):
            attendus[uai].add(compte["login"])
    lus = {
        chemin.stem.removeprefix("ENT-Identifiants-"): {ligne["login"] for ligne in read_csv(chemin)}
        for chemin in (academie.sortie / "comptes").glob("ENT-Identifiants-*.csv")
    }
    assert lus == attendus


def test_parents_of_a_line_are_accounts_of_the_same_school(academie: Chantier) -> None:
    for chemin in (academie.sortie / "comptes").glob("ENT-Identifiants-*.csv"):
        lignes = read_csv(chemin)
        parents = {ligne["UID"] for ligne in lignes if ligne["profil"] == "Parent"}
        cites = {ligne[f"uid {qui}"] for ligne in lignes for qui in ("père", "mère", "tuteur1", "tuteur2")} - {""}
        assert cites
        assert cites <= parents


def test_no_ine_in_logs_and_lists(academie: Chantier) -> None:
    aaf = b"".join(octets for nom, octets in read_tree(academie.sortie / "aaf").items() if "_Eleve_" in nom)
    ines = {ligne.split(b"<value>")[1].split(b"<")[0] for ligne in aaf.splitlines() if b"ENTEleveINE" in ligne}
    assert len(ines) > 200
    autres = b"".join(octets for nom, octets in read_tree(academie.sortie).items() if not nom.startswith("aaf/"))
    assert not [ine for ine in ines if ine in autres]


def test_a_sound_academie_is_left_in_peace(tmp_path: Path) -> None:
    generer(tmp_path, etablissements=2, eleves=50, graine=5, defauts="aucun", annee=2025)
    importe, controle = controler([tmp_path], au=LUNDI)
    assert importe.refuses == ()
    assert {un.regle for un in controle.constats if un.gravite != "information"} == set()
