"""The commands of letters, codes, identifiers and lists: what they take, what they say, how they end."""

import io
from pathlib import Path

import pytest

from tests.cli.terminal import Taper
from tests.donnees import deposer, ecole, eleve, famille, uai
from tests.feeds.lettres.lecture import codes_in, pages_of

A = uai(1)
LE_6 = ("--au", "2025-10-06")


@pytest.fixture
def base() -> str:
    return "sqlite"


@pytest.fixture
def taper(taper: Taper) -> Taper:
    """Types a command in a folder where a family has its accounts."""
    deposer(Path("exports"), famille(A, [1, 2]))
    assert taper("alimenter", "exports", "--sortie", "sortie", *LE_6).code == 0
    return taper


def test_letters_then_nothing_then_again(taper: Taper) -> None:
    fin = taper("lettres", "--sortie", "lettres", *LE_6)
    pdf = Path(f"lettres/lettres-{A}-20251006.pdf")
    assert (fin.code, len(pages_of(pdf))) == (0, 3)
    assert "3 lettres, 3 codes d'activation, valables jusqu'au 04/01/2026" in fin.dit
    assert not any(code in fin.dit + fin.erreurs for code in codes_in(pdf))
    fin = taper("lettres", "--sortie", "lettres", *LE_6)
    assert fin.code == 0
    for mot in ("Rien à imprimer", "3 codes en vigueur", "04/01/2026", "rentree codes renouveler"):
        assert mot in fin.dit
    fin = taper("lettres", "--sortie", "lettres", "--deja", *LE_6)
    assert "3 anciens codes annulés" in fin.dit
    assert Path(f"lettres/lettres-{A}-20251006-2.pdf").exists()
    fin = taper("lettres", "--sortie", "lettres", "--deja", "--login", "zoe.nomb", *LE_6)
    assert "1 ancien code annulé : " in fin.dit


def test_one_a_household_and_a_part(taper: Taper) -> None:
    fin = taper("lettres", "--sortie", "lettres", "--foyer", "--profil", "eleve", "--etablissement", A, *LE_6)
    assert "1 lettre, 2 codes" in fin.dit
    assert "Rien à imprimer" in taper("lettres", "--sortie", "l", "--login", "zoe.nomb", *LE_6).dit
    assert "Rien à imprimer" in taper("lettres", "--sortie", "l", "--division", "6A", "--profil", "eleve", *LE_6).dit


def test_the_model_is_written_once_and_used(taper: Taper) -> None:
    assert taper("lettres", "--gabarit-modele", "rentree-data/gabarits/lettre.typ").code == 0
    modele = Path("rentree-data/gabarits/lettre.typ")
    assert taper("lettres", "--gabarit-modele", str(modele)).code == 2
    modele.write_text(modele.read_text("utf-8").replace("Pour activer", "Il faut activer"), "utf-8")
    taper("lettres", "--sortie", "lettres", *LE_6)
    assert "Il faut activer" in pages_of(Path(f"lettres/lettres-{A}-20251006.pdf"))[0]


def test_a_broken_model_is_told_in_french(taper: Taper) -> None:
    Path("rentree-data/gabarits").mkdir()
    Path("rentree-data/gabarits/lettre.typ").write_text("= Bonjour\n#inconnu", "utf-8")
    fin = taper("lettres", "--sortie", "lettres", *LE_6)
    assert fin.code == 2
    for mot in ("gabarit des lettres est faux", "ligne 2", "inconnu", "Aucun code n'a été enregistré"):
        assert mot in fin.erreurs
    assert "à imprimer" in taper("codes", *LE_6).dit


@pytest.mark.parametrize(
    "arguments",
    [
        ["lettres"],
        ["lettres", "--sortie", "l", "--login", "inconnu"],
        ["codes", "renouveler"],
        ["codes", "renouveler", "--login", "inconnu"],
        ["codes", "verifier", "inconnu"],
        ["publier", "identifiants", "--sortie", "l", "--format", "inconnu"],
        ["publier", "listes"],
    ],
)
def test_bad_usage_is_two(taper: Taper, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    fin = taper(*arguments)
    assert fin.code == 2
    assert fin.erreurs
    assert "Traceback" not in fin.erreurs


def test_where_codes_stand_and_new_ones(taper: Taper) -> None:
    assert "en tout 3 0 0" in taper("codes", *LE_6).dit
    taper("lettres", "--sortie", "lettres", *LE_6)
    assert "en tout 0 3 0" in taper("codes", *LE_6).dit
    assert "en tout 0 0 3" in taper("codes", "--au", "2026-10-06").dit
    assert "Aucun code à annuler" in taper("codes", "renouveler", "--expires", *LE_6).dit
    assert "1 code annulé : il " in taper("codes", "renouveler", "--login", "zoe.nomb", *LE_6).dit
    assert "2 codes annulés : ils " in taper("codes", "renouveler", "--tous", *LE_6).dit


def test_a_code_is_read_from_standard_input(taper: Taper, monkeypatch: pytest.MonkeyPatch) -> None:
    taper("lettres", "--sortie", "lettres", "--login", "zoe.nomb", *LE_6)
    (code,) = codes_in(Path(f"lettres/lettres-{A}-20251006.pdf"))
    for saisie, au, attendu, dit in (
        (code.lower(), "2025-10-06", 0, "Ce code est bon"),
        (code, "2026-10-06", 1, "n'est plus valable"),
        ("ABCD-EFGH-JKLM-NPQR", "2025-10-06", 1, "faux"),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(saisie + "\n"))
        fin = taper("codes", "verifier", "zoe.nomb", "--au", au)
        assert (fin.code, dit in fin.dit) == (attendu, True)
        assert saisie not in fin.dit + fin.erreurs


def test_files_of_identifiers_and_lists(taper: Taper) -> None:
    assert "1 fichier des identifiants" in taper("publier", "identifiants", "--sortie", "i", *LE_6).dit
    assert Path("i/comptes.csv").is_file()
    assert taper("publier", "identifiants", "--sortie", "i", "--format", "entcore", *LE_6).code == 0
    assert {chemin.name for chemin in Path("i").iterdir()} == {
        "comptes.csv",
        f"ENT-Identifiants-{A}.csv",
        f"export-{A}.csv",
    }
    deposer(Path("exports"), ecole(A, eleves=[eleve(1, "X2")]))
    taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-07")
    fin = taper("publier", "listes", "--sortie", "listes", "--au", "2025-10-08")
    assert fin.code == 0
    assert Path(f"listes/listes-{A}.html").exists()
