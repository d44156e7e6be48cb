"""The import: schools, years, time stamps, what is read again and what is left alone."""

import json
import os
from pathlib import Path

import pytest

from rentree.formats.refus import AutreAnnee, FichierIllisible, FichierTronque
from rentree.pipeline import lecture
from rentree.pipeline.importer import RienALire, importer
from rentree.pipeline.maison import MaisonAbimee
from tests.formats.archives import zip_of
from tests.formats.depots import contents, deposit, family_names, home, run, snapshots
from tests.formats.fabrique import (
    ANNEE,
    LE_MATIN,
    LE_SOIR,
    UAI,
    UAI_TIERS,
    UAI_VOISIN,
    eleves,
    responsables,
    siecle,
    sts,
)
from tests.pipeline.chantier import LUNDI as AU

AGENTS = f"uai;id;prenom;nom_usage\n{UAI};901;Ode;MARTEL\n{UAI_VOISIN};902;Luc;REMY\n".encode()
LENDEMAIN = "16/09/2025 07:00:00"


def named(nom: str, *, horodatage: str | None = LE_MATIN, annee: int = ANNEE, uai: str = UAI) -> bytes:
    return eleves(f"<NOM>{nom}</NOM>", horodatage=horodatage, annee=str(annee), uai=uai)


def test_every_kind_of_a_school_and_its_neighbours(tmp_path: Path) -> None:
    fichiers = {
        f"{UAI}/Eleves.xml": named("ICI"),
        f"{UAI}/Responsables.zip": zip_of({"ResponsablesAvecAdresses.xml": responsables()}),
        f"{UAI}/sts.xml": sts(),
        f"{UAI_VOISIN}/Export (2).xml": named("LÀ", uai=UAI_VOISIN),
        "agents.csv": AGENTS,
    }
    resultat = run(tmp_path, fichiers)
    attendus = {(UAI, source) for source in ("eleves", "responsables", "sts", "personnels")}
    assert set(resultat.courants) == attendus | {(UAI_VOISIN, "eleves"), (UAI_VOISIN, "personnels")}
    assert (resultat.annee, resultat.schools, resultat.refuses) == (ANNEE, [UAI, UAI_VOISIN], ())
    assert [family_names(tmp_path, resultat, uai) for uai in (UAI, UAI_VOISIN)] == [["ICI"], ["LÀ"]]
    assert resultat.courants == home(tmp_path).read_courants(ANNEE)


def test_the_count_of_rows_is_told(tmp_path: Path) -> None:
    resultat = run(tmp_path, {"e.xml": eleves("<DATE_NAISS>hier</DATE_NAISS>")})
    assert resultat.courants[UAI, "eleves"].lignes == {"eleves": 1, "valeurs_illisibles": 1}


def test_three_schools_are_read_in_several_processes(tmp_path: Path) -> None:
    uais = (UAI, UAI_VOISIN, UAI_TIERS)
    fichiers = {f"{uai}.xml": named(f"ÉLÈVE {uai}", uai=uai) for uai in uais}
    fichiers["coupe.xml"] = responsables()[:-30]
    resultat = run(tmp_path, fichiers)
    assert [family_names(tmp_path, resultat, uai) for uai in uais] == [[f"ÉLÈVE {uai}"] for uai in uais]
    (refuse,) = resultat.refuses
    assert isinstance(refuse.raison, FichierTronque)
    assert "coupe.xml" in str(refuse.raison)


def test_a_refused_file_stops_neither_the_school_nor_the_others(tmp_path: Path) -> None:
    fichiers = {
        "bons/e.xml": named("ICI"),
        "r.xml": responsables()[:-40],
        "bons/v.xml": named("LÀ", uai=UAI_VOISIN),
        "page.html": b"<html>",
    }
    resultat = run(tmp_path, fichiers)
    assert set(resultat.courants) == {(UAI, "eleves"), (UAI_VOISIN, "eleves")}
    assert [Path(refuse.fichier.nom).name for refuse in resultat.refuses] == ["page.html", "r.xml"]
    assert [refuse.uai for refuse in resultat.refuses] == ["", UAI]


def test_the_school_keeps_its_last_good_snapshot(tmp_path: Path) -> None:
    bon = run(tmp_path, {"e.xml": named("BON"), "r.xml": responsables()})
    avant = snapshots(tmp_path)
    coupe = named("NEUF", horodatage=LE_SOIR)[:-20]
    resultat = run(tmp_path, {"e.xml": coupe, "sts.xml": sts()}, depot="soir")
    assert resultat.courants[UAI, "eleves"] == bon.courants[UAI, "eleves"]
    assert set(resultat.courants) == {(UAI, "eleves"), (UAI, "responsables"), (UAI, "sts")}
    assert family_names(tmp_path, resultat) == ["BON"]
    assert {nom: octets for nom, octets in snapshots(tmp_path).items() if nom in avant} == avant


