"""Publishing day after day: the law of the delta through the whole line, turns, and brakes."""

import datetime
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rentree.model.exports import ExportEtablissement
from rentree.model.projet import OptionsAaf, Projet
from rentree.pipeline.freins_aaf import FreinPublication
from rentree.pipeline.generer import generer
from rentree.pipeline.publications import COMPLET, DELTA, ChaineRompue
from rentree.pipeline.publier_aaf import (
    DejaPublie,
    JourSansPublication,
    PublicationAnterieure,
    SansComplet,
    kind_of_day,
)
from rentree.store.base import close_store
from tests.donnees import MATHS, deposer, ecole, eleve, individu, lien, personne, service, uai
from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import read_aaf
from tests.feeds.aaf.suite import kinds
from tests.pipeline.chantier import LUNDI, read_tree
from tests.pipeline.editeur_aaf import Editeur, changes

A, B = uai(1), uai(2)
JOUR = datetime.timedelta(days=1)
MARDI, MERCREDI = LUNDI + JOUR, LUNDI + 2 * JOUR
NOVEMBRE = datetime.date(2025, 11, 3)
DATES = [LUNDI + rang * JOUR for rang in range(4)]
FICHE = re.compile(r' *<ELEVE ELEVE_ID="(\d+)".*?</ELEVE>\n', re.DOTALL)


@pytest.fixture
def editeur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editeur]:
    """A project without a publication yet."""
    monkeypatch.setenv("DATABASE_URL", "")
    yield Editeur(tmp_path, Projet(), {})
    close_store()


def college(numero_uai: str, enfants: range, **champs: str) -> ExportEtablissement:
    """A school with these pupils, each with a mother of his own, and two teachers."""
    return ecole(
        numero_uai,
        eleves=[eleve(enfant, **champs) for enfant in enfants],
        responsables=[personne(1000 + enfant) for enfant in enfants],
        liens=[lien(enfant, 1000 + enfant) for enfant in enfants],
        individus=[individu(7 + enfants[0]), individu(8 + enfants[0])],
        services={"6A": [service(MATHS, 7 + enfants[0])]},
    )


def bring(editeur: Editeur, *ecoles: ExportEtablissement, au: datetime.date) -> None:
    """New exports of these schools; those of the others stand."""
    depot = editeur.racine / f"exports-{au}-{len(list(editeur.racine.iterdir()))}"
    editeur.importer(deposer(depot, *ecoles), au=au)


def test_arrivals_departures_and_corrections(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 21)), au=LUNDI)
    complet = editeur.complete(au=LUNDI)
    assert complet.enregistrements["Eleve"] == 20
    assert changes(complet)["Eleve"] == (20, 0, 0)
    corrige = college(A, range(3, 24))
    corrige = replace(corrige, eleves=(replace(corrige.eleves[0], prenom="Zoë"), *corrige.eleves[1:]))
    bring(editeur, corrige, au=MARDI)
    delta = editeur.delta(au=MARDI)
    assert changes(delta) == {"Eleve": (3, 1, 2), "PersRelEleve": (3, 0, 2), "PersEducNat": (2, 0, 2)}
    assert delta.archive.name == "ENT_Delta_20251007.tgz"
    assert len(list(editeur.aaf.glob("ENT_Delta_20251007_*_0000.xml"))) == 6
    assert set(kinds(editeur.aaf)["deleteRequest"]).isdisjoint(kinds(editeur.aaf)["addRequest"])
    recu = editeur.recu
    editeur.complete(au=MARDI)
    assert editeur.recu == recu
    assert judge(read_aaf(editeur.aaf)) == []


