"""A run of the whole line on one invented school leaves what the pages say, and nothing else."""

import csv
import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rentree.model.projet import Projet
from rentree.pipeline.alimenter import Alimentation, alimenter
from rentree.pipeline.generer import generer
from rentree.pipeline.lettres import print_letters
from rentree.pipeline.maison import Maison
from rentree.store.base import close_store
from tests.docs.pages import read_code, read_page, read_rows
from tests.pipeline.chantier import acte_du

AU = datetime.date(2026, 11, 2)
HORS = {"retenu", "ecarte", "jointure", "login", "profil", "uai", "cle", "raison", "lus", "retenue"}
"""Keys of the summary that are in its lists, or that this run does not have."""


def run(dossier: Path) -> Alimentation:
    return alimenter(
        [dossier / "exports"],
        maison=Maison(dossier / "maison"),
        sortie=dossier / "sortie",
        acte=acte_du(AU),
        projet=Projet(),
    )


def read_accounts(dossier: Path) -> dict[str, dict[str, str]]:
    """Key of the source -> line of `comptes.csv`."""
    with (dossier / "sortie/comptes/comptes.csv").open(encoding="utf-8", newline="") as fichier:
        return {ligne["cle"]: ligne for ligne in csv.DictReader(fichier, delimiter=";")}


def read_tree(racine: Path) -> dict[str, bytes]:
    return {str(chemin.relative_to(racine)): chemin.read_bytes() for chemin in racine.rglob("*") if chemin.is_file()}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder where one run was made."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    generer(tmp_path / "exports", etablissements=2, eleves=60, graine=7, annee=2026)
    run(tmp_path)
    yield tmp_path
    close_store()


def pattern(nom: str) -> re.Pattern[str]:
    """`ENT-Identifiants-<UAI>.csv` as it is on a disk; a folder stands for all that is in it."""
    return re.compile(re.sub(r"<[^>]+>", r"[^/]+", re.escape(nom).replace(r"\<", "<").replace(r"\>", ">")) + ".*")


def is_told(chemin: str, noms: list[str]) -> bool:
    return any(pattern(nom).fullmatch(chemin) for nom in noms)


def test_the_output_folder_is_the_one_described(dossier: Path) -> None:
    noms = [read_code(cases[0])[0] for cases in read_rows(read_page("README.md")) if is_output(cases[0])]
    ecrits = set(read_tree(dossier / "sortie"))
    assert not {chemin for chemin in ecrits if not is_told(chemin, noms)}
    assert not [nom for nom in noms if not any(pattern(nom).fullmatch(chemin) for chemin in ecrits)]


def is_output(case: str) -> bool:
    return re.fullmatch(r"`(?:rapports?|constats|resume|comptes|aaf)[./].*`", case) is not None


def test_the_home_folder_is_the_one_described(dossier: Path) -> None:
    page = read_page("docs/exploitation.md").split("## Le dossier de travail")[1].split("\n## ")[0]
    noms = [read_code(cases[0])[0] for cases in read_rows(page)]
    ecrits = set(read_tree(dossier / "maison"))
    assert not {chemin for chemin in ecrits if not is_told(chemin, noms)}


def test_the_keys_of_the_summary_are_told(dossier: Path) -> None:
    resume = json.loads((dossier / "sortie/resume.json").read_text(encoding="utf-8"))
    page = read_page("docs/exploitation.md").split("## Lire resume.json")[1].split("\n## ")[0]
    dites = {nom for cases in read_rows(page) for nom in read_code(cases[0])}
    assert dites == set(resume)
    cites = {nom for cases in read_rows(page) for nom in read_code("".join(cases[1:]))}
    assert not cites - keys(resume) - HORS


def keys(valeur: Any) -> set[str]:
    if not isinstance(valeur, dict):
        return set()
    return set(valeur).union(*(keys(dessous) for dessous in valeur.values()))


def test_codes_are_in_the_letters_alone_for_one_reader(dossier: Path) -> None:
    avant = read_tree(dossier / "sortie")
    impression = print_letters(
        Maison(dossier / "maison"), projet=Projet(), acte=acte_du(AU), sortie=dossier / "lettres", identifiants=True
    )
    assert len(impression.lettres) == len(impression.identifiants) == 2
    secrets = [dossier / "maison/cle.secret", *impression.lettres, *impression.identifiants]
    assert {secret.stat().st_mode & 0o777 for secret in secrets} == {0o600}
    assert read_tree(dossier / "sortie") == avant


def test_a_second_run_changes_nothing_but_the_summary(dossier: Path) -> None:
    avant = read_tree(dossier / "sortie")
    resultat = run(dossier)
    apres = read_tree(dossier / "sortie")
    assert resultat.application.numero == 0
    assert {nom for nom in avant if avant[nom] != apres.get(nom)} <= {"resume.json"}
    assert set(apres) == set(avant)


def test_a_corrected_name_keeps_its_login(dossier: Path) -> None:
    avant = read_accounts(dossier)
    cle = next(cle for cle in sorted(avant) if cle.startswith("eleve:"))
    (fichier,) = (dossier / "exports").rglob("ElevesAvecAdresses.xml")
    texte = fichier.read_text(encoding="iso-8859-15")
    fiche = re.compile(rf'(<ELEVE ELEVE_ID="{cle.partition(":")[2]}".*?<NOM_DE_FAMILLE>)[^<]+', re.DOTALL)
    fichier.write_text(fiche.sub(r"\g<1>CORRIGE", texte, count=1), encoding="iso-8859-15")
    run(dossier)
    apres = read_accounts(dossier)
    assert apres[cle]["nom"] == "CORRIGE" != avant[cle]["nom"]
    assert apres[cle]["login"] == avant[cle]["login"]
    assert apres[cle]["jointure"] == avant[cle]["jointure"]


def test_the_training_deck_goes_to_the_accounts(dossier: Path) -> None:
    logins = {compte["login"] for compte in read_accounts(dossier).values()}
    assert "guy_et_yvette.m._mme_manente" in logins


def test_no_password_and_no_local_resource(dossier: Path) -> None:
    comptes = read_accounts(dossier)
    assert not [cle for cle in comptes if cle.startswith("local:")]
    fichiers = sorted((dossier / "sortie/comptes").glob("ENT-Identifiants-*.csv"))
    assert len(fichiers) == 2
    textes = [fichier.read_text(encoding="utf-8").splitlines() for fichier in fichiers]
    lignes = [ligne for texte in textes for ligne in csv.DictReader(texte, delimiter=";")]
    assert {ligne["login"] for ligne in lignes} == {compte["login"] for compte in comptes.values()}
    assert {ligne["mot de passe"] for ligne in lignes} == {""}


def test_ine_and_birth_dates_stay_out_of_the_lists(dossier: Path) -> None:
    for nom in ("resume.json", "constats.json", "rapport.html"):
        texte = (dossier / "sortie" / nom).read_text(encoding="utf-8")
        assert not re.search(r"\b\d{9}[A-HJK]{2}\b|\b\d{10}[A-Z]\b|\d{2}/\d{2}/(?:19|200|201)\d", texte)
