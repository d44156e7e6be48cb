"""What the writers write is what the readers read, whatever the names."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.formats.siecle.writer import write_eleves, write_responsables, write_structures
from rentree.formats.sts.writer import write_sts
from rentree.invention.ecole import invent_ecole
from rentree.invention.plan import Plan
from rentree.model.exports import Adresse, Eleve, ExportEtablissement, Lien, Personne, StructureBee
from rentree.pipeline.generer import generer
from rentree.pipeline.importer import importer
from tests.formats.depots import home
from tests.formats.fabrique import pick, read
from tests.pipeline.chantier import LUNDI as AU

ECOLE = invent_ecole(Plan(1, 20, 5, False, 2025), 0).export
LATIN = bytes([*range(0x20, 0x7F), *range(0xA0, 0x100)]).decode("iso-8859-15")
TEXTES = st.text(st.sampled_from(LATIN), min_size=1, max_size=30)
PIEGES = st.sampled_from(["D'ÉTÉ & FILS", '<NOM>"</NOM>', "]]>", "&amp;", "&#65;", "A  B", "œŒŸ€", "%s %(a)d {x}", "?"])
NOMS = TEXTES | PIEGES
PEUT_ETRE = st.none() | st.just("") | NOMS
DATES = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))
LATIN_SANS_DOUTE = "Zoé"
"""Somewhere in each file: Latin letters that all together happen to be UTF-8 (`Â°`, alone) are refused as disguised."""
OUI_NON = st.sampled_from(["0", "1"])
VRAI_FAUX = st.sampled_from(["true", "false"])


def read_as(valeur: str | None) -> str | None:
    """What a written text is read as: stripped, and nothing when nothing is left."""
    return (valeur or "").strip() or None


def french(date: dt.date) -> str:
    return date.strftime("%d/%m/") + f"{date.year:04d}"


@st.composite
def pupils(draw: st.DrawFn) -> Eleve:
    return replace(
        ECOLE.eleves[0],
        eleve_id=draw(st.integers(1, 10**9)),
        nom=draw(NOMS),
        nom_usage=draw(PEUT_ETRE),
        prenom=draw(NOMS),
        prenom2=draw(PEUT_ETRE),
        prenom3=LATIN_SANS_DOUTE,
        ine=draw(PEUT_ETRE),
        mel=draw(PEUT_ETRE),
        date_naissance=french(draw(DATES)),
        transport=draw(OUI_NON),
        options=tuple(draw(st.lists(st.tuples(NOMS, NOMS), max_size=3))),
        structures=tuple(draw(st.lists(st.tuples(NOMS, st.sampled_from("DG")), max_size=3))),
        bourses=tuple(draw(st.lists(OUI_NON, max_size=2))),
    )


@given(eleves=st.lists(pupils(), min_size=1, max_size=4))
def test_pupils(eleves: list[Eleve]) -> None:
    tables = read(write_eleves(replace(ECOLE, eleves=tuple(eleves), adresses_eleves=())))
    for ecrit, lu in zip(eleves, tables["eleves"], strict=True):
        assert pick(lu, "eleve_id", "elenoet") == (str(ecrit.eleve_id), str(ecrit.elenoet))
        noms = (ecrit.nom, ecrit.nom_usage, ecrit.prenom, ecrit.prenom2, ecrit.ine, ecrit.mel)
        lus = pick(lu, "nom_famille", "nom_usage", "prenom", "prenom2", "ine", "mel")
        assert lus == tuple(read_as(nom) for nom in noms)
        date = lu["date_naissance"]
        assert isinstance(date, dt.date)
        assert french(date) == ecrit.date_naissance
        boursiers = {eleve.eleve_id for eleve in eleves if eleve.bourses}
        assert pick(lu, "transport", "boursier") == (ecrit.transport == "1", ecrit.eleve_id in boursiers)
    _check_pupils_blocks(eleves, tables)
    assert tables["valeurs_illisibles"] == []


def _check_pupils_blocks(eleves: list[Eleve], tables: dict[str, list[dict[str, object]]]) -> None:
    structures = [(str(e.eleve_id), read_as(code), genre) for e in eleves for code, genre in e.structures]
    assert [pick(lu, "eleve_id", "code", "type") for lu in tables["eleve_structures"]] == structures
    options = [
        (str(e.eleve_id), rang, read_as(modalite), read_as(matiere))
        for e in eleves
        for rang, (modalite, matiere) in enumerate(e.options, start=1)
    ]
    assert [pick(lu, "eleve_id", "rang", "modalite", "code_matiere") for lu in tables["eleve_options"]] == options


@st.composite
def persons(draw: st.DrawFn) -> tuple[Personne, Lien, Adresse]:
    cle = draw(st.integers(1, 10**9))
    personne = replace(
        ECOLE.personnes[0],
        personne_id=cle,
        civilite=draw(st.sampled_from(["M.", "MME", None])),
        nom=draw(NOMS),
        nom_usage=draw(PEUT_ETRE),
        prenom=draw(NOMS),
        tel_personnel=LATIN_SANS_DOUTE,
        tel_portable=draw(PEUT_ETRE),
        accepte_sms=draw(st.none() | OUI_NON),
        mel=draw(PEUT_ETRE),
    )
    lien = replace(
        ECOLE.liens[0],
        personne_id=cle,
        niveau=draw(st.sampled_from("123")),
        parente=draw(st.sampled_from(["10", "20", "39", "90"])),
        paie_frais=draw(OUI_NON),
        percoit_aides=draw(st.none() | VRAI_FAUX),
        heberge=draw(VRAI_FAUX),
        priorite=draw(st.none() | VRAI_FAUX),
    )
    return personne, lien, replace(ECOLE.adresses[0], adresse_id=cle, ligne1=draw(NOMS), libelle_postal=draw(NOMS))


def truth(texte: str | None) -> bool | None:
    return None if texte is None else texte in {"1", "true"}


@given(familles=st.lists(persons(), min_size=1, max_size=4))
def test_responsables(familles: list[tuple[Personne, Lien, Adresse]]) -> None:
    personnes, liens, adresses = (tuple(colonne) for colonne in zip(*familles, strict=True))
    tables = read(write_responsables(replace(ECOLE, personnes=personnes, liens=liens, adresses=adresses)))
    for personne, lu in zip(personnes, tables["responsables"], strict=True):
        assert pick(lu, "personne_id", "civilite") == (str(personne.personne_id), personne.civilite)
        textes = (personne.nom, personne.nom_usage, personne.prenom, personne.tel_portable, personne.mel)
        assert pick(lu, "nom_famille", "nom_usage", "prenom", "tel_portable", "mel") == tuple(map(read_as, textes))
        assert lu["accepte_sms"] == truth(personne.accepte_sms)
    for lien, lu in zip(liens, tables["liens"], strict=True):
        attendu = (str(lien.personne_id), int(lien.niveau), lien.parente)
        assert pick(lu, "personne_id", "niveau", "parente") == attendu
        droits = (lien.paie_frais, lien.percoit_aides, lien.priorite, lien.heberge)
        assert pick(lu, "financier", "paiement", "contact", "heberge") == tuple(map(truth, droits))
    for adresse, lu in zip(adresses, tables["adresses"], strict=True):
        assert pick(lu, "ligne1", "ville") == (read_as(adresse.ligne1), read_as(adresse.libelle_postal))


@given(codes=st.lists(NOMS, min_size=1, max_size=4, unique=True))
def test_codes_in_attributes(codes: list[str]) -> None:
    divisions = tuple(StructureBee(code, LATIN_SANS_DOUTE, ()) for code in sorted(codes))
    lus = read(write_structures(replace(ECOLE, divisions=divisions)))["divisions"]
    assert [lu["code"] for lu in lus] == [read_as(code) for code in sorted(codes)]


@given(nom=NOMS, prenom=NOMS)
def test_staff(nom: str, prenom: str) -> None:
    individu = replace(ECOLE.individus[0], nom_usage=nom, prenom=prenom, grade=LATIN_SANS_DOUTE)
    lus = read(write_sts(replace(ECOLE, individus=(individu,), suppleants=())))["personnels"]
    assert [pick(lu, "id", "nom_usage", "prenom") for lu in lus] == [(str(individu.id), read_as(nom), read_as(prenom))]


def _counts(export: ExportEtablissement) -> dict[tuple[str, str], int]:
    return {
        ("eleves", "eleves"): len(export.eleves),
        ("eleves", "eleve_options"): sum(len(eleve.options) for eleve in export.eleves),
        ("eleves", "eleve_structures"): sum(len(eleve.structures) for eleve in export.eleves),
        ("responsables", "responsables"): len(export.personnes),
        ("responsables", "liens"): len(export.liens),
        ("responsables", "adresses"): len(export.adresses),
        ("nomenclatures", "mefs"): len(export.nomenclature.mefs),
        ("nomenclatures", "matieres"): len(export.nomenclature.matieres),
        ("structures", "divisions"): len(export.divisions),
        ("structures", "groupes"): len(export.groupes),
        ("communs", "etablissements"): 1,
        ("sts", "divisions"): len(export.divisions_sts),
        ("sts", "groupes"): len(export.groupes_sts),
        ("sts", "personnels"): len(export.individus) + len(export.suppleants),
        ("personnels", "personnels"): len(export.atss),
    }


@pytest.mark.parametrize("graine", [1, 2])
def test_every_row_of_an_invented_school_is_counted(tmp_path: Path, graine: int) -> None:
    generer(tmp_path / "depot", etablissements=1, eleves=60, graine=graine, defauts="aucun")
    export = invent_ecole(Plan(1, 60, graine, False, 2025), 0).export
    resultat = importer([tmp_path / "depot"], maison=home(tmp_path), au=AU)
    uai = export.etablissement.uai
    lus = {cle: resultat.courants[uai, cle[0]].lignes.get(cle[1], 0) for cle in _counts(export)}
    assert lus == _counts(export)
    assert not any("valeurs_illisibles" in instantane.lignes for instantane in resultat.courants.values())