def test_when_everything_is_refused_only_the_doubt_is_remembered(tmp_path: Path) -> None:
    run(tmp_path, {"e.xml": named("BON")})
    avant = contents(home(tmp_path).racine)
    with pytest.raises(RienALire, match="tronqué"):
        run(tmp_path, {"e.xml": named("NEUF", horodatage=LE_SOIR)[:-20]}, depot="soir")
    apres = contents(home(tmp_path).racine)
    doutes = "instantanes/2025/doutes.json"
    assert json.loads(avant.pop(doutes)) == []
    assert json.loads(apres.pop(doutes)) == [[UAI, "eleves"]]
    assert apres == avant


def test_the_same_file_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fichiers = {"e.xml": named("BON"), "sts.xml": sts()}
    premier = run(tmp_path, fichiers)
    avant = contents(home(tmp_path).racine)

    def read_again(*_: object, **__: object) -> None:
        pytest.fail("the file was read again")

    monkeypatch.setattr(lecture, "read_export", read_again)
    second = run(tmp_path, fichiers)
    assert second.courants == premier.courants
    assert contents(home(tmp_path).racine) == avant


def test_a_corrected_file_is_a_new_snapshot(tmp_path: Path) -> None:
    run(tmp_path, {"e.xml": named("AVANT")})
    resultat = run(tmp_path, {"e.xml": named("APRÈS", horodatage=LE_SOIR)})
    assert family_names(tmp_path, resultat) == ["APRÈS"]
    assert len(snapshots(tmp_path)) == 2


@pytest.mark.parametrize("ordre", [("a.xml", "b.xml"), ("b.xml", "a.xml")])
def test_the_newest_time_stamp_wins_whatever_the_names(tmp_path: Path, ordre: tuple[str, str]) -> None:
    soir, matin = ordre
    resultat = run(tmp_path, {soir: named("SOIR", horodatage=LE_SOIR), matin: named("MATIN")})
    assert family_names(tmp_path, resultat) == ["SOIR"]
    (remplace,) = resultat.remplaces
    assert (Path(remplace.candidat.fichier.nom).name, Path(remplace.retenu).name) == (matin, soir)


def test_a_time_stamp_wins_over_none(tmp_path: Path) -> None:
    resultat = run(tmp_path, {"a.xml": named("DATÉ"), "b.xml": named("SANS DATE", horodatage=None)})
    assert family_names(tmp_path, resultat) == ["DATÉ"]


def test_a_day_counts_more_than_an_hour(tmp_path: Path) -> None:
    resultat = run(
        tmp_path, {"a.xml": named("SOIR", horodatage=LE_SOIR), "b.xml": named("DEMAIN", horodatage=LENDEMAIN)}
    )
    assert family_names(tmp_path, resultat) == ["DEMAIN"]


def test_an_older_file_than_the_current_one_is_left_aside(tmp_path: Path) -> None:
    run(tmp_path, {"e.xml": named("SOIR", horodatage=LE_SOIR)})
    resultat = run(tmp_path, {"e.xml": named("MATIN")}, depot="ancien")
    assert family_names(tmp_path, resultat) == ["SOIR"]
    assert resultat.lus == ()
    (ancien,) = resultat.plus_anciens
    assert "ancien" in ancien.candidat.fichier.nom
    assert "depot" in ancien.retenu


def test_an_older_file_does_not_hold_back_the_others(tmp_path: Path) -> None:
    run(tmp_path, {"e.xml": named("SOIR", horodatage=LE_SOIR)})
    resultat = run(tmp_path, {"e.xml": named("MATIN"), "r.xml": responsables()}, depot="ancien")
    assert set(resultat.courants) == {(UAI, "eleves"), (UAI, "responsables")}


def test_a_file_of_another_year_is_refused(tmp_path: Path) -> None:
    fichiers = {"e.xml": named("ICI"), "r.xml": responsables(), "sts.xml": sts(annee=str(ANNEE + 1))}
    resultat = run(tmp_path, fichiers)
    (refuse,) = resultat.refuses
    assert (type(refuse.raison), refuse.uai) == (AutreAnnee, UAI)
    assert refuse.raison.detail == "le fichier est de 2026-2027, l'import de 2025-2026"
    assert "sts.xml" in refuse.raison.ou
    assert "--annee" in refuse.raison.que_faire
    assert (UAI, "sts") not in resultat.courants


def test_the_year_can_be_chosen(tmp_path: Path) -> None:
    fichiers = {"e.xml": named("ICI"), "r.xml": responsables(), "sts.xml": sts(annee=str(ANNEE + 1))}
    resultat = run(tmp_path, fichiers, annee=ANNEE + 1)
    assert (resultat.annee, set(resultat.courants), len(resultat.refuses)) == (ANNEE + 1, {(UAI, "sts")}, 2)


