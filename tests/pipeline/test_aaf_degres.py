"""Whose AAF a set is, when little says its degree: its head, then where it lies."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from rentree.pipeline.aaf import ImportAaf, importer_aaf
from rentree.pipeline.maison import Maison
from tests.formats.aaf_recus.documents import Fiche, complet, deposer

AU = datetime.date(2025, 10, 7)
SUPPRESSION = {"Eleve": [Fiche("1", operation="delete")]}


def recevoir(racine: Path, lieu: str, prefixe: str, fiches: Mapping[str, Sequence[Fiche]], sdet: str = "") -> ImportAaf:
    commentaires = {"versionSDET": sdet} if sdet else {}
    dossier = deposer(racine / prefixe / lieu, prefixe, fiches, commentaires=commentaires)
    return importer_aaf([dossier.parent], maison=Maison(racine / "maison"), jour=AU)


@pytest.mark.parametrize(("sdet", "degre"), [("Annexe 1 version 6.3", "1D"), ("Annexe 4bis version 6.4", "2D")])
def test_the_annex_of_the_head_tells_the_degree(tmp_path: Path, sdet: str, degre: str) -> None:
    fiches = {**complet("1"), "Eleve": [Fiche("1")], "PersRelEleve": [], "PersEducNat": []}
    (etat,) = recevoir(tmp_path, "lot", "ENT_Complet_20251006", fiches, sdet).lus
    assert etat.degre == degre


def test_a_delta_of_deletions_follows_the_complete_of_its_place(tmp_path: Path) -> None:
    """The two degrees and another académie have files of the same names, each in its folder."""
    for lieu, degre, uai in (("primaire", "1D", "0310001H"), ("second", "2D", "0310001H"), ("lyon", "2D", "0690078K")):
        ecole = Fiche("1", {"ENTStructureUAI": uai}, categorie="EtabEducNat")
        nom = "ENTPersonNom" if degre == "1D" else "sn"
        fiches = {**complet(), "EtabEducNat": [ecole], "Eleve": [Fiche("1", {nom: "A"}), Fiche("2", {nom: "B"})]}
        recevoir(tmp_path, lieu, "ENT_Complet_20251006", fiches)
    (etat,) = recevoir(tmp_path, "primaire", "ENT_Delta_20251007", SUPPRESSION).lus
    assert (etat.academie, etat.degre, etat.nombres["Eleve"]) == ("16", "1D", 1)


def test_a_delta_that_follows_nothing_says_what_it_looked_for(tmp_path: Path) -> None:
    recevoir(tmp_path, "lot", "ENT_Complet_20251006", complet("1"))
    (refuse,) = recevoir(tmp_path, "lot", "ENT_AGRICOLE_Delta_20251007", SUPPRESSION).refuses
    assert "n'a été lue avant lui pour l'académie lot, 2D, AGRICOLE" in str(refuse.raison)
