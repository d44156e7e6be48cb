"""`rentree verifier aaf`: what it says and how it ends."""

import json
from importlib.resources import files
from pathlib import Path

from tests.cli.terminal import Taper
from tests.formats.aaf_recus.documents import deposer
from tests.formats.aaf_verifies.justes import Fiches, changed, second_degre


def poser(dossier: Path, fiches: Fiches) -> Path:
    deposer(dossier, "ENT_Complet_20251006", fiches)
    dtd = files("rentree.formats.aaf").joinpath("ficAlimMENESR.dtd").read_bytes()
    (dossier / "ficAlimMENESR.dtd").write_bytes(dtd)
    return dossier


def test_a_right_set_ends_with_0(terminal: Taper, tmp_path: Path) -> None:
    resultat = terminal("verifier", "aaf", poser(tmp_path / "aaf", second_degre()))
    assert resultat.code == 0
    assert "ENT_Complet_20251006 du 06/10/2025, complet, académie 16, 2D" in resultat.dit
    assert resultat.dit.count(" accepte ") == 5
    assert "Rien ne serait refusé." in resultat.dit


def test_a_loss_is_said_and_is_no_refusal(terminal: Taper, tmp_path: Path) -> None:
    fiches = changed(second_degre(), "Eleve", ENTPersonDateNaissance="hier")
    resultat = terminal("verifier", "aaf", poser(tmp_path / "aaf", fiches))
    assert resultat.code == 0
    assert "accepte avec pertes" in resultat.dit
    assert "par exemple 101" in resultat.dit


def test_a_refusal_ends_with_1_and_says_whose(terminal: Taper, tmp_path: Path) -> None:
    fiches = changed(second_degre(), "Eleve", ENTElevePointure="[42]")
    resultat = terminal("verifier", "aaf", poser(tmp_path / "aaf", fiches))
    assert resultat.code == 1
    assert "entcore (Néo, One) rejette " in resultat.dit
    assert "laclasse accepte " in resultat.dit
    assert "Quelque chose serait refusé" in resultat.dit
    assert "MARTIN" not in resultat.dit


def test_an_archive_that_does_not_open_ends_with_1(terminal: Taper, tmp_path: Path) -> None:
    archive = tmp_path / "ENT_Complet_20251006.zip"
    archive.write_bytes(b"PK\x03\x04".ljust(100))
    resultat = terminal("verifier", "aaf", archive)
    assert resultat.code == 1
    assert "Archive qui ne s'ouvre pas" in resultat.dit


def test_nothing_to_read_ends_with_2(terminal: Taper, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    resultat = terminal("verifier", "aaf", tmp_path / "vide")
    assert (resultat.code, "Rien à vérifier" in resultat.dit) == (2, True)
    absent = terminal("verifier", "aaf", tmp_path / "absent")
    assert (absent.code, "n'existe pas" in absent.erreurs) == (2, True)


def test_the_json_goes_to_a_file_or_to_the_screen(terminal: Taper, tmp_path: Path) -> None:
    dossier = poser(tmp_path / "aaf", second_degre())
    terminal("verifier", "aaf", dossier, "--json", tmp_path / "verification.json")
    ecrit = json.loads((tmp_path / "verification.json").read_text(encoding="utf-8"))
    a_l_ecran = json.loads(terminal("verifier", "aaf", dossier, "--json", "-").dit)
    assert ecrit == a_l_ecran
    assert (ecrit["refuse"], ecrit["ensembles"][0]["constats"]) == (False, [])


def test_what_was_said_of_a_set_is_not_said_again_of_its_copy(terminal: Taper, tmp_path: Path) -> None:
    fiches = changed(second_degre(), "Eleve", ENTPersonDateNaissance="hier")
    for nom in ("a", "b"):
        poser(tmp_path / "aaf" / nom, fiches)
    resultat = terminal("verifier", "aaf", tmp_path / "aaf")
    assert resultat.dit.count("n'a pas sa forme") == 1
    assert "même contenu" in resultat.dit
