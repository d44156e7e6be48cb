"""A real collège of 2009, anonymised, which lives beside the repository and never inside it."""

from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from rentree.pipeline.importer import Import, importer
from rentree.pipeline.maison import Maison
from tests.formats.fabrique import Ligne
from tests.pipeline.chantier import LUNDI as AU

DEPOT = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "college_2009"
pytestmark = pytest.mark.skipif(not DEPOT.is_dir(), reason="the real collège is not beside the checkout")


@pytest.fixture(scope="module")
def maison(tmp_path_factory: pytest.TempPathFactory) -> Maison:
    return Maison(tmp_path_factory.mktemp("college"))


@pytest.fixture(scope="module")
def college(maison: Maison) -> Import:
    return importer([DEPOT], maison=maison, au=AU)


def rows(maison: Maison, college: Import, source: str, table: str) -> list[Ligne]:
    (uai,) = college.schools
    dossier = maison.instantane(college.annee, uai, source, college.courants[uai, source].empreinte)
    lignes: list[Ligne] = pq.read_table(dossier / f"{table}.parquet").to_pylist()
    return lignes


def test_every_file_is_read(college: Import) -> None:
    assert (college.annee, college.refuses, college.ignores, college.remplaces) == (2009, (), (), ())
    assert {source for _, source in college.courants} == {
        "eleves",
        "responsables",
        "nomenclatures",
        "structures",
        "sts",
    }


@pytest.mark.parametrize(
    ("source", "table", "nombre"),
    [
        ("eleves", "eleves", 533),
        ("eleves", "eleve_structures", 401),
        ("eleves", "eleve_options", 678),
        ("responsables", "responsables", 845),
        ("responsables", "liens", 1017),
        ("responsables", "adresses", 842),
        ("structures", "divisions", 17),
        ("structures", "groupes", 25),
        ("sts", "personnels", 34),
        ("sts", "groupes", 18),
        ("sts", "services", 204),
        ("sts", "professeurs_principaux", 17),
    ],
)
def test_counts(college: Import, source: str, table: str, nombre: int) -> None:
    (uai,) = college.schools
    assert college.courants[uai, source].lignes[table] == nombre


def test_nothing_is_unreadable(college: Import) -> None:
    assert [lu.source for lu in college.courants.values() if "valeurs_illisibles" in lu.lignes] == []


def test_pupils_are_whole(maison: Maison, college: Import) -> None:
    eleves = rows(maison, college, "eleves", "eleves")
    assert len({eleve["eleve_id"] for eleve in eleves}) == 533
    assert sum(eleve["date_sortie"] is not None for eleve in eleves) == 133
    assert [sum(eleve[nom] is None for eleve in eleves) for nom in ("nom_famille", "prenom", "sexe")] == [0, 0, 0]
    assert [sum(eleve[nom] is None for eleve in eleves) for nom in ("ine", "date_naissance")] == [6, 1]
    assert 85 <= sum(eleve["boursier"] is True for eleve in eleves) <= 92
    assert not any(str(eleve["regime"]).endswith(" ") for eleve in eleves)


def test_old_and_new_links_are_translated(maison: Maison, college: Import) -> None:
    liens = rows(maison, college, "responsables", "liens")
    assert {lien["niveau"] for lien in liens} == {1, 3}
    assert {len(str(lien["parente"])) for lien in liens} == {2}
    peres_et_meres = Counter(lien["parente"] for lien in liens if lien["niveau"] == 1)
    assert peres_et_meres["10"] > 300
    assert peres_et_meres["20"] > 300


def test_old_names_and_civilities_are_read(maison: Maison, college: Import) -> None:
    personnes = rows(maison, college, "responsables", "responsables")
    assert [personne for personne in personnes if personne["nom_famille"] is None] == []
    civilites = Counter(personne["civilite"] for personne in personnes)
    assert set(civilites) == {"M.", "MME", None}
    assert civilites[None] == 7


def test_the_replacement_teacher_is_there(maison: Maison, college: Import) -> None:
    types = Counter(personne["type"] for personne in rows(maison, college, "sts", "personnels"))
    assert types["eppsup"] == 1
    services = [s for s in rows(maison, college, "sts", "service_enseignants") if s["type"] == "eppsup"]
    assert [(s["structure_type"], s["heures"], s["type_absent"]) for s in services] == [("D", 3.0, "epp")] * 2


def test_structures_join_with_pupils(maison: Maison, college: Import) -> None:
    connues = {ligne["code"] for ligne in rows(maison, college, "structures", "divisions")}
    portees = {ligne["code"] for ligne in rows(maison, college, "eleves", "eleve_structures") if ligne["type"] == "D"}
    assert portees <= connues
