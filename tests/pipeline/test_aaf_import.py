"""AAF sets become states: a complete replaces, deltas follow day after day, and nobody is lost by a wrong file."""

import datetime
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from rentree.formats.refus import (
    AafInvalide,
    ChaineRompue,
    EnsembleContraire,
    EnsembleIncomplet,
    ExportVide,
    FichierRefuse,
    FichierTronque,
    FichierVide,
    SommeFausse,
)
from rentree.pipeline.aaf import EtatAaf, ImportAaf, importer_aaf, lecture, read_etats
from rentree.pipeline.maison import Maison
from tests.formats.aaf_recus.documents import (
    ETABLISSEMENT,
    Fiche,
    complet,
    deposer,
    document,
    eleves,
    fichiers,
    tgz,
    zippe,
)

AU = datetime.date(2025, 10, 20)
LUNDI = datetime.date(2025, 10, 6)
MINI = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "aaf_mini"


class Reception:
    """A home folder that receives sets."""

    def __init__(self, racine: Path) -> None:
        self.racine = racine
        self.maison = Maison(racine / "maison")
        self.depots = 0

    def complet(self, jour: datetime.date, fiches: Mapping[str, Sequence[Fiche]], **options: Any) -> ImportAaf:
        return self.recevoir(self.deposer(f"ENT_Complet_{jour:%Y%m%d}", fiches, **options))

    def delta(self, jour: datetime.date, *fiches: Fiche, sauter: bool = False) -> ImportAaf:
        return self.recevoir(self.deposer_delta(jour, *fiches), sauter=sauter)

    def deposer_delta(self, jour: datetime.date, *fiches: Fiche) -> Path:
        par_categorie: dict[str, list[Fiche]] = {}
        for fiche in fiches:
            par_categorie.setdefault(fiche.categorie, []).append(fiche)
        return self.deposer(f"ENT_Delta_{jour:%Y%m%d}", par_categorie or {"Eleve": []})

    def deposer(self, prefixe: str, fiches: Mapping[str, Sequence[Fiche]], **options: Any) -> Path:
        self.depots += 1
        return deposer(self.racine / "depots" / str(self.depots), prefixe, fiches, **options)

    def recevoir(self, *chemins: Path, sauter: bool = False) -> ImportAaf:
        return importer_aaf(chemins, maison=self.maison, jour=AU, sauter=sauter)

    def etat(self) -> EtatAaf:
        (etat,) = read_etats(self.maison)
        return etat

    def noms(self, categorie: str = "Eleve") -> dict[str, str]:
        """Id -> `sn` of the records of the current state."""
        table = pq.read_table(self.etat().dossier / f"{categorie}.parquet")
        return dict(zip(table["id"].to_pylist(), table["sn"].to_pylist(), strict=True))


@pytest.fixture
def reception(tmp_path: Path) -> Reception:
    return Reception(tmp_path)


def raison(importe: ImportAaf) -> FichierRefuse:
    assert importe.lus == ()
    (refuse,) = importe.refuses
    return refuse.raison


def regles(importe: ImportAaf) -> list[str]:
    return [constat.regle for constat in importe.constats]


def le(jour: int) -> datetime.date:
    """A day of October 2025, whose 6 is a Monday."""
    return datetime.date(2025, 10, jour)


def test_a_complete_is_kept_whole(reception: Reception) -> None:
    importe = reception.complet(LUNDI, complet("1", "2"))
    (etat,) = importe.lus
    assert read_etats(reception.maison) == (etat,)
    assert (etat.academie, etat.degre, etat.portee, etat.jour) == ("16", "2D", "", LUNDI)
    assert (etat.genre, etat.fiable, etat.annee, etat.recu) == ("complet", True, 2025, AU)
    assert etat.chaine == ("ENT_Complet_20251006",)
    assert dict(etat.nombres) == {"Eleve": 2, "EtabEducNat": 1, "PersEducNat": 1, "PersRelEleve": 1}
    assert etat.dossier == reception.maison.racine / "aaf" / "16-2D" / f"20251006-{etat.empreinte}"
    assert reception.noms() == {"1": "NOM 1", "2": "NOM 2"}
    assert (importe.fichiers, importe.refuses, importe.constats) == (4, (), ())
    assert importe.octets == sum(un.stat().st_size for un in importe.pris)


