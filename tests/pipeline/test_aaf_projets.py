"""Two projects of one académie: two states when they share no school, one when only the name has changed."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from rentree.formats.refus import EnsembleEtranger
from rentree.pipeline.aaf import ImportAaf, importer_aaf, read_etats
from rentree.pipeline.maison import Maison
from tests.formats.aaf_recus.documents import Fiche, complet, deposer

AU = datetime.date(2025, 10, 14)
COLLEGE, LYCEE = "0310001H", "0310002J"


def recevoir(racine: Path, prefixe: str, fiches: Mapping[str, Sequence[Fiche]]) -> ImportAaf:
    return importer_aaf([deposer(racine / prefixe, prefixe, fiches)], maison=Maison(racine / "maison"), jour=AU)


def envoi(uai: str, *ids: str) -> dict[str, list[Fiche]]:
    ecole = Fiche("1", {"ENTStructureUAI": uai, "ENTServAcCodeAcademie": "016"}, categorie="EtabEducNat")
    eleves = [Fiche(une, {"sn": "A", "ENTPersonStructRattach": "1"}) for une in ids]
    return {**complet(), "EtabEducNat": [ecole], "Eleve": eleves}


def nombres(racine: Path) -> dict[str, int]:
    return {etat.portee: etat.nombres["Eleve"] for etat in read_etats(Maison(racine / "maison"))}


def test_projects_without_a_school_in_common_live_side_by_side(tmp_path: Path) -> None:
    recevoir(tmp_path, "ENT-COLLEGES_Complet_20251006", envoi(COLLEGE, "1", "2"))
    recevoir(tmp_path, "ENT-LYCEES_Complet_20251006", envoi(LYCEE, "3"))
    assert nombres(tmp_path) == {"": 2, "ENT_LYCEES": 1}
    recevoir(tmp_path, "ENT-LYCEES_Delta_20251007", {"Eleve": [Fiche("4")]})
    recevoir(tmp_path, "ENT-COLLEGES_Delta_20251007", {"Eleve": [Fiche("2", operation="delete")]})
    assert nombres(tmp_path) == {"": 1, "ENT_LYCEES": 2}
    recevoir(tmp_path, "ENT-LYCEES_Complet_20251011", envoi(LYCEE, "3", "4", "5"))
    assert nombres(tmp_path) == {"": 1, "ENT_LYCEES": 3}


def test_a_project_that_changes_its_name_goes_on(tmp_path: Path) -> None:
    recevoir(tmp_path, "ENT_Complet_20251006", envoi(COLLEGE, "1", "2"))
    recevoir(tmp_path, "ENT2DVA_Complet_20251011", envoi(COLLEGE, "1"))
    assert nombres(tmp_path) == {"": 1}


def test_a_complete_of_other_schools_under_the_same_name_replaces_nobody(tmp_path: Path) -> None:
    recevoir(tmp_path, "ENT_Complet_20251006", envoi(COLLEGE, "1", "2"))
    (refuse,) = recevoir(tmp_path, "ENT_Complet_20251011", envoi(LYCEE, "3")).refuses
    assert isinstance(refuse.raison, EnsembleEtranger)
    assert "aucun établissement en commun (ENT_Complet_20251006)" in str(refuse.raison)
    assert nombres(tmp_path) == {"": 2}
