"""The invented académie: same bytes for the same seed, right forms, no defect or every one of them."""

import json
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rentree.invention.defauts import defect_names
from rentree.invention.plan import Plan, PlanImpossible
from rentree.model.identifiants import is_ine, is_uai
from rentree.pipeline.generer import Bilan, generer
from tests.invention.ecole_lue import read_academie, read_atss
from tests.invention.verification import find_defects


@pytest.fixture(scope="module")
def saine(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Bilan]:
    """Six schools without defect."""
    dossier = tmp_path_factory.mktemp("saine")
    return dossier, generer(dossier, etablissements=6, eleves=150, graine=3, defauts="aucun")


@pytest.fixture(scope="module")
def fautive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Bilan]:
    """Six schools with every defect."""
    dossier = tmp_path_factory.mktemp("fautive")
    return dossier, generer(dossier, etablissements=6, eleves=200, graine=3)


def _bytes_of(dossier: Path) -> dict[str, bytes]:
    return {str(f.relative_to(dossier)): f.read_bytes() for f in sorted(dossier.rglob("*")) if f.is_file()}


@pytest.mark.parametrize("etablissements", [1, 3])
def test_same_arguments_same_bytes(tmp_path: Path, etablissements: int) -> None:
    for nom in ("a", "b"):
        generer(tmp_path / nom, etablissements=etablissements, eleves=60, graine=7)
    assert _bytes_of(tmp_path / "a") == _bytes_of(tmp_path / "b")


def test_another_seed_other_bytes(tmp_path: Path) -> None:
    for graine in (1, 2):
        generer(tmp_path / str(graine), etablissements=1, eleves=30, graine=graine)
    assert _bytes_of(tmp_path / "1") != _bytes_of(tmp_path / "2")


def test_no_defect_when_none_is_asked_for(saine: tuple[Path, Bilan]) -> None:
    dossier, bilan = saine
    assert find_defects(dossier) == set()
    assert bilan.defauts == {}
    assert json.loads((dossier / "defauts.json").read_text()) == []


def test_every_defect_is_really_in_the_files(fautive: tuple[Path, Bilan]) -> None:
    dossier, bilan = fautive
    verite = {(d["defaut"], d["uai"], d["cle"]) for d in json.loads((dossier / "defauts.json").read_text())}
    assert verite - find_defects(dossier) == set()
    assert set(bilan.defauts) == set(defect_names())


# Typing a pupil in two divisions, or in a group of another level, has consequences of its own.
CONSEQUENCES = {"eleve-groupe-hors-division", "nom-deux-personnes", "nom-civilite", "eleve-deux-etablissements"}


def test_nothing_else_is_wrong(fautive: tuple[Path, Bilan]) -> None:
    dossier, _ = fautive
    verite = {(d["defaut"], d["uai"], d["cle"]) for d in json.loads((dossier / "defauts.json").read_text())}
    surprises = {c for c in find_defects(dossier) - verite if c[0] not in CONSEQUENCES}
    assert surprises == set()


def test_one_school_of_a_hundred_pupils_has_every_defect_of_one_school(tmp_path: Path) -> None:
    bilan = generer(tmp_path, etablissements=1, eleves=118, graine=5)
    assert set(defect_names()) - set(bilan.defauts) == {"eleve-deux-etablissements"}


def test_the_training_deck_is_there(fautive: tuple[Path, Bilan]) -> None:
    personnes = [p for ecole in read_academie(fautive[0]) for p in ecole.personnes.values()]
    couples = {(p["PRENOM"], p["NOM_DE_FAMILLE"]) for p in personnes}
    assert {("Guy Et Yvette", "M. MME MANENTE"), ("Tino & Suzanne", "BATTISTUTA")} <= couples
    assert ("René Et Suzanne", "DESINIERES") in couples


def test_identifiers_are_valid_and_unique(saine: tuple[Path, Bilan]) -> None:
    ecoles = read_academie(saine[0])
    assert all(is_uai(ecole.uai) for ecole in ecoles)
    eleves = [(cle, e) for ecole in ecoles for cle, e in ecole.eleves.items()]
    ines = [e["ID_NATIONAL"] for _, e in eleves]
    assert all(is_ine(ine) for ine in ines)
    assert len(set(ines)) == len(ines) == len({cle for cle, _ in eleves})
    for ecole in ecoles:
        for eleve in ecole.eleves.values():
            assert eleve["ID_ELEVE_ETAB"] == eleve["ELENOET"].zfill(5) + ecole.uai[1:-1]


def test_counts_are_those_of_the_files(saine: tuple[Path, Bilan]) -> None:
    dossier, bilan = saine
    ecoles = read_academie(dossier)
    assert bilan.eleves == sum(len(ecole.presents) for ecole in ecoles)
    assert bilan.eleves + bilan.sortants == sum(len(ecole.eleves) for ecole in ecoles)
    assert bilan.responsables == sum(len(ecole.personnes) for ecole in ecoles)
    assert bilan.liens == sum(len(ecole.liens) for ecole in ecoles)
    assert bilan.atss == len(read_atss(dossier))
    assert 0.8 * 150 * 6 < bilan.eleves < 1.25 * 150 * 6


