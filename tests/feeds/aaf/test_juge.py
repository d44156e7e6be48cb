"""Whole AAFs before an independent judge, and the judge himself on files that are spoilt."""

import re
import shutil
from pathlib import Path

import pytest

from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import read_aaf
from tests.pipeline.chantier import Chantier

FAUX = "999999"


def test_an_academie_full_of_defects_holds_together(academie: Chantier) -> None:
    aaf = read_aaf(academie.sortie / "aaf")
    assert judge(aaf) == []
    assert {categorie: len(fiches) for categorie, fiches in aaf.fiches.items()} == academie.resume()["publier"][
        "enregistrements"
    ]
    assert len(aaf.fiches["EtabEducNat"]) == 4


def test_the_real_college_holds_together(college: Chantier) -> None:
    aaf = read_aaf(college.sortie / "aaf")
    assert judge(aaf) == []
    assert {categorie: len(fiches) for categorie, fiches in aaf.fiches.items() if not categorie.startswith("M")} == {
        "EtabEducNat": 1, "PersEducNat": 34, "PersRelEleve": 673, "Eleve": 397,
    }  # fmt: skip


SABOTAGES = {
    "a link to nobody": ("Eleve", r'(name="ENTElevePersRelEleve"><value>)\d+', rf"\g<1>{FAUX}", "seul côté"),
    "a pupil who is not there": (
        "PersRelEleve",
        r'(name="ENTAuxPersRelEleveEleve"><value>)\d+',
        rf"\g<1>{FAUX}",
        "seul côté",
    ),
    "an unknown class": ("Eleve", r'(name="ENTEleveClasses"><value>\d+\$)[^<]+', r"\g<1>ZZ", "Classes"),
    "an unknown group": ("PersEducNat", r'(name="ENTAuxEnsGroupes"><value>\d+\$)[^<]+', r"\g<1>ZZ", "Groupes"),
    "an unknown school": (
        "PersEducNat",
        r'(name="ENTPersonStructRattach"><value>)\d+',
        rf"\g<1>{FAUX}",
        "établissement inconnu",
    ),
    "an identifier that is not the record's": ("Eleve", r"<id>\d+", f"<id>{FAUX}", "ne s'accordent pas"),
    "an unknown MEF": ("Eleve", r'(name="ENTEleveMEF"><value>)\d+', rf"\g<1>{FAUX}", "MEF"),
    "an attribute without value": ("MefEducNat", r"<value>[^<]*</value>(?=</attr>)", "", "MefEducNat"),
}


@pytest.mark.parametrize("cas", SABOTAGES)
def test_the_judge_is_not_blind(academie: Chantier, tmp_path: Path, cas: str) -> None:
    categorie, motif, remplacement, faute = SABOTAGES[cas]
    dossier = shutil.copytree(academie.sortie / "aaf", tmp_path / "aaf")
    (chemin,) = dossier.glob(f"*_{categorie}_0000.xml")
    texte, nombre = re.subn(motif, remplacement, chemin.read_text(encoding="ascii"), count=1)
    chemin.write_text(texte, encoding="ascii")
    assert nombre == 1
    assert any(faute in une for une in judge(read_aaf(dossier)))
