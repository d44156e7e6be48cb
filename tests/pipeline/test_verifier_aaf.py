"""Whole sets verified: a right one passes everywhere, a wrong one is refused by who would, a chain is followed."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rentree.formats.aaf.verification.constats import Consommateur
from rentree.formats.aaf.verification.verdict import Issue
from rentree.formats.refus import FichierIllisible
from rentree.model.constats import Gravite
from rentree.model.projet import Projet
from rentree.pipeline.rapport_verification import as_dict, write_json
from rentree.pipeline.verifier_aaf import EnsembleVerifie, Verification, verifier_aaf
from rentree.store.base import close_store
from tests.donnees import deposer as deposer_exports
from tests.donnees import eleve, famille, uai
from tests.formats.aaf_recus.documents import Fiche, deposer, document, fichiers, tgz
from tests.formats.aaf_verifies.justes import (
    ELEVE,
    Fiches,
    changed,
    edited,
    more,
    premier_degre,
    rules,
    second_degre,
)
from tests.pipeline.chantier import LUNDI, MARDI, Chantier
from tests.pipeline.editeur_aaf import Editeur

MINI = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "aaf_mini"
DTD = files("rentree.formats.aaf").joinpath("ficAlimMENESR.dtd").read_bytes()
MORCEAUX = (b"", b"<", b"&", b"$", b"\x00", b"\xe9", b"</value><value>", b"<value/>", b"&amp;eacute;")
SUPPRIME = Fiche("101", operation="delete")
MODIFIE = Fiche("101", {"sn": "DUPONT"}, operation="modify")


@dataclass
class Envoi:
    """Where somebody puts sets to be verified."""

    racine: Path

    def complet(self, fiches: Fiches, jour: int = 6) -> Path:
        return self.deposer(f"ENT_Complet_202510{jour:02d}", fiches)

    def delta(self, *fiches: Fiche, jour: int = 7, **options: Any) -> Path:
        par_categorie: Fiches = {}
        for fiche in fiches:
            par_categorie.setdefault(fiche.categorie, []).append(fiche)
        return self.deposer(f"ENT_Delta_202510{jour:02d}", par_categorie, **options)

    def deposer(self, prefixe: str, fiches: Fiches, **options: Any) -> Path:
        dossier = deposer(self.racine / prefixe, prefixe, fiches, **options)
        (dossier / "ficAlimMENESR.dtd").write_bytes(DTD)
        return dossier

    def verify(self) -> Verification:
        return verifier_aaf([self.racine])

    def only(self) -> EnsembleVerifie:
        (un,) = self.verify().ensembles
        return un


@pytest.fixture
def envoi(tmp_path: Path) -> Envoi:
    return Envoi(tmp_path / "envoi")


def issues(un: EnsembleVerifie) -> Mapping[Consommateur, Issue]:
    return {verdict.consommateur: verdict.issue for verdict in un.verdicts}


def lost_or_refused(un: EnsembleVerifie) -> set[str]:
    """The rules found that are more than information."""
    return {constat.regle.id for constat in un.constats if constat.regle.gravite is not Gravite.INFORMATION}


@pytest.mark.parametrize(("fiches", "degre"), [(second_degre(), "2D"), (premier_degre(), "1D")], ids=["2D", "1D"])
def test_a_right_set_is_accepted_by_all(envoi: Envoi, fiches: Fiches, degre: str) -> None:
    envoi.complet(fiches)
    un = envoi.only()
    assert un.constats == ()
    assert set(issues(un).values()) == {Issue.ACCEPTE}
    assert (un.partition.academie, un.partition.degre, un.refuse) == ("16", degre, False)


def test_it_says_the_files_their_size_and_what_they_ask(envoi: Envoi) -> None:
    dossier = envoi.complet(second_degre())
    un = envoi.only()
    assert {fichier.nom: fichier.octets for fichier in un.fichiers} == {
        chemin.name: chemin.stat().st_size for chemin in dossier.glob("*.xml")
    }
    assert un.operations["PersRelEleve"] == {"add": 2}


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("rien")
    assert verifier_aaf([tmp_path]).vide
    with pytest.raises(FichierIllisible):
        verifier_aaf([tmp_path / "absent"])


def test_a_truncated_file_is_refused_by_all_and_the_others_are_looked_at(envoi: Envoi) -> None:
    dossier = envoi.complet(changed(second_degre(), "PersEducNat", sn=""))
    chemin = next(dossier.glob("*_Eleve_*"))
    chemin.write_bytes(chemin.read_bytes()[:-300])
    un = envoi.only()
    assert set(issues(un).values()) == {Issue.REJETTE}
    assert {"fichier-tronque", "nom-vide", "references-passees"} <= rules(un.constats)
    assert "eleve-inconnu" not in rules(un.constats), "nobody is told missing because a file could not be read"


def test_without_its_dtd_entcore_alone_refuses(envoi: Envoi) -> None:
    dossier = envoi.complet(second_degre())
    (dossier / "ficAlimMENESR.dtd").unlink()
    un = envoi.only()
    assert rules(un.constats) == {"dtd-absente"}
    assert [chez for chez, issue in issues(un).items() if issue is Issue.REJETTE] == [Consommateur.ENTCORE]


def test_without_a_doctype_no_dtd_is_looked_for(envoi: Envoi) -> None:
    dossier = envoi.complet(second_degre())
    (dossier / "ficAlimMENESR.dtd").unlink()
    for chemin in dossier.glob("*.xml"):
        donnees = chemin.read_bytes()
        chemin.write_bytes(donnees.replace(b'<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n', b""))
    un = envoi.only()
    assert rules(un.constats) == {"doctype-absent"}
    assert not un.refuse


def test_entities_of_html_are_said_once_for_all_files(envoi: Envoi) -> None:
    dossier = envoi.complet(second_degre())
    for chemin in dossier.glob("*_Pers*"):
        chemin.write_bytes(chemin.read_bytes().replace(b"MARTIN", b"MARTIN&Eacute;").replace(b"DURAND", b"D&ocirc;"))
    (constat,) = envoi.only().constats
    assert (constat.regle.id, constat.nombre) == ("entite-html", 2)


def test_a_complete_that_modifies_or_deletes_is_refused_here(envoi: Envoi) -> None:
    envoi.complet(more(second_degre(), "Eleve", replace(MODIFIE, id="102"), replace(SUPPRIME, id="103")))
    un = envoi.only()
    assert rules(un.constats) == {"complet-operations"}
    assert issues(un)[Consommateur.RENTREE] is Issue.REJETTE


def test_an_identifier_given_twice_in_a_complete(envoi: Envoi) -> None:
    envoi.complet(more(second_degre(), "Eleve", second_degre()["Eleve"][0]))
    assert rules(envoi.only().constats) == {"identifiant-repete"}


def test_a_set_of_another_application_is_no_complete_without_pupils(envoi: Envoi) -> None:
    envoi.complet({"Eleve": [Fiche("1", {"GPEIPersonNom": "X"})]})
    un = envoi.only()
    assert "categorie-inconnue" in rules(un.constats)
    assert issues(un)[Consommateur.RENTREE] != Issue.REJETTE


def test_an_unknown_attribute_stops_entcore_alone(envoi: Envoi) -> None:
    envoi.complet(changed(second_degre(), "Eleve", ENTElevePointure="42"))
    un = envoi.only()
    refus = [chez for chez, issue in issues(un).items() if issue is Issue.REJETTE]
    assert refus == [Consommateur.ENTCORE]


class TestArchives:
    def test_the_folder_and_its_archive_are_one_set(self, envoi: Envoi) -> None:
        fiches = changed(second_degre(), "Eleve", ENTElevePointure="42")
        envoi.complet(fiches)
        membres = {**fichiers("ENT_Complet_20251006", fiches), "ficAlimMENESR.dtd": DTD}
        tgz(envoi.racine / "ENT2DVA.20251006.tgz", membres)
        premier, second = envoi.verify().ensembles
        assert not premier.repete
        assert second.repete
        assert rules(second.constats) == {"attribut-inconnu", "ensemble-repete"}
        assert issues(premier) == issues(second)

    @pytest.mark.parametrize("dossier", ["", "./", "ENT/"])
    def test_the_dtd_is_found_wherever_the_files_are(self, envoi: Envoi, dossier: str) -> None:
        envoi.racine.mkdir()
        membres = {**fichiers("ENT_Complet_20251006", second_degre()), "ficAlimMENESR.dtd": DTD}
        tgz(envoi.racine / "ENT2DVA.20251006.tgz", {f"{dossier}{nom}": un for nom, un in membres.items()})
        assert envoi.only().constats == ()

    def test_a_wrong_md5_is_said_and_nothing_else(self, envoi: Envoi) -> None:
        envoi.racine.mkdir()
        archive = tgz(envoi.racine / "ENT2DVA.20251006.tgz", fichiers("ENT_Complet_20251006", second_degre()))
        somme = archive.with_name(f"{archive.name}.md5")
        somme.write_text(hashlib.md5(b"autre").hexdigest())
        un = envoi.only()
        assert lost_or_refused(un) == {"somme-fausse"}
        assert issues(un)[Consommateur.RENTREE] is Issue.REJETTE
        assert issues(un)[Consommateur.LACLASSE] is Issue.INCONNU
        somme.write_text(hashlib.md5(archive.read_bytes()).hexdigest())
        assert "somme-fausse" not in rules(envoi.only().constats)

    def test_the_sum_of_an_archive_beside_its_files_is_compared(self, envoi: Envoi) -> None:
        dossier = envoi.complet(second_degre())
        archive = tgz(dossier / "ENT_Complet_20251006.tgz", fichiers("ENT_Complet_20251006", second_degre()))
        archive.with_name(f"{archive.name}.md5").write_text(hashlib.md5(archive.read_bytes()).hexdigest())
        assert envoi.only().constats == ()
        archive.write_bytes(archive.read_bytes()[:-1])
        assert rules(envoi.only().constats) == {"somme-voisine"}

    def test_an_archive_that_does_not_open_is_refused(self, envoi: Envoi) -> None:
        envoi.racine.mkdir()
        archive = tgz(envoi.racine / "ENT_Complet_20251006.tgz", fichiers("ENT_Complet_20251006", second_degre()))
        archive.write_bytes(archive.read_bytes()[:-400])
        verification = envoi.verify()
        assert verification.refuse
        assert rules(constat for _, constat in verification.archives) == {"archive-refusee"}


class TestChaine:
    def test_a_delta_after_its_complete_is_accepted(self, envoi: Envoi) -> None:
        envoi.complet(second_degre())
        envoi.delta(MODIFIE)
        complet, delta = envoi.verify().ensembles
        assert rules(delta.constats) == {"delta"}
        assert issues(delta) == {**dict.fromkeys(Consommateur, Issue.ACCEPTE), Consommateur.ENTCORE: Issue.IGNORE}
        assert not complet.refuse
        assert not delta.refuse

    def test_a_delta_alone_is_read_without_its_references(self, envoi: Envoi) -> None:
        envoi.delta(MODIFIE)
        assert rules(envoi.only().constats) == {"delta", "delta-seul"}

    def test_laclasse_passes_over_deletions(self, envoi: Envoi) -> None:
        envoi.complet(more(second_degre(), "Eleve", Fiche("102", {**ELEVE, "ENTElevePersRelEleve": "",
                           "ENTEleveINE": "000000012JF"})))  # fmt: skip
        envoi.delta(replace(SUPPRIME, id="102"))
        delta = envoi.verify().ensembles[1]
        assert rules(delta.constats) == {"delta", "delta-suppressions"}
        assert issues(delta)[Consommateur.LACLASSE] is Issue.PERTES

    def test_what_a_delta_breaks_is_said_of_it_alone(self, envoi: Envoi) -> None:
        envoi.complet(changed(second_degre(), "Eleve", ENTEleveMEF="99999999999"))
        envoi.delta(SUPPRIME)
        complet, delta = envoi.verify().ensembles
        assert rules(complet.constats) == {"mef-inconnu"}
        assert rules(delta.constats) == {"delta", "delta-suppressions", "eleve-inconnu", "responsable-sans-eleve"}

    def test_operations_on_ids_that_nobody_added(self, envoi: Envoi) -> None:
        envoi.complet(second_degre())
        envoi.delta(replace(MODIFIE, id="998"), replace(SUPPRIME, id="999"), second_degre()["Eleve"][0])
        incidents = {"modification-inconnue", "suppression-inconnue", "ajout-connu"}
        assert incidents <= rules(envoi.verify().ensembles[1].constats)

    def test_a_hole_names_the_missing_delta(self, envoi: Envoi) -> None:
        envoi.complet(second_degre())
        envoi.delta(MODIFIE, jour=9)
        delta = envoi.verify().ensembles[1]
        (constat,) = [un for un in delta.constats if un.regle.id == "chaine-trouee"]
        assert "ENT_Delta_20251007" in constat.message
        assert issues(delta)[Consommateur.RENTREE] is Issue.REJETTE

    def test_a_weekend_is_no_hole(self, envoi: Envoi) -> None:
        envoi.complet(second_degre(), jour=10)
        envoi.delta(MODIFIE, jour=13)
        assert rules(envoi.verify().ensembles[1].constats) == {"delta"}

    def test_a_delta_before_its_complete(self, envoi: Envoi) -> None:
        envoi.complet(second_degre(), jour=8)
        envoi.delta(MODIFIE, Fiche("1", second_degre()["EtabEducNat"][0].attributs, categorie="EtabEducNat"), jour=7)
        delta = envoi.verify().ensembles[0]
        assert {"delta-avant-complet", "delta-seul"} <= rules(delta.constats)
        assert delta.refuse

    def test_the_same_delta_twice_is_one(self, envoi: Envoi) -> None:
        envoi.complet(second_degre())
        envoi.delta(MODIFIE)
        tgz(envoi.racine / "ENT_Delta_20251007.tgz", fichiers("ENT_Delta_20251007", {"Eleve": [MODIFIE]}))
        delta, repete = envoi.verify().ensembles[1:]
        assert not {delta.refuse, repete.refuse} & {True}
        assert sorted([delta.repete, repete.repete]) == [False, True]

    def test_two_deltas_of_one_day_cannot_both_be_applied(self, envoi: Envoi) -> None:
        envoi.complet(second_degre())
        envoi.delta(MODIFIE)
        autre = envoi.racine / "autre"
        deposer(autre, "ENT_Delta_20251007", {"Eleve": [replace(MODIFIE, attributs={"sn": "DURAND"})]})
        assert sum("delta-meme-jour" in rules(un.constats) for un in envoi.verify().ensembles) == 1

    def test_a_delta_without_a_day_is_refused_here(self, envoi: Envoi) -> None:
        envoi.complet(second_degre())
        dossier = deposer(envoi.racine / "suite", "ENT_Delta", {"Eleve": [MODIFIE]})
        (dossier / "ficAlimMENESR.dtd").write_bytes(DTD)
        (delta,) = [un for un in envoi.verify().ensembles if un.ensemble.genre == "delta"]
        assert issues(delta)[Consommateur.RENTREE] is Issue.REJETTE

    def test_two_academies_with_the_same_numbers_are_two_chains(self, envoi: Envoi) -> None:
        ailleurs = changed(
            second_degre(), "EtabEducNat", ENTServAcAcademie="CRETEIL", ENTServAcCodeAcademie="024",
            ENTStructureUAI="0940001E",
        )  # fmt: skip
        for nom, fiches in (("toulouse", second_degre()), ("creteil", ailleurs)):
            dossier = deposer(envoi.racine / nom, "ENT_Complet_20251006", fiches)
            (dossier / "ficAlimMENESR.dtd").write_bytes(DTD)
        assert [un.partition.academie for un in envoi.verify().ensembles] == ["24", "16"]
        assert not envoi.verify().refuse


def test_the_json_names_nobody(envoi: Envoi, tmp_path: Path) -> None:
    fiches = changed(second_degre(), "Eleve", ENTEleveClasses="9$6A", ENTPersonDateNaissance="demain", mail="zoé")
    envoi.complet(edited(fiches, "PersRelEleve", lambda une: replace(une, id="2O1")))
    write_json(envoi.verify(), tmp_path / "verification.json")
    texte = (tmp_path / "verification.json").read_text(encoding="utf-8")
    assert not any(mot in texte for mot in ("MARTIN", "Zoé", "zoé", "demain", "LAVOIR", "000000011JG"))
    (un,) = json.loads(texte)["ensembles"]
    assert un["consommateurs"]["laclasse"]["verdict"] == "accepte avec pertes"
    assert {constat["regle"] for constat in un["constats"]} >= {"structure-inconnue", "date-forme", "identifiant-forme"}


def test_the_aaf_of_an_invented_academie_is_accepted_by_all(academie: Chantier) -> None:
    verification = verifier_aaf([academie.sortie / "aaf"])
    assert not verification.refuse
    for un in verification.ensembles:
        assert lost_or_refused(un) <= {"ine-partage"}, "the invented defects share INE, and nothing else is wrong"


@pytest.fixture
def editeur(tmp_path: Path) -> Iterator[Editeur]:
    yield Editeur(tmp_path / "editeur", Projet(), {})
    close_store()


def test_our_own_complete_and_delta_are_accepted(editeur: Editeur, tmp_path: Path) -> None:
    ecole = famille(uai(1), (1, 2, 3))
    editeur.importer(deposer_exports(tmp_path / "lundi", ecole), au=LUNDI)
    editeur.complete(au=LUNDI)
    complet = editeur.aaf.rename(tmp_path / "complet")
    restent = replace(ecole, eleves=(replace(ecole.eleves[0], prenom="Lou"), *ecole.eleves[1:], eleve(4)))
    editeur.importer(deposer_exports(tmp_path / "mardi", restent), au=MARDI)
    editeur.delta(au=MARDI)
    verification = verifier_aaf([complet, editeur.aaf])
    assert [un.ensemble.genre for un in verification.ensembles] == ["complet", "delta"]
    assert not verification.refuse
    assert all(lost_or_refused(un) == set() for un in verification.ensembles)
    assert verification.ensembles[1].operations == {"Eleve": {"add": 1, "modify": 1}}


def test_the_small_set_of_another_producer() -> None:
    if not MINI.is_dir():
        pytest.skip("the small set is not on this machine")
    (un,) = verifier_aaf([MINI]).ensembles
    assert lost_or_refused(un) == {"nom-sans-numero", "nom-numero-court", "enseignements-comptes"}
    assert issues(un)[Consommateur.ENTCORE] is issues(un)[Consommateur.LACLASSE] is Issue.REJETTE
    assert un.ensemble.jour is None


@given(
    categorie=st.sampled_from(sorted(second_degre())),
    place=st.integers(0, 4_000),
    morceau=st.sampled_from(
        [b"", b"<", b"&", b"$", b"\x00", b"\xe9", b"</value><value>", b"<value/>", b"&amp;eacute;"]
    ),
    perdu=st.integers(0, 400),
)
@settings(max_examples=60, deadline=None)
def test_whatever_is_spoilt_is_said_and_never_breaks_it(categorie: str, place: int, morceau: bytes, perdu: int) -> None:
    """Bytes put in or lost anywhere: every consumer has a verdict, and a file that cannot be read is named."""
    with TemporaryDirectory() as racine:
        dossier = Envoi(Path(racine)).complet(second_degre())
        chemin = dossier / f"ENT_Complet_20251006_{categorie}_0000.xml"
        donnees = chemin.read_bytes()
        chemin.write_bytes(donnees[:place] + morceau + donnees[place + perdu :])
        un = Envoi(Path(racine)).only()
        json.dumps(as_dict(Verification((un,), ())))
    assert len(un.verdicts) == len(Consommateur)
    refuses = {constat.fichier for constat in un.constats if constat.regle.gravite is Gravite.BLOQUANT}
    assert all(not fichier or chemin.name in fichier for fichier in refuses)


def test_a_set_with_one_file_says_what_it_lacks(tmp_path: Path) -> None:
    chemin = tmp_path / "ENT_Complet_20251006_Eleve_0000.xml"
    chemin.write_bytes(document(second_degre()["Eleve"]))
    (un,) = verifier_aaf([chemin]).ensembles
    assert lost_or_refused(un) == {"categorie-absente", "dtd-absente"}
