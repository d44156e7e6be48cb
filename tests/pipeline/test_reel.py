"""The exports of a real collège: they pass whole, and every fiche is counted out."""

from collections import Counter

from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import read_aaf
from tests.pipeline.chantier import Chantier


def test_the_counts_of_every_stage(college: Chantier) -> None:
    resume = college.resume()
    assert (resume["annee"], resume["refuses"], resume["absents"]) == (2009, [], [])
    devenirs = resume["federer"]["devenirs"]
    assert devenirs["eleves"] == {"retenu": 397, "ecarte": 3, "sorti": 133}
    assert devenirs["responsables"] == {"retenu": 673, "sans_eleve": 172}
    assert sum(devenirs["personnels"].values()) == resume["importer"]["lignes"]["personnels"]
    assert resume["controler"]["par_regle"]["eleve-sans-ine"] == 3


def test_the_accounts(college: Chantier) -> None:
    profils = Counter(compte["profil"] for compte in college.comptes_lus())
    assert profils == {"eleve": 397, "responsable": 669, "enseignant": 31, "vie_scolaire": 2, "direction": 1}
    logins = [compte["login"] for compte in college.comptes_lus()]
    assert len(set(logins)) == 1100


def test_the_aaf_holds_together(college: Chantier) -> None:
    aaf = read_aaf(college.sortie / "aaf")
    assert judge(aaf) == []
    (ecole,) = aaf.fiches["EtabEducNat"]
    assert len(ecole.all("ENTStructureClasses")) >= 17
    assert {len(fiche.all("ENTEleveClasses")) for fiche in aaf.fiches["Eleve"]} == {1}