def test_nothing_changed_is_a_delta_of_empty_files(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    editeur.complete(au=LUNDI)
    delta = editeur.delta(au=MARDI)
    assert changes(delta) == {}
    assert kinds(editeur.aaf) == {"addRequest": [], "modifyRequest": [], "deleteRequest": []}
    assert delta.fichiers == 6


@pytest.fixture(scope="module")
def academie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three invented schools with every defect."""
    dossier = tmp_path_factory.mktemp("academie")
    generer(dossier, etablissements=3, eleves=60, graine=11, annee=2025)
    for archive in dossier.glob("*/*.zip"):
        shutil.unpack_archive(archive, archive.parent)
        archive.unlink()
    return dossier


def live_a_day(academie: Path, dossier: Path, rang: int) -> Path:
    """The exports of a day: one pupil in twelve is not there yet or has left, others had their name corrected."""
    shutil.copytree(academie, dossier)
    for chemin in dossier.glob("*/*Eleves*.xml"):
        texte = chemin.read_text(encoding="iso-8859-15")
        texte = FICHE.sub(lambda fiche: "" if (int(fiche[1]) + rang) % 12 == 0 else _corrected(fiche, rang), texte)
        chemin.write_text(texte.replace("10:00:00", f"1{rang}:00:00"), encoding="iso-8859-15")
    return dossier


def _corrected(fiche: re.Match[str], rang: int) -> str:
    if (int(fiche[1]) + rang) % 7:
        return fiche[0]
    return re.sub("<PRENOM>(.*?)</PRENOM>", rf"<PRENOM>\1 {'ABCDEF'[rang]}é</PRENOM>", fiche[0])


def test_the_law_through_an_invented_academie(editeur: Editeur, academie: Path) -> None:
    vus = set()
    for rang, au in enumerate(DATES):
        editeur.importer(live_a_day(academie, editeur.racine / f"jour{rang}", rang), au=au)
        avant, publication = dict(editeur.recu), editeur.publish(DELTA if rang else COMPLET, au=au)
        nommes = {cle for noms in kinds(editeur.aaf).values() for cle in noms}
        inchanges = {cle for (_, cle), fiche in avant.items() if editeur.recu.get((_, cle)) == fiche}
        vus |= {tuple(map(bool, trois)) for trois in changes(publication).values()}
        temoin = Editeur(editeur.racine, replace(editeur.projet, nom=f"temoin{rang}"), {})
        temoin.complete(au=au)
        assert editeur.recu == temoin.recu
        assert not rang or not nommes & inchanges
        assert judge(read_aaf(temoin.aaf)) == []
    assert (True, True, True) in vus


def test_a_delta_needs_a_complete(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    with pytest.raises(SansComplet, match=r"Publiez d'abord un complet"):
        editeur.delta(au=LUNDI)
    assert not (editeur.racine / "sortie").exists()
    editeur.complete(au=LUNDI)
    autre = Editeur(editeur.racine, Projet(nom="autre"), {})
    with pytest.raises(SansComplet):
        autre.delta(au=MARDI)


@pytest.mark.parametrize("premier", [COMPLET, DELTA])
def test_one_delta_a_day(editeur: Editeur, premier: str) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    editeur.complete(au=LUNDI)
    editeur.publish(premier, au=MARDI)
    avant = read_tree(editeur.racine)
    encore = editeur.delta(au=MARDI)
    assert (encore.neuve, changes(encore)) == (False, {})
    assert {n: o for n, o in read_tree(editeur.racine).items() if not n.startswith("maison/verrou")} == {
        n: o for n, o in avant.items() if not n.startswith("maison/verrou")
    }
    bring(editeur, college(A, range(1, 5)), au=MARDI)
    nom = f"ENT_{premier.capitalize()}_20251007.tgz"
    with pytest.raises(DejaPublie, match=nom):
        editeur.delta(au=MARDI)
    assert changes(editeur.complete(au=MARDI))["Eleve"] == (4, 0, 0)
    assert changes(editeur.delta(au=MERCREDI)) == {}


def test_time_does_not_go_back(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    editeur.complete(au=MARDI)
    for genre in (COMPLET, DELTA):
        with pytest.raises(PublicationAnterieure, match="07/10/2025"):
            editeur.publish(genre, au=LUNDI)


def test_other_attributes_need_a_complete(editeur: Editeur, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    editeur.complete(au=LUNDI)
    fiche = editeur.memoire.dossier / "000001" / "fiche.json"
    fiche.write_text(re.sub('"forme": "[^"]*"', '"forme": "autre"', fiche.read_text("utf-8")), "utf-8")
    with pytest.raises(ChaineRompue, match="Publiez un complet"):
        editeur.delta(au=MARDI)
    editeur.complete(au=MARDI)
    assert changes(editeur.delta(au=MERCREDI)) == {}


def test_the_tag_and_the_size_of_files_may_change(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    editeur.complete(au=LUNDI)
    bring(editeur, college(A, range(1, 9)), au=MARDI)
    editeur.projet = replace(editeur.projet, aaf=OptionsAaf(projet="ENT-31", enregistrements=2))
    editeur.delta(au=MARDI)
    assert len(list(editeur.aaf.glob("ENT-31_Delta_20251007_Eleve_*.xml"))) == 3
    recu = editeur.recu
    editeur.complete(au=MARDI)
    assert recu == editeur.recu


def test_the_calendar(editeur: Editeur) -> None:
    calendrier = Projet().calendrier
    semaine = [LUNDI + rang * JOUR for rang in range(6)]
    assert [kind_of_day(calendrier, jour) for jour in semaine] == [DELTA] * 5 + [COMPLET]
    with pytest.raises(JourSansPublication, match=r"12/10/2025 est un dimanche"):
        kind_of_day(calendrier, LUNDI + 6 * JOUR)
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    samedi = LUNDI + 5 * JOUR
    assert editeur.publish(None, au=samedi).genre == COMPLET
    assert editeur.publish(None, au=samedi + 2 * JOUR).genre == DELTA


def test_the_first_publication_is_a_complete_on_any_day(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 4)), au=LUNDI)
    assert editeur.publish(None, au=LUNDI).genre == COMPLET
    assert editeur.publish(None, au=MARDI).genre == DELTA


# Brakes: in November one pupil in ten, and never for five or fewer.


@pytest.mark.parametrize("genre", [COMPLET, DELTA])
def test_a_school_that_loses_its_pupils_holds_everything(editeur: Editeur, genre: str) -> None:
    bring(editeur, college(A, range(1, 41)), college(B, range(50, 60)), au=NOVEMBRE)
    editeur.complete(au=NOVEMBRE)
    avant, memoire = read_tree(editeur.aaf), read_tree(editeur.memoire.dossier)
    bring(editeur, college(A, range(1, 31)), au=NOVEMBRE + JOUR)
    with pytest.raises(FreinPublication) as frein:
        editeur.publish(genre, au=NOVEMBRE + JOUR)
    assert f"10 élèves sur 40 disparaissent de {A}" in str(frein.value)
    assert f"--passer-frein {A}:eleve --passer-frein {A}:responsable" in str(frein.value)
    assert [(perte.cle, perte.perdus, perte.avant) for perte in frein.value.pertes] == [
        (f"{A}:eleve", 10, 40),
        (f"{A}:responsable", 10, 40),
    ]
    assert (read_tree(editeur.aaf), read_tree(editeur.memoire.dossier)) == (avant, memoire)
    with pytest.raises(FreinPublication, match=f"10 responsables sur 40 disparaissent de {A}"):
        editeur.publish(genre, au=NOVEMBRE + JOUR, passer=(f"{A}:eleve", f"{B}:responsable"))
    publication = editeur.publish(genre, au=NOVEMBRE + JOUR, passer=(f"{A}:eleve", f"{A}:responsable"))
    assert [perte.cle for perte in publication.freins_passes] == [f"{A}:eleve", f"{A}:responsable"]
    derniere = editeur.memoire.last()
    assert derniere
    assert derniere.freins_passes[0] == {"uai": A, "categorie": "eleve", "perdus": 10, "avant": 40}
    assert derniere.qui == "testeur"


def test_a_missing_export_of_pupils_is_held(editeur: Editeur) -> None:
    """The next school year: the staff of a school came, its pupils were refused."""
    bring(editeur, college(A, range(1, 21)), college(B, range(50, 60)), au=LUNDI)
    editeur.complete(au=LUNDI)
    rentree = datetime.date(2026, 9, 2)
    suivants = [replace(une, annee=2026) for une in (college(A, range(1, 21)), college(B, range(50, 60)))]
    depot = deposer(editeur.racine / "rentree", *suivants)
    for chemin in (depot / A).glob("[ER]*AvecAdresses.xml"):
        chemin.unlink()
    editeur.importer(depot, au=rentree)
    with pytest.raises(FreinPublication, match=f"20 élèves sur 20 disparaissent de {A}"):
        editeur.complete(au=rentree)


def test_a_school_that_disappears_is_held_whatever_its_size(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 3)), college(B, range(50, 60)), au=LUNDI)
    editeur.complete(au=LUNDI)
    editeur.projet = replace(editeur.projet, etablissements=(B,))
    with pytest.raises(FreinPublication) as frein:
        editeur.delta(au=MARDI)
    assert f"l'établissement {A} disparaît (2 élèves, 2 personnels, 2 responsables)" in str(frein.value)
    assert [perte.cle for perte in frein.value.pertes] == [f"{A}:etablissement"]
    delta = editeur.delta(au=MARDI, passer=(f"{A}:etablissement",))
    assert changes(delta)["EtabEducNat"] == (0, 0, 1)
    assert changes(delta)["Eleve"] == (0, 0, 2)


def test_in_summer_a_third_may_leave(editeur: Editeur) -> None:
    ete = datetime.date(2026, 7, 6)
    bring(editeur, college(A, range(1, 31)), au=ete)
    editeur.complete(au=ete)
    bring(editeur, college(A, range(1, 21)), au=ete)
    assert changes(editeur.delta(au=ete + JOUR))["Eleve"] == (0, 0, 10)


def test_who_changes_school_is_lost_to_his_school(editeur: Editeur) -> None:
    bring(editeur, college(A, range(1, 21)), college(B, range(50, 60)), au=LUNDI)
    editeur.complete(au=LUNDI)
    bring(editeur, college(A, range(1, 6)), college(B, range(6, 21)), au=MARDI)
    with pytest.raises(FreinPublication, match=f"15 élèves sur 20 disparaissent de {A}"):
        editeur.delta(au=MARDI)
