"""What `importer` and `prevoir` say of AAF sets: everything odd in them, and what of them gave nothing."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.cli.terminal import Resultat, Taper
from tests.formats.aaf_recus.documents import Fiche, complet, deposer

LUNDI, MARDI = datetime.date(2025, 10, 6), datetime.date(2025, 10, 7)


def recevoir(taper: Taper, genre: str, jour: datetime.date, fiches: Mapping[str, Sequence[Fiche]]) -> Resultat:
    dossier = deposer(Path(f"{genre}-{jour}"), f"ENT_{genre}_{jour:%Y%m%d}", fiches)
    return taper("importer", dossier, "--home", "maison", "--au", str(jour))


def test_what_a_delta_did_not_expect_is_said(taper: Taper) -> None:
    recevoir(taper, "Complet", LUNDI, complet("1", "2"))
    operations = [
        Fiche("1", {"sn": "AUTRE", "ENTEleveNouveau": "X"}),
        Fiche("7", {"sn": "ENCORE"}, "modify"),
        Fiche("8", operation="delete"),
    ]
    fin = recevoir(taper, "Delta", MARDI, {"Eleve": operations, "PersHorsAAF": [Fiche("9", categorie="PersHorsAAF")]})
    assert (fin.code, fin.erreurs) == (0, "")
    nom = "ENT_Delta_20251007"
    for dit in (
        f"information {nom} : 1 fiche Eleve porte l'attribut ENTEleveNouveau, inconnu de Rentrée (par exemple 1).",
        f"information {nom} : 1 fiche de catégorie PersHorsAAF n'est pas lue.",
        f"information {nom} : 1 fiche Eleve est ajoutée alors qu'elle était connue (1).",
        f"anomalie {nom} : 1 fiche Eleve est modifiée alors qu'elle était inconnue (7).",
        f"information {nom} : 1 fiche Eleve est supprimée alors qu'elle était inconnue (8).",
    ):
        assert dit in fin.dit


def test_a_set_that_tells_nothing_new_is_no_error(taper: Taper) -> None:
    recevoir(taper, "Complet", MARDI, complet("1", "2"))
    fin = recevoir(taper, "Complet", LUNDI, complet("1"))
    assert (fin.code, fin.erreurs) == (0, "")
    assert "ENT_Complet_20251006 n'est pas plus récent que ENT_Complet_20251007, déjà lu" in fin.dit


def test_a_set_of_another_application_is_named(taper: Taper) -> None:
    fin = recevoir(taper, "Complet", LUNDI, {"Eleve": [Fiche("1", {"GPEIPersonNom": "X"})]})
    assert fin.code == 2
    assert "1 fiche de catégorie Eleve (GPEI) n'est pas lue" in fin.erreurs


def test_records_that_give_nothing_are_said_with_the_plan(taper: Taper) -> None:
    sans_structure = {nom: fiches for nom, fiches in complet("1", "2").items() if nom != "EtabEducNat"}
    recevoir(taper, "Complet", LUNDI, sans_structure)
    laisses = "2 élèves d'aucune structure reçue, 1 personnel d'aucune structure reçue, 1 responsable sans élève."
    for _ in range(2):
        fin = taper("prevoir", "--home", "maison", "--au", "2025-10-06")
        assert f"Rien à changer : 0 compte. Dans les AAF reçus, laissés de côté : {laisses}" in fin.dit
