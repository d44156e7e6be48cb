"""`prevoir`, `appliquer`, `journal`: what they print and write, and how they end."""

import datetime
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Taper
from tests.donnees import deposer, ecole, eleve, lien, personne, uai

A, B = uai(1), uai(2)
OCTOBRE, NOVEMBRE, JANVIER = "2025-10-20", "2025-11-18", "2026-01-20"
TOUS, RESTENT = range(1, 21), range(1, 3)
FREIN = f"{A}:eleve"

pytestmark = pytest.mark.parametrize("base", ["sqlite"], indirect=True)


@pytest.fixture
def taper(taper: Taper, monkeypatch: pytest.MonkeyPatch) -> Taper:
    """Types a command where a first run gave every account of two schools, A of twenty pupils."""
    monkeypatch.setenv("COLUMNS", "80")
    importer(taper, TOUS)
    assert taper("prevoir", "--au", OCTOBRE).code == 0
    assert taper("appliquer", "1", "--au", OCTOBRE).code == 0
    return taper


def importer(taper: Taper, eleves: Any) -> None:
    """Import both schools, A with these pupils; each has a mother."""
    pupilles = [eleve(numero) for numero in eleves]
    liens = [lien(numero, 500 + numero) for numero in eleves]
    deposer(
        Path("exports"),
        ecole(A, eleves=pupilles, responsables=[personne(500 + numero) for numero in eleves], liens=liens),
        ecole(B, eleves=[eleve(90, "ROUX")]),
    )
    assert taper("importer", "exports").code == 0


def empty_school(taper: Taper) -> None:
    """A loses 90 % of its pupils at once."""
    importer(taper, RESTENT)


def prevoir(taper: Taper, *options: str) -> dict[str, Any]:
    """The JSON of a plan of November."""
    contenu: dict[str, Any] = json.loads(taper("prevoir", "--au", NOVEMBRE, "--json", *options).dit)
    return contenu