def test_schools_share_families_and_teachers(saine: tuple[Path, Bilan]) -> None:
    ecoles = read_academie(saine[0])
    fiches, agents = defaultdict(list), Counter[str]()
    for ecole in ecoles:
        agents.update(cle for cle in ecole.individus if cle.startswith("epp:"))
        for cle, personne in ecole.personnes.items():
            fiches[cle].append(personne)
    communs = [memes for memes in fiches.values() if len(memes) > 1]
    assert communs and all(fiche == memes[0] for memes in communs for fiche in memes)
    assert sum(nombre == 2 for nombre in agents.values()) >= 5


def test_a_child_in_four_has_a_sibling_and_a_family_in_five_is_apart(saine: tuple[Path, Bilan]) -> None:
    enfants: dict[str, set[str]] = defaultdict(set)
    for ecole in read_academie(saine[0]):
        for lien in ecole.liens:
            enfants[ecole.uai + lien["PERSONNE_ID"]].add(lien["ELEVE_ID"])
    freres = {eleve for fratrie in enfants.values() if len(fratrie) > 1 for eleve in fratrie}
    total = {eleve for fratrie in enfants.values() for eleve in fratrie}
    assert 0.15 < len(freres) / len(total) < 0.4


def test_references_resolve(saine: tuple[Path, Bilan]) -> None:
    for ecole in read_academie(saine[0]):
        nomenclature = ecole.parse("Nomenclature")
        mefs = {m.get("CODE_MEF") for m in nomenclature.iter("MEF")}
        matieres = {m.get("CODE_MATIERE") for m in nomenclature.iter("MATIERE")}
        racine = ecole.parse("ElevesAvecAdresses")
        assert {m.text for m in racine.iter("CODE_MEF")} <= mefs
        assert {m.text for m in racine.iter("CODE_MATIERE")} <= matieres
        adresses = {a.get("ADRESSE_ID") for a in ecole.responsables.iter("ADRESSE")}
        citees = [p["ADRESSE_ID"] for p in ecole.personnes.values() if "ADRESSE_ID" in p]
        assert set(citees) == adresses
        assert len(citees) == len(adresses)
        assert {p.findtext("CODE_STRUCTURE") for p in ecole.sts.iter("PROF_PRINC")} == set(
            ecole.structures_sts("DIVISION")
        )


def test_groups_and_services_have_the_form_of_real_ones(saine: tuple[Path, Bilan]) -> None:
    for ecole in read_academie(saine[0]):
        codes = [s.code for genre in ("DIVISION", "GROUPE") for s in ecole.siecle(genre)]
        assert len(set(codes)) == len(codes)
        assert all(re.fullmatch(r"[A-Z0-9 _-]{1,8}", code) for code in codes)
        triplets = Counter((structure, matiere) for structure, matiere, _ in ecole.services())
        assert set(triplets.values()) == {1}
        for service in ecole.sts.iter("SERVICE"):
            heures = sum(float(h.text) for h in service.iter("HEURES_AGENT"))
            assert heures == pytest.approx(float(service.findtext("HEURES_STRUCTURE")))


def test_the_year_asked_for_is_everywhere(tmp_path: Path) -> None:
    generer(tmp_path, etablissements=1, eleves=40, graine=1, annee=2019)
    (ecole,) = read_academie(tmp_path)
    assert [f.name for f in ecole.dossier.glob("sts_*")] == [f"sts_emp_{ecole.uai}_2019.xml"]
    assert ecole.parse("Structures").findtext("PARAMETRES/HORODATAGE") == "15/09/2019 10:02:00"


@pytest.mark.parametrize("chiffres", [{"etablissements": 0}, {"eleves": 0}, {"annee": 1815}])
def test_impossible_figures_are_refused(tmp_path: Path, chiffres: dict[str, int]) -> None:
    arguments = {"etablissements": 1, "eleves": 10, "graine": 1, "annee": 2025} | chiffres
    with pytest.raises(PlanImpossible):
        generer(tmp_path, **arguments)  # type: ignore[arg-type]


@given(rang=st.integers(0, 7999), graine=st.integers(0, 10**9), eleves=st.integers(1, 5000))
@settings(max_examples=60)
def test_any_school_has_a_valid_uai_and_ine(rang: int, graine: int, eleves: int) -> None:
    plan = Plan(8000, eleves, graine, defauts=False, annee=2025)
    assert is_uai(plan.uai_of(rang))
    assert is_ine(plan.ine_of(rang, 12))
    assert 0 < plan.population_of(rang) <= round(eleves * 1.15) + 1


@given(graine=st.integers(0, 999))
@settings(max_examples=5)
def test_every_school_has_its_own_uai(graine: int) -> None:
    plan = Plan(8000, 100, graine, defauts=False, annee=2025)
    assert len({plan.uai_of(rang) for rang in range(8000)}) == 8000


@given(graine=st.integers(0, 10**6), eleves=st.integers(1, 60), etablissements=st.integers(1, 3))
@settings(max_examples=8, deadline=None)
def test_small_schools_are_sound_whatever_the_seed(
    tmp_path_factory: pytest.TempPathFactory, graine: int, eleves: int, etablissements: int
) -> None:
    dossier = tmp_path_factory.mktemp("petite")
    generer(dossier, etablissements=etablissements, eleves=eleves, graine=graine, defauts="aucun")
    assert find_defects(dossier) == set()