def test_of_two_years_as_frequent_the_later_is_read(tmp_path: Path) -> None:
    resultat = run(tmp_path, {"a.xml": named("N"), "b.xml": named("N1", annee=ANNEE + 1)})
    assert resultat.annee == ANNEE + 1


def test_years_do_not_mix_in_the_home(tmp_path: Path) -> None:
    run(tmp_path, {"e.xml": named("N", horodatage=LENDEMAIN)})
    resultat = run(tmp_path, {"e.xml": named("N1", annee=ANNEE + 1)})
    assert resultat.plus_anciens == ()
    assert [len(home(tmp_path).read_courants(annee)) for annee in (ANNEE, ANNEE + 1)] == [1, 1]


def test_staff_goes_with_the_latest_year_at_home(tmp_path: Path) -> None:
    run(tmp_path, {"e.xml": named("ICI")})
    resultat = run(tmp_path, {"agents.csv": AGENTS}, depot="agents")
    assert set(resultat.courants) == {(UAI, "eleves"), (UAI, "personnels"), (UAI_VOISIN, "personnels")}


def test_a_bad_list_of_staff_takes_nobody(tmp_path: Path) -> None:
    resultat = run(tmp_path, {"e.xml": named("ICI"), "agents.csv": AGENTS + f"{UAI[:-1]}?;903;Eve;FAUX\n".encode()})
    (refuse,) = resultat.refuses
    assert "agents.csv, ligne 4" in str(refuse.raison)
    assert set(resultat.courants) == {(UAI, "eleves")}


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    fichiers = {"e.xml": named("ICI"), "geo.xml": siecle("BEE_GEOGRAPHIQUE", ""), "note.txt": b"penser au pain"}
    ignores = {Path(fichier.nom).name: raison for fichier, raison in run(tmp_path, fichiers).ignores}
    assert ignores == {"geo.xml": "nomenclature géographique", "note.txt": "ni export, ni liste de personnels"}


@pytest.mark.parametrize("fichiers", [{}, {"note.txt": b"rien"}])
def test_nothing_to_read(tmp_path: Path, fichiers: dict[str, bytes]) -> None:
    depot = tmp_path / "depot"
    depot.mkdir()
    with pytest.raises(RienALire, match="aucun fichier reconnu"):
        importer([deposit(depot, fichiers)], maison=home(tmp_path), au=AU)
    assert not home(tmp_path).racine.exists()


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    depot = deposit(tmp_path / "depot", {"e.xml": named("ICI")})
    with pytest.raises(FichierIllisible, match="il n'existe pas"):
        importer([depot, tmp_path / "absent"], maison=home(tmp_path), au=AU)
    assert not home(tmp_path).racine.exists()


def test_of_two_lists_of_staff_the_newest_is_kept(tmp_path: Path) -> None:
    """A school that only the older one names keeps it."""
    entete = AGENTS.splitlines(keepends=True)[0]
    depot = tmp_path / "depot"
    depot.mkdir()
    for nom, age, lignes in (("vieux.csv", 100, AGENTS), ("neuf.csv", 200, entete + f"{UAI};1;Eve;NEUVE\n".encode())):
        (depot / nom).write_bytes(lignes)
        os.utime(depot / nom, (age, age))
    (depot / "e.xml").write_bytes(named("ICI"))
    resultat = importer([depot], maison=home(tmp_path), au=AU)
    fichiers = {uai: Path(lu.fichier).name for (uai, source), lu in resultat.courants.items() if source == "personnels"}
    assert fichiers == {UAI: "neuf.csv", UAI_VOISIN: "vieux.csv"}
    assert [Path(un.candidat.fichier.nom).name for un in resultat.remplaces] == ["vieux.csv"]


def test_an_export_without_time_stamp_is_never_too_old(tmp_path: Path) -> None:
    """It proves nothing against the one read before, so what the user gives is taken."""
    run(tmp_path, {"e.xml": named("AVANT")})
    resultat = run(tmp_path, {"e.xml": named("APRES", horodatage=None)})
    assert (resultat.plus_anciens, family_names(tmp_path, resultat)) == ((), ["APRES"])


@pytest.mark.parametrize("abime", ["", "{", '[{"uai": "0310001H"}]', "7"])
@pytest.mark.parametrize("nom", ["courants.json", "doutes.json"])
def test_a_list_of_the_home_that_is_damaged_is_said(tmp_path: Path, nom: str, abime: str) -> None:
    run(tmp_path, {"e.xml": named("BON")})
    (home(tmp_path).instantanes(2025) / nom).write_text(abime, encoding="utf-8")
    with pytest.raises(MaisonAbimee, match=rf"{nom}.*sauvegarde"):
        run(tmp_path, {"e.xml": named("NEUF", horodatage=LE_SOIR)}, depot="soir")