def operations(contenu: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted({(un["operation"], un["profil"]) for un in contenu["changements"]})


def test_plans_are_numbered_one_after_the_other(taper: Taper) -> None:
    assert [prevoir(taper)["plan"] for _ in range(3)] == [2, 3, 4]


def test_nothing_to_do_is_zero(taper: Taper) -> None:
    fin = taper("prevoir", "--au", NOVEMBRE)
    assert (fin.code, fin.erreurs) == (0, "")
    assert "Rien à changer : 41 comptes." in fin.dit
    applique = taper("appliquer", "2", "--au", NOVEMBRE)
    assert (applique.code, applique.dit) == (0, "Aucun compte n'a changé. ")


def test_a_brake_is_three_and_is_named_with_figures_examples_and_how_to_pass(taper: Taper) -> None:
    empty_school(taper)
    fin = taper("prevoir", "--au", NOVEMBRE)
    assert fin.code == 3
    assert f"Frein {A}, élèves : 18 désactivations, 90 % des comptes" in fin.dit.replace("\N{NO-BREAK SPACE}", " ")
    assert "Seuil : 10 % ou 60 comptes, au-delà de 5" in fin.dit
    assert "Exemples : zoe.nom" in fin.dit
    assert f"rentree appliquer 2 --passer-frein {FREIN} " in fin.dit


def test_nothing_is_cut_at_80_columns(taper: Taper) -> None:
    empty_school(taper)
    for commande in (("prevoir", "--au", NOVEMBRE), ("journal",)):
        ecran = taper(*commande).brut
        assert "…" not in ecran
        assert max(map(len, ecran.splitlines())) <= 80


def test_the_table_is_by_school_and_profile(taper: Taper) -> None:
    empty_school(taper)
    ecran = taper("prevoir", "--au", NOVEMBRE).brut
    assert re.search(rf"^{A}  élèves +18 +18 *$", ecran, re.MULTILINE)
    assert re.search(r"^total +36 +36 *$", ecran, re.MULTILINE)


def test_the_json_is_all_that_is_printed(taper: Taper) -> None:
    empty_school(taper)
    contenu = prevoir(taper)
    assert list(contenu) == ["plan", "controle", "changements", "freins"]
    assert re.fullmatch("[0-9a-f]{64}", contenu["controle"])
    assert operations(contenu) == [("desactivation", "eleve"), ("desactivation", "responsable")]
    assert {frein["profil"]: (frein["uai"], frein["nombre"], frein["part"]) for frein in contenu["freins"]} == {
        "eleve": (A, 18, 0.9),
        "responsable": (A, 18, 0.9),
    }
    assert all(f"retenu par le frein {A}:" in un["raison"] for un in contenu["changements"])


def test_the_same_world_gives_the_same_checksum(taper: Taper) -> None:
    avant = prevoir(taper)["controle"]
    assert prevoir(taper)["controle"] == avant
    empty_school(taper)
    assert prevoir(taper)["controle"] != avant


def test_files_are_written_where_they_are_asked_for(taper: Taper) -> None:
    empty_school(taper)
    fin = taper("prevoir", "--au", NOVEMBRE, "--json", "d/p.json", "--html", "d/p.html", "--xlsx", "d/p.xlsx")
    assert fin.code == 3
    assert "Écrit : d/p.html" in fin.dit
    assert json.loads(Path("d/p.json").read_text(encoding="utf-8"))["plan"] == 2
    page = Path("d/p.html").read_text(encoding="utf-8")
    assert f"rentree appliquer 2 --passer-frein {FREIN}" in page
    assert "COLLEGE LE PASTEL TOULOUSE" in page
    assert Path("d/p.xlsx").read_bytes().startswith(b"PK")


def test_applying_holds_what_a_brake_holds_and_is_three(taper: Taper) -> None:
    empty_school(taper)
    taper("prevoir", "--au", NOVEMBRE)
    fin = taper("appliquer", "2", "--au", NOVEMBRE)
    assert fin.code == 3
    assert fin.dit == "Aucun compte n'a changé. 36 changements retenus. "


def test_passing_one_brake_leaves_the_other(taper: Taper) -> None:
    empty_school(taper)
    taper("prevoir", "--au", NOVEMBRE)
    fin = taper("appliquer", "2", "--au", NOVEMBRE, "--passer-frein", FREIN)
    assert fin.code == 3
    assert "comptes : 18 désactivés. Frein passé et noté au journal" in fin.dit
    assert "18 changements retenus" in fin.dit
    assert operations(prevoir(taper)) == [("desactivation", "responsable")]


def test_passing_both_is_zero_and_the_journal_says_who(taper: Taper) -> None:
    empty_school(taper)
    taper("prevoir", "--au", NOVEMBRE)
    freins = ("--passer-frein", FREIN, "--passer-frein", f"{A}:responsable")
    assert taper("appliquer", "2", "--au", NOVEMBRE, *freins).code == 0
    dit = taper("journal", "--dernieres", "38").dit
    assert dit.count("frein passé") == 2
    assert f"plan 2, frein {FREIN} : 18 désactivations, 90 % des comptes ; seuil : 10 % ou 60 comptes" in dit
    assert "compte actif → désactivé le 18/11/2025, supprimé dès le 13/01/2026 : absent, ou sorti, d'après le" in dit


@pytest.mark.parametrize(
    ("tape", "dit"),
    [
        (("99",), "plan 99 : Ce plan n'existe pas"),
        (("1",), "Ce plan ne peut plus être appliqué : il a déjà été appliqué"),
        (("2", "--passer-frein", "0310009X:eleve"), "Ce frein n'a pas joué dans ce plan"),
    ],
)
def test_what_cannot_be_applied_is_two_in_french(taper: Taper, tape: tuple[str, ...], dit: str) -> None:
    empty_school(taper)
    taper("prevoir", "--au", NOVEMBRE)
    fin = taper("appliquer", *tape, "--au", NOVEMBRE)
    assert (fin.code, fin.dit) == (2, "")
    assert dit in fin.erreurs
    assert "Traceback" not in fin.erreurs


def test_a_plan_of_a_world_that_moved_is_refused(taper: Taper) -> None:
    taper("prevoir", "--au", NOVEMBRE)
    empty_school(taper)
    fin = taper("appliquer", "2", "--au", NOVEMBRE)
    assert fin.code == 2
    assert "Relancez « rentree prevoir »" in fin.erreurs


def test_a_folder_in_the_way_is_said_by_the_name_that_was_typed(taper: Taper) -> None:
    fin = taper("prevoir", "--au", NOVEMBRE, "--html", "exports")
    assert fin.code == 2
    assert fin.erreurs.startswith("Erreur exports : c'est un dossier, il faut un fichier.")


def test_a_clock_that_goes_back_is_said(taper: Taper) -> None:
    importer(taper, range(1, 20))
    hier = taper("prevoir", "--au", "2025-10-19", "--html", "plan.html")
    assert "Attention : le 19/10/2025 est avant le 20/10/2025, jour de la dernière application." in hier.dit
    assert "avant le 20/10/2025" in Path("plan.html").read_text("utf-8")
    assert taper("appliquer", "2", "--au", "2025-10-19").code == 0
    assert "Attention" not in taper("prevoir", "--au", OCTOBRE).dit


def test_the_journal_of_one_person_by_login_or_number(taper: Taper) -> None:
    par_login = taper("journal", "--personne", "zoe.roux")
    assert par_login.code == 0
    (jointure,) = re.findall(r"création · élèves (\d+)", par_login.dit)
    assert "aucun compte → compte actif, login zoe.roux, nom ROUX" in par_login.dit
    assert taper("journal", "--personne", jointure).dit == par_login.dit
    inconnu = taper("journal", "--personne", "nul.autre")
    assert inconnu.code == 2
    assert "nul.autre : Aucun compte du projet n'a ce login" in inconnu.erreurs


def test_the_journal_shows_the_last_lines_oldest_first(taper: Taper) -> None:
    numeros = re.findall(r"(\d+) \d\d/\d\d/\d{4} ", taper("journal", "--dernieres", "3").dit)
    assert numeros == ["39", "40", "41"]


def test_the_journal_has_the_hours_of_the_machine(taper: Taper, monkeypatch: pytest.MonkeyPatch) -> None:
    lus = []
    with monkeypatch.context() as ici:
        for fuseau in ("UTC", "Pacific/Noumea"):
            ici.setenv("TZ", fuseau)
            time.tzset()
            (lu,) = re.findall(r"\d\d/\d\d/\d{4} \d\d:\d\d", taper("journal", "--dernieres", "1").dit)[:1]
            lus.append(datetime.datetime.strptime(f"{lu}+0000", "%d/%m/%Y %H:%M%z"))
    time.tzset()
    assert lus[1] - lus[0] == datetime.timedelta(hours=11)


def test_deletions_leave_a_proof_and_nothing_personal(taper: Taper) -> None:
    assert taper("journal", "--suppressions").dit == "Aucun compte n'a encore été supprimé. "
    importer(taper, range(1, 20))
    assert taper("prevoir", "--au", NOVEMBRE).code == 0
    assert "comptes : 2 désactivés." in taper("appliquer", "2", "--au", NOVEMBRE).dit
    assert taper("prevoir", "--au", JANVIER).code == 0
    assert "comptes : 2 supprimés." in taper("appliquer", "3", "--au", JANVIER).dit
    preuve = taper("journal", "--suppressions").dit
    assert f"20/01/2026 {A} élèves 1 18/11/2025 18/11/2025" in preuve
    assert f"20/01/2026 {A} responsables 1 18/11/2025 18/11/2025" in preuve
    assert "désactivé depuis le délai du projet" in taper("journal", "--dernieres", "2").dit
    assert "NOMCA" not in taper("journal", "--dernieres", "100").dit