def test_the_same_set_again_does_nothing(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    avant = reception.etat()
    importe = reception.complet(LUNDI, complet("1"))
    assert (importe.lus, importe.deja) == ((), ("ENT_Complet_20251006",))
    assert reception.etat() == avant


def test_the_folder_and_its_archive_are_one_set(reception: Reception, tmp_path: Path) -> None:
    prefixe = "ENT_Complet_20251006"
    deposer(tmp_path / "sortie", prefixe, complet("1"))
    tgz(tmp_path / "sortie" / f"{prefixe}.tgz", fichiers(prefixe, complet("1")))
    importe = reception.recevoir(tmp_path / "sortie")
    assert (len(importe.lus), importe.deja, importe.fichiers) == (1, (), 4)


def test_deltas_change_what_they_name(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1", "2"))
    importe = reception.delta(
        le(7), Fiche("3", {"sn": "C"}), Fiche("1", {"sn": "B"}, "modify"), Fiche("2", operation="delete")
    )
    assert reception.noms() == {"1": "B", "3": "C"}
    etat = reception.etat()
    assert importe.lus == (etat,)
    assert (etat.genre, etat.fiable, etat.jour) == ("delta", False, le(7))
    assert etat.chaine == ("ENT_Complet_20251006", "ENT_Delta_20251007")
    assert dict(etat.nombres) == {"Eleve": 2, "EtabEducNat": 1, "PersEducNat": 1, "PersRelEleve": 1}
    assert reception.noms("PersRelEleve") == {"900": "PARENT"}


def test_what_a_delta_does_not_change_is_not_written_again(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    avant = reception.etat().dossier
    reception.delta(le(7), Fiche("2", {"sn": "B"}), ETABLISSEMENT)
    apres = reception.etat().dossier
    assert avant != apres
    for nom, pareil in (("PersRelEleve", True), ("EtabEducNat", True), ("Eleve", False)):
        assert (avant / f"{nom}.parquet").samefile(apres / f"{nom}.parquet") == pareil


def test_a_delta_applied_twice_is_said(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    reception.delta(le(7), Fiche("1", {"sn": "B"}, "modify"))
    importe = reception.delta(le(7), Fiche("1", {"sn": "B"}, "modify"))
    assert (importe.lus, importe.refuses, importe.deja) == ((), (), ("ENT_Delta_20251007",))


def test_everything_given_at_once_is_applied_in_the_order_of_days(reception: Reception, tmp_path: Path) -> None:
    reception.deposer_delta(le(8), Fiche("1", {"sn": "MERCREDI"}, "modify"))
    reception.deposer("ENT_Complet_20251006", complet("1"))
    reception.deposer_delta(le(7), Fiche("1", {"sn": "MARDI", "mail": "a@b"}, "modify"))
    importe = reception.recevoir(tmp_path / "depots")
    assert reception.noms() == {"1": "MERCREDI"}
    assert reception.etat().chaine == ("ENT_Complet_20251006", "ENT_Delta_20251007", "ENT_Delta_20251008")
    assert importe.lus == (reception.etat(),)


def test_a_delta_before_any_complete(reception: Reception) -> None:
    importe = reception.delta(le(7), Fiche("1"))
    assert isinstance(raison(importe), ChaineRompue)
    assert read_etats(reception.maison) == ()


@pytest.mark.parametrize(
    ("jour", "manquants"),
    [(le(7), ""), (le(8), "ENT_Delta_20251007"), (le(13), "ENT_Delta_20251007, ENT_Delta_20251008"), (le(20), "et 4")],
)
def test_a_hole_in_the_chain_names_what_is_missing(reception: Reception, jour: datetime.date, manquants: str) -> None:
    reception.complet(LUNDI, complet("1"))
    avant = reception.etat()
    importe = reception.delta(jour, Fiche("2"))
    if not manquants:
        assert importe.refuses == ()
        return
    assert isinstance(raison(importe), ChaineRompue)
    assert manquants in str(raison(importe))
    assert reception.etat() == avant
    assert reception.delta(jour, Fiche("2"), sauter=True).refuses == ()
    assert set(reception.noms()) == {"1", "2"}


@pytest.mark.parametrize(
    ("complete", "delta"),
    [
        (datetime.date(2025, 10, 10), datetime.date(2025, 10, 13)),
        (datetime.date(2025, 10, 11), datetime.date(2025, 10, 13)),
        (datetime.date(2025, 11, 10), datetime.date(2025, 11, 12)),
        (datetime.date(2026, 4, 3), datetime.date(2026, 4, 7)),
    ],
    ids=["week-end", "complete of Saturday", "11 November", "Easter Monday"],
)
def test_days_without_work_are_no_hole(reception: Reception, complete: datetime.date, delta: datetime.date) -> None:
    reception.complet(complete, complet("1"))
    assert reception.delta(delta, Fiche("2")).refuses == ()


def test_a_delta_of_the_day_of_the_complete_or_before_is_passed_over(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    for jour in (LUNDI, le(3)):
        importe = reception.delta(jour, Fiche("2"))
        assert (importe.lus, importe.refuses, regles(importe)) == ((), (), ["fichier-plus-ancien"])
    assert reception.noms() == {"1": "NOM 1"}


def test_a_complete_older_than_the_state_is_passed_over(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    reception.delta(le(7), Fiche("2", {"sn": "B"}))
    importe = reception.complet(le(3), complet("5"))
    assert (importe.lus, regles(importe)) == ((), ["fichier-plus-ancien"])
    assert set(reception.noms()) == {"1", "2"}


def test_a_complete_after_deltas_begins_a_new_chain(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1", "2"))
    reception.delta(le(7), Fiche("3"))
    importe = reception.complet(le(11), complet("1", "4"))
    assert importe.lus[0].chaine == ("ENT_Complet_20251011",)
    assert set(reception.noms()) == {"1", "4"}


def test_past_sets_are_known_and_past_states_are_deleted(reception: Reception, tmp_path: Path) -> None:
    reception.complet(LUNDI, complet("1"))
    for jour in (7, 8, 9):
        reception.delta(le(jour), Fiche(str(jour)))
    reception.complet(le(11), complet("1", "2"))
    assert len(list(reception.etat().dossier.parent.iterdir())) == 3
    importe = reception.recevoir(tmp_path / "depots")
    assert (importe.lus, importe.refuses, importe.constats, len(importe.deja)) == ((), (), (), 5)


def test_completes_without_a_date_may_alternate(reception: Reception, tmp_path: Path) -> None:
    for ids in (("1",), ("1", "2"), ("1",)):
        importe = reception.recevoir(deposer(tmp_path / str(len(ids)) / "aaf", "", complet(*ids)))
        assert (len(importe.lus), set(reception.noms())) == (1, set(ids))


def test_a_delta_without_a_date_has_no_place(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    chemin = reception.deposer("ENT_Delta", {"Eleve": eleves("2")})
    assert isinstance(raison(reception.recevoir(chemin)), ChaineRompue)


def test_a_complete_without_a_date_is_followed_by_any_delta(reception: Reception, tmp_path: Path) -> None:
    importe = reception.recevoir(deposer(tmp_path / "aaf", "", complet("1")))
    (etat,) = importe.lus
    assert (etat.jour, etat.annee, etat.dossier.name) == (None, 2025, f"sans-date-{etat.empreinte}")
    reception.recevoir(deposer(tmp_path / "suite" / "delta-20251015", "", {"Eleve": eleves("2")}))
    assert (set(reception.noms()), reception.etat().jour) == ({"1", "2"}, le(15))


def test_a_set_that_says_nothing_is_a_delta_when_it_modifies(reception: Reception, tmp_path: Path) -> None:
    reception.recevoir(deposer(tmp_path / "x" / "20251006", "", complet("1")))
    reception.recevoir(deposer(tmp_path / "x" / "20251007", "", {"Eleve": [Fiche("1", {"sn": "B"}, "modify")]}))
    assert (reception.noms(), reception.etat().genre) == ({"1": "B"}, "delta")


@pytest.mark.parametrize(
    ("fiches", "refus"),
    [
        ({**complet("1"), "Eleve": []}, ExportVide),
        ({nom: fiches for nom, fiches in complet("1").items() if nom != "Eleve"}, ExportVide),
        ({nom: fiches for nom, fiches in complet("1").items() if nom != "PersRelEleve"}, EnsembleIncomplet),
        ({**complet("1"), "PersEducNat": []}, EnsembleIncomplet),
        ({**complet("1"), "Eleve": [Fiche("1", {}, "modify")]}, EnsembleContraire),
        ({**complet("1"), "Eleve": [*eleves("1"), Fiche("2", operation="delete")]}, EnsembleContraire),
    ],
)
def test_a_complete_that_would_lose_people_is_refused(
    reception: Reception, fiches: dict[str, list[Fiche]], refus: type[FichierRefuse]
) -> None:
    reception.complet(LUNDI, complet("1", "2"))
    avant = reception.etat()
    assert isinstance(raison(reception.complet(le(11), fiches)), refus)
    assert reception.etat() == avant
    assert set(reception.noms()) == {"1", "2"}


def truncate(chemin: Path) -> None:
    chemin.write_bytes(chemin.read_bytes()[:-60])


def empty(chemin: Path) -> None:
    chemin.write_bytes(b"")


def break_structure(chemin: Path) -> None:
    chemin.write_bytes(chemin.read_bytes().replace(b"<identifier>", b"<x/><identifier>"))


@pytest.mark.parametrize(
    ("abimer", "refus"), [(truncate, FichierTronque), (empty, FichierVide), (break_structure, AafInvalide)]
)
def test_one_wrong_file_refuses_the_whole_set(reception: Reception, abimer: Any, refus: type[FichierRefuse]) -> None:
    reception.complet(LUNDI, complet("1"))
    chemin = reception.deposer("ENT_Complet_20251011", complet("1", "2"))
    abimer(chemin / "ENT_Complet_20251011_PersRelEleve_0000.xml")
    importe = reception.recevoir(chemin)
    assert isinstance(raison(importe), refus)
    assert "PersRelEleve_0000.xml" in str(raison(importe))
    assert reception.noms() == {"1": "NOM 1"}


def test_a_number_missing_in_the_files_refuses_the_set(reception: Reception) -> None:
    chemin = reception.deposer("ENT_Complet_20251006", complet("1"))
    (chemin / "ENT_Complet_20251006_Eleve_0002.xml").write_bytes(document(eleves("2")))
    importe = reception.recevoir(chemin)
    assert isinstance(raison(importe), EnsembleIncomplet)
    assert "Eleve_0001" in str(raison(importe))
    (chemin / "ENT_Complet_20251006_Eleve_0001.xml").write_bytes(document(eleves("3")))
    assert reception.recevoir(chemin).lus[0].nombres["Eleve"] == 3
    (chemin / "ENT_Complet_20251006_Eleve_0000.xml").unlink()
    shutil.rmtree(reception.maison.racine)
    assert reception.recevoir(chemin).lus[0].nombres["Eleve"] == 2


def test_an_archive_whose_sum_is_wrong(reception: Reception, tmp_path: Path) -> None:
    prefixe = "ENT_Complet_20251006"
    archive = tgz(tmp_path / f"{prefixe}.tgz", fichiers(prefixe, complet("1")))
    archive.with_name(f"{archive.name}.md5").write_text("0" * 32)
    assert isinstance(raison(reception.recevoir(archive)), SommeFausse)


def test_a_broken_archive_does_not_stop_the_others(reception: Reception, tmp_path: Path) -> None:
    depot = tmp_path / "depot"
    depot.mkdir()
    zippe(depot / "bon.zip", fichiers("ENT_Complet_20251006", complet("1")))
    casse = tgz(depot / "ENT_Complet_20251007.tgz", fichiers("ENT_Complet_20251007", complet("2")))
    casse.write_bytes(casse.read_bytes()[:-200])
    importe = reception.recevoir(depot)
    assert (len(importe.lus), [refuse.fichier.chemin for refuse in importe.refuses]) == (1, [casse])
    assert importe.pris == {depot / "bon.zip", casse}


def test_two_academies_with_the_same_ids_are_two_states(reception: Reception, tmp_path: Path) -> None:
    for academie, code, libelle in (("toulouse", "016", "TOULOUSE"), ("lyon", "010", "LYON")):
        ecole = Fiche(
            "1", {"ENTStructureUAI": "0310001H", "ENTServAcAcademie": libelle, "ENTServAcCodeAcademie": code},
            categorie="EtabEducNat",
        )  # fmt: skip
        fiches = {**complet("1"), "EtabEducNat": [ecole], "Eleve": [Fiche("1", {"sn": libelle})]}
        deposer(tmp_path / "depot" / academie, "ENT_Complet_20251006", fiches)
    reception.recevoir(tmp_path / "depot")
    etats = {etat.academie: pq.read_table(etat.dossier / "Eleve.parquet") for etat in read_etats(reception.maison)}
    assert {code: table["sn"].to_pylist() for code, table in etats.items()} == {"10": ["LYON"], "16": ["TOULOUSE"]}
    deposer(tmp_path / "suite" / "lyon", "ENT_Delta_20251007", {"Eleve": [Fiche("1", {"sn": "B"}, "modify")]})
    (etat,) = reception.recevoir(tmp_path / "suite").lus
    assert (etat.academie, pq.read_table(etat.dossier / "Eleve.parquet")["sn"].to_pylist()) == ("10", ["B"])


@pytest.mark.parametrize(
    ("tete", "attributs", "academie"),
    [
        ({"codeAcademieExport": "13"}, {"ENTServAcCodeAcademie": "016"}, "13"),
        ({}, {"ENTServAcCodeAcademie": "013"}, "13"),
        ({}, {"ENTServAcAcademie": "Aix-Marseille"}, "02"),
        ({}, {"ENTServAcAcademie": "ac-créteil"}, "24"),
        ({}, {"ENTServAcAcademie": "ACADEMIE DE LYON"}, "10"),
        ({}, {"ENTStructureUAI": "0690078K"}, "10"),
        ({}, {"ENTServAcAcademie": "ac test"}, "test"),
        ({}, {}, "lyon-ent"),
    ],
)
def test_whose_it_is(
    reception: Reception, tmp_path: Path, tete: dict[str, str], attributs: dict[str, str], academie: str
) -> None:
    fiches = {**complet("1"), "EtabEducNat": [Fiche("1", attributs, categorie="EtabEducNat")]}
    depot = deposer(tmp_path / "depot" / "lyon-ent", "PROJET_Complet_20251006", fiches, commentaires=tete)
    (etat,) = reception.recevoir(depot.parent).lus
    assert etat.academie == academie


@pytest.mark.parametrize(
    ("prefixe", "tete", "attribut", "degre"),
    [
        ("ENT_Complet_20251006", {"degre": "1D"}, "sn", "1D"),
        ("ENT_Complet_20251006", {}, "ENTPersonNom", "1D"),
        ("ENT1D_Complet_20251006", {}, "autre", "1D"),
        ("ENT2DVA_Complet_20251006", {}, "sn", "2D"),
    ],
)
def test_first_and_second_degree(
    reception: Reception, tmp_path: Path, prefixe: str, tete: dict[str, str], attribut: str, degre: str
) -> None:
    fiches = {**complet("1"), "Eleve": [Fiche("1", {attribut: "A"})]}
    (etat,) = reception.recevoir(deposer(tmp_path / "x", prefixe, fiches, commentaires=tete)).lus
    assert etat.degre == degre


def test_a_set_of_one_school_has_a_state_of_its_own(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    chemin = reception.deposer("ENT_0310001H_Complet_20251006", complet("2"))
    (etat,) = reception.recevoir(chemin).lus
    assert (etat.portee, etat.dossier.parent.name) == ("0310001H", "16-2D-0310001H")
    assert len(read_etats(reception.maison)) == 2


def test_agricultural_schools_come_beside(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    (etat,) = reception.recevoir(reception.deposer("ENT_AGRICOLE_Complet_20251011", complet("2"))).lus
    assert etat.portee == "AGRICOLE"
    assert len(read_etats(reception.maison)) == 2


def test_a_delta_of_deletions_finds_the_first_degree(reception: Reception, tmp_path: Path) -> None:
    premier = {**complet("1", "2"), "Eleve": [Fiche(une, {"ENTPersonNom": "A"}) for une in ("1", "2")]}
    reception.complet(LUNDI, premier)
    (etat,) = reception.delta(le(7), Fiche("2", operation="delete")).lus
    assert (etat.degre, etat.nombres["Eleve"]) == ("1D", 1)


def test_what_is_odd_gives_one_constat_by_rule_and_category(reception: Reception) -> None:
    ecole = Fiche("1", {**ETABLISSEMENT.attributs, "ENTStructureUAI": "00000001"}, categorie="EtabEducNat")
    eleve = Fiche("1", {"ENTPersonJointure": "7", "ENTNouveau": "x"}, sans_jointure=True)
    fiches = {
        **complet("1"), "EtabEducNat": [ecole], "Eleve": [eleve, *eleves("2", "2", "3"), Fiche("")],
        "PersHorsAAF": [Fiche("5", categorie="PersHorsAAF")],
    }  # fmt: skip
    importe = reception.complet(LUNDI, fiches)
    assert sorted(regles(importe)) == [
        "aaf-attribut-inconnu",
        "aaf-categorie-inconnue",
        "aaf-identifiant-absent",
        "aaf-identifiant-different",
        "aaf-identifiant-repete",
        "aaf-uai-inhabituel",
    ]
    messages = {constat.regle: constat.message for constat in importe.constats}
    assert "ENTNouveau" in messages["aaf-attribut-inconnu"]
    assert "PersHorsAAF" in messages["aaf-categorie-inconnue"]
    assert "(2)" in messages["aaf-identifiant-repete"]
    assert set(reception.noms()) == {"1", "2", "3"}


def test_what_a_delta_meets_is_said(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    importe = reception.delta(
        le(7), Fiche("1"), Fiche("8", {}, "modify"), Fiche("9", operation="delete"), ETABLISSEMENT
    )
    assert regles(importe) == ["aaf-ajout-connu", "aaf-modification-inconnue", "aaf-suppression-inconnue"]
    assert set(reception.noms()) == {"1", "8"}


def test_a_date_that_cannot_be_read_is_said_and_its_record_is_taken(reception: Reception) -> None:
    importe = reception.complet(LUNDI, {**complet(), "Eleve": eleves("1", ENTPersonDateNaissance="05/04/13")})
    assert (regles(importe), set(reception.noms())) == (["aaf-date-illisible"], {"1"})


def test_a_set_of_another_kind_of_files_is_said_and_makes_no_state(reception: Reception) -> None:
    gpei = {"Eleve": [Fiche("1", {"GPEIPersonJointure": "1"}, sans_jointure=True)]}
    importe = reception.complet(LUNDI, gpei)
    assert (importe.lus, importe.refuses, regles(importe)) == ((), (), ["aaf-categorie-inconnue"])
    assert read_etats(reception.maison) == ()


def test_an_empty_delta_moves_the_chain_on(reception: Reception) -> None:
    reception.complet(LUNDI, complet("1"))
    reception.delta(le(7))
    assert (reception.etat().jour, reception.noms()) == (le(7), {"1": "NOM 1"})
    assert reception.delta(le(8), Fiche("2")).refuses == ()


def test_big_sets_are_read_by_processes(reception: Reception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lecture, "GROS", 0)
    reception.complet(LUNDI, complet("1", "2"))
    assert reception.noms() == {"1": "NOM 1", "2": "NOM 2"}
    chemin = reception.deposer("ENT_Complet_20251011", complet("1", "2"))
    truncate(chemin / "ENT_Complet_20251011_PersRelEleve_0000.xml")
    assert isinstance(raison(reception.recevoir(chemin)), FichierTronque)


def test_the_home_folder_and_what_is_left_out_are_not_searched(reception: Reception, tmp_path: Path) -> None:
    deposer(tmp_path / "sortie", "ENT_Complet_20251006", complet("1"))
    deposer(tmp_path / "maison" / "x", "ENT_Complet_20251006", complet("2"))
    importe = importer_aaf([tmp_path], maison=reception.maison, jour=AU, hors=[tmp_path / "sortie"])
    assert importe == ImportAaf()


def test_small_real_files_are_read_whole(reception: Reception) -> None:
    if not MINI.is_dir():
        pytest.skip("the small AAF is not on this machine")
    importe = reception.recevoir(MINI)
    (etat,) = importe.lus
    assert (etat.academie, etat.degre, etat.jour, etat.fiable) == ("test", "2D", None, True)
    nombres = {"Eleve": 3, "EtabEducNat": 2, "MatiereEducNat": 2, "PersEducNat": 4, "PersRelEleve": 6}
    assert dict(etat.nombres) == nombres
    assert importe.refuses == ()
    assert regles(importe) == ["aaf-uai-inhabituel"]
    assert importe.pris == set(MINI.iterdir())
