"""How a command line is read: `--json` alone, and what is badly typed said in French."""

import json
import re
from pathlib import Path

import pytest

from rentree.cli.usage import fill_values, translate
from tests.cli.terminal import Taper

ANGLAIS = re.compile(r"\b(Missing|Invalid|No such|Got|Input|should|requires|does not|Error|Try)\b")


@pytest.mark.parametrize(
    ("tapes", "lus"),
    [
        ("prevoir --json", "prevoir --json -"),
        ("prevoir --json --home h", "prevoir --json - --home h"),
        ("prevoir --json f --home h", "prevoir --json f --home h"),
        ("prevoir --json - --home h", "prevoir --json - --home h"),
        ("prevoir --json=f", "prevoir --json=f"),
        ("controler x --json --html h", "controler x --json - --html h"),
        ("controler -- --json", "controler -- --json"),
        ("controler --json -- x", "controler --json - -- x"),
        ("prevoir", "prevoir"),
        ("", ""),
    ],
)
def test_json_may_come_alone(tapes: str, lus: str) -> None:
    assert fill_values(tapes.split()) == lus.split()


@pytest.mark.parametrize(
    ("tape", "commande", "dit"),
    [
        ("appliquer", "rentree appliquer", "il manque l'argument PLAN"),
        ("appliquer x", "rentree appliquer", "PLAN : un nombre est attendu"),
        ("appliquer 0", "rentree appliquer", "PLAN : la plus petite valeur est 1"),
        ("appliquer 1 2", "rentree appliquer", "« 2 » est de trop"),
        ("generer d --eleves 3", "rentree generer", "il manque l'option --etablissements"),
        ("prevoir --inconnue", "rentree prevoir", "l'option --inconnue n'existe pas"),
        ("prevoir --projett x", "rentree prevoir", "l'option --projett n'existe pas (plutôt --projet)"),
        ("prevoir --au 06/10/2025", "rentree prevoir", "--au : « 06/10/2025 » n'est pas une date AAAA-MM-JJ"),
        ("prevoir --annee 3000", "rentree prevoir", "--annee : la plus grande valeur est 2100"),
        ("prevoir --home", "rentree", "l'option --home attend une valeur"),
        ("journal --suppressions=oui", "rentree", "l'option --suppressions ne prend pas de valeur"),
        ("inconnue", "rentree", "la commande « inconnue » n'existe pas"),
        ("prevoi", "rentree", "la commande « prevoi » n'existe pas (plutôt prevoir)"),
        ("projet montrrer", "rentree projet", "la commande « montrrer » n'existe pas (plutôt montrer)"),
    ],
)
def test_what_is_badly_typed_is_said_in_french(terminal: Taper, tape: str, commande: str, dit: str) -> None:
    fin = terminal(*tape.split())
    assert (fin.code, fin.dit) == (2, "")
    assert fin.erreurs == (f"Erreur {commande} : La commande n'est pas comprise : {dit}. Voyez « {commande} --help ». ")
    assert not ANGLAIS.search(fin.erreurs)


def test_a_sentence_that_is_not_known_stays() -> None:
    assert translate("Something new happened.") == "Something new happened."


def test_nothing_typed_shows_the_help(terminal: Taper) -> None:
    fin = terminal()
    assert fin.code == 2
    assert "prevoir" in fin.dit
    assert fin.erreurs == ""


def test_the_version_is_zero(terminal: Taper) -> None:
    assert terminal("--version").code == 0


def test_controler_prints_its_json_and_nothing_else(terminal: Taper, tmp_path: Path) -> None:
    assert terminal("generer", "ex", "--etablissements", "1", "--eleves", "5", "--graine", "1").code == 0
    fin = terminal("controler", "ex", "--au", "2025-10-06", "--json")
    constats = json.loads(fin.dit)
    assert constats
    assert not (tmp_path / "-").exists()
    terminal("controler", "ex", "--au", "2025-10-06", "--json", "c.json")
    assert json.loads((tmp_path / "c.json").read_text(encoding="utf-8")) == constats
