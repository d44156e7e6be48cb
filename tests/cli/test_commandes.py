"""The commands: exit codes, options, where things go, and what is said in French when they cannot."""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rentree.pipeline.maison import Maison
from rentree.pipeline.verrou import hold
from tests.cli.terminal import Taper
from tests.donnees import deposer, ecole, eleve, famille, uai
from tests.pipeline.chantier import acte_du, read_csv, read_tree

A, B = uai(1), uai(2)
SAIN, BLOQUE = famille(A, [1]), ecole(A, eleves=[eleve(1), eleve(2, ine=None)])


def logins(sortie: str = "sortie") -> set[str]:
    return {ligne["login"] for ligne in read_csv(Path(sortie) / "comptes/comptes.csv")}


def test_all_read_nothing_blocks(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    fin = taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06")
    assert (fin.code, fin.erreurs) == (0, "")
    assert "2 comptes créés" in fin.dit
    assert logins() == {"zoe.nomb", "ada.nomfab"}
    encore = taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06")
    assert encore.code == 0
    assert "Rien n'a changé" in encore.dit


def test_a_blocking_constat_is_one(taper: Taper) -> None:
    deposer(Path("exports"), BLOQUE)
    fin = taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06")
    assert fin.code == 1
    assert "1 bloquant" in fin.dit
    assert logins() == {"zoe.nomb"}


def test_a_refused_file_is_one_and_its_reason_is_told(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    Path("exports", "casse.xml").write_bytes(Path("exports", A, "ElevesAvecAdresses.xml").read_bytes()[:900])
    fin = taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06")
    assert fin.code == 1
    assert "Refusé" in fin.dit
    assert "casse.xml" in fin.dit


def test_nothing_to_read_is_two_and_leaves_no_result(taper: Taper) -> None:
    Path("vide").mkdir()
    for chemin in ("vide", "nulle-part"):
        fin = taper("alimenter", chemin, "--sortie", "sortie")
        assert fin.code == 2
        assert "Erreur" in fin.erreurs
        assert chemin in fin.erreurs
        assert "Traceback" not in fin.erreurs
    assert not Path("sortie").exists()


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
@pytest.mark.parametrize(
    "arguments",
    [
        ["alimenter", "exports"],
        ["alimenter", "--sortie", "sortie"],
        ["alimenter", "exports", "--sortie", "sortie", "--au", "06/10/2025"],
        ["alimenter", "exports", "--sortie", "sortie", "--au", "2025-02-30"],
        ["alimenter", "exports", "--sortie", "sortie", "--annee", "25"],
        ["alimenter", "exports", "--sortie", "sortie", "--projet", "inconnu"],
        ["alimenter", "exports", "--sortie", "sortie", "--inconnue"],
        ["generer", "invente", "--etablissements", "1", "--eleves", "5", "--graine", "1", "--defauts", "peu"],
        ["inconnue"],
    ],
)
def test_bad_usage_is_two(taper: Taper, arguments: list[str]) -> None:
    deposer(Path("exports"), SAIN)
    fin = taper(*arguments)
    assert fin.code == 2
    assert fin.erreurs
    assert "Traceback" not in fin.erreurs
    assert not Path("sortie").exists()


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_a_wrong_project_file_says_what_and_what_to_do(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    Path("rentree-data/projets").mkdir(parents=True)
    Path("rentree-data/projets/ent.toml").write_text("[login]\nlongueur = 12\n", encoding="utf-8")
    fin = taper("alimenter", "exports", "--sortie", "sortie")
    assert fin.code == 2
    assert "« longueur » n'existe pas" in fin.erreurs
    assert "Corrigez-le" in fin.erreurs


def test_a_project_of_the_home(taper: Taper) -> None:
    deposer(Path("exports"), ecole(A, eleves=[eleve(1, "LAURIER"), eleve(2, "LAURIER")]))
    Path("chez/projets").mkdir(parents=True)
    texte = '[login]\nseparateur = "_"\npremier_homonyme = 1\n[aaf]\nprojet = "ENT31"\n'
    Path("chez/projets/e31.toml").write_text(texte, encoding="utf-8")
    fin = taper("alimenter", "exports", "--sortie", "sortie", "--home", "chez", "--projet", "e31", "--au", "2025-10-06")
    assert fin.code == 0
    assert logins() == {"zoe_laurier", "zoe_laurier1"}
    assert Path("sortie/aaf/ENT31_Complet_20251006.tgz").exists()


def test_the_home_of_the_environment(taper: Taper, monkeypatch: pytest.MonkeyPatch) -> None:
    deposer(Path("exports"), SAIN)
    monkeypatch.setenv("RENTREE_HOME", "ailleurs")
    assert taper("importer", "exports").code == 0
    assert Path("ailleurs/instantanes/2025/courants.json").exists()
    assert not Path("rentree-data").exists()
    assert taper("importer", "exports", "--home", "ici").code == 0
    assert Path("ici/instantanes").is_dir()


def test_a_year_is_chosen(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    autre = (
        Path("exports", A, "ElevesAvecAdresses.xml")
        .read_bytes()
        .replace(b"ANNEE_SCOLAIRE>2025", b"ANNEE_SCOLAIRE>2024")
    )
    Path("exports", "ancien.xml").write_bytes(autre)
    fin = taper("importer", "exports", "--annee", "2024")
    assert fin.code == 1
    assert "Année 2024-2025" in fin.dit
    assert "2025-2026" in fin.dit


def test_the_day_is_today_when_none_is_told(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    avant = datetime.date.today().isoformat()
    taper("alimenter", "exports", "--sortie", "sortie")
    resume = json.loads(Path("sortie/resume.json").read_text(encoding="utf-8"))
    assert avant <= resume["au"] <= datetime.date.today().isoformat()


def test_a_second_run_at_the_same_time_is_refused(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    with hold(Maison(Path("rentree-data")), acte=acte_du(datetime.date(2025, 10, 6))):
        for commande in (["alimenter", "exports", "--sortie", "sortie"], ["importer", "exports"]):
            fin = taper(*commande)
            assert fin.code == 2
            assert "Une autre exécution" in fin.erreurs
    assert not Path("sortie").exists()


def test_where_nothing_can_be_written_the_accounts_are_kept_and_published_next(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    Path("sortie").write_text("", encoding="ascii")
    fin = taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06")
    assert fin.code == 2
    assert "sortie" in fin.erreurs
    assert "Traceback" not in fin.erreurs
    Path("sortie").unlink()
    assert taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06").code == 0
    assert logins() == {"zoe.nomb", "ada.nomfab"}


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_controler_needs_no_home_and_leaves_only_what_is_asked(taper: Taper) -> None:
    deposer(Path("exports"), BLOQUE)
    avant = read_tree(Path())
    assert taper("controler", "exports", "--au", "2025-10-06").code == 1
    assert read_tree(Path()) == avant
    fin = taper(
        "controler", "exports", "--json", "c.json", "--html", "c.html", "--xlsx", "c.xlsx", "--au", "2025-10-06"
    )
    assert fin.code == 1
    assert {nom for nom in read_tree(Path()) if nom not in avant} == {"c.json", "c.html", "c.xlsx"}
    constats = json.loads(Path("c.json").read_text(encoding="utf-8"))
    assert [un["cle"] for un in constats if un["regle"] == "eleve-sans-ine"] == ["eleve:2"]
    assert "Élève sans INE" in Path("c.html").read_text(encoding="utf-8")
    assert Path("c.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_controler_gives_the_constats_of_alimenter(taper: Taper) -> None:
    deposer(Path("exports"), BLOQUE)
    taper("controler", "exports", "--json", "c.json", "--au", "2025-10-06")
    taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06")
    assert Path("c.json").read_bytes() == Path("sortie/constats.json").read_bytes()


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_controler_of_a_sound_school_is_zero(taper: Taper) -> None:
    deposer(Path("exports"), SAIN)
    assert taper("controler", "exports", "--au", "2025-10-06").code == 0


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_generer_writes_the_same_bytes_for_the_same_seed(taper: Taper) -> None:
    options = ["--etablissements", "1", "--eleves", "20", "--graine", "3"]
    for dossier in ("un", "deux"):
        assert taper("generer", dossier, *options).code == 0
    assert read_tree(Path("un")) == read_tree(Path("deux"))
    assert taper("generer", "sain", *options, "--defauts", "aucun", "--annee", "2026").code == 0
    assert json.loads(Path("sain/defauts.json").read_text(encoding="utf-8")) == []
    assert taper("controler", "sain", "--annee", "2026", "--au", "2026-10-01").code == 0


def test_the_installed_program(tmp_path: Path) -> None:
    """Once as a shell starts it: the version, and an error without a trace of the program."""
    programme = Path(sys.executable).with_name("rentree")
    environnement = {**os.environ, "DATABASE_URL": "", "COLUMNS": "200"}
    version = subprocess.run([programme, "--version"], capture_output=True, text=True, env=environnement, check=False)
    assert (version.returncode, version.stdout.split()[0]) == (0, "Rentrée")
    rien = subprocess.run(
        [programme, "importer", "nulle-part"],
        capture_output=True,
        text=True,
        env=environnement,
        cwd=tmp_path,
        check=False,
    )
    assert (rien.returncode, rien.stdout) == (2, "")
    assert rien.stderr.startswith("Erreur nulle-part")
