"""What the home folder forgets, and when: three months after the days it tells of, never what is current."""

import datetime
import os
from pathlib import Path

import pytest

from rentree.model.acte import Acte
from rentree.model.conservation import PLAFOND
from rentree.pipeline.maison import Maison
from rentree.pipeline.menage import clean
from tests.donnees import famille, uai
from tests.pipeline.chantier import LUNDI, MARDI, Chantier, acte_du

A = uai(1)


def snapshots(chantier: Chantier, annee: int = 2025) -> set[str]:
    """The snapshots of pupils in the home folder."""
    return {dossier.name for dossier in Maison(chantier.maison).instantanes(annee).glob("*/eleves/*")}


def annuaires(chantier: Chantier) -> list[str]:
    return sorted(dossier.name[:10] for dossier in (chantier.maison / "annuaires").iterdir() if dossier.is_dir())


def make_old(dossier: Path, jours: int) -> None:
    """Have every folder below look as if it was written that many days before noon of LUNDI."""
    instant = acte_du(LUNDI).quand.timestamp() - jours * 86_400
    for chemin in [dossier, *dossier.rglob("*")]:
        os.utime(chemin, (instant, instant))


@pytest.mark.parametrize(("jours", "restent"), [(PLAFOND - 1, 2), (PLAFOND + 1, 1)])
def test_a_former_snapshot_goes_after_three_months(chantier: Chantier, jours: int, restent: int) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    premier = snapshots(chantier)
    chantier.alimenter(famille(A, [1, 2, 3]), au=MARDI)
    assert len(snapshots(chantier)) == 2
    make_old(chantier.maison / "instantanes", jours)
    clean(Maison(chantier.maison), acte=acte_du(LUNDI))
    assert len(snapshots(chantier)) == restent
    assert snapshots(chantier) - premier, "the current one is kept, however old"


def test_an_annuaire_goes_three_months_after_its_day(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    chantier.alimenter(au=MARDI)
    clean(Maison(chantier.maison), acte=acte_du(LUNDI + datetime.timedelta(days=PLAFOND)))
    assert annuaires(chantier) == [LUNDI.isoformat(), MARDI.isoformat()]
    clean(Maison(chantier.maison), acte=acte_du(LUNDI + datetime.timedelta(days=PLAFOND + 1)))
    assert annuaires(chantier) == [MARDI.isoformat()]
    clean(Maison(chantier.maison), acte=acte_du(MARDI + datetime.timedelta(days=500)))
    assert annuaires(chantier) == [MARDI.isoformat()], "the current one is kept"


def test_a_plan_goes_after_three_months(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    make_old(chantier.maison / "plans", PLAFOND + 1)
    assert clean(Maison(chantier.maison), acte=acte_du(LUNDI)) == 1
    assert not any((chantier.maison / "plans").iterdir())


@pytest.mark.parametrize("ou", ["plans", "annuaires", "aaf/16-2D", "publications/ent/aaf"])
def test_what_a_killed_run_left_beside_goes_too(chantier: Chantier, ou: str) -> None:
    chantier.alimenter(famille(A, [1]))
    moitie = chantier.maison / ou / ".2025-10-06-abc.4321"
    moitie.mkdir(parents=True)
    (moitie / "eleves.parquet").write_text("", encoding="ascii")
    assert clean(Maison(chantier.maison), acte=acte_du(LUNDI)) == 0
    make_old(moitie, PLAFOND + 1)
    clean(Maison(chantier.maison), acte=acte_du(LUNDI))
    assert not moitie.exists()


def test_the_records_of_a_former_publication_go_and_its_card_stays(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    chantier.alimenter(au=MARDI)
    publications = chantier.maison / "publications/ent/aaf"
    avant = {chemin.name for chemin in publications.glob("*/*.parquet")}
    make_old(chantier.maison / "publications", PLAFOND + 1)
    clean(Maison(chantier.maison), acte=acte_du(LUNDI))
    derniere = max(publications.iterdir())
    assert {chemin.parent for chemin in publications.glob("*/*.parquet")} == {derniere}
    assert {chemin.name for chemin in derniere.glob("*.parquet")} == avant
    assert len(list(publications.glob("*/fiche.json"))) == 2


def test_a_school_year_goes_three_months_after_its_end(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    maison = Maison(chantier.maison)
    maison.instantanes(2026).mkdir()
    clean(maison, acte=acte_du(datetime.date(2026, 11, 30)))
    assert snapshots(chantier)
    clean(maison, acte=acte_du(datetime.date(2026, 12, 2)))
    assert not maison.instantanes(2025).exists()


def test_a_school_year_goes_with_its_former_snapshots(chantier: Chantier) -> None:
    for enfants in ([1, 2], [1, 2, 3]):
        chantier.alimenter(famille(A, enfants))
    make_old(chantier.maison / "instantanes", PLAFOND + 1)
    maison = Maison(chantier.maison)
    maison.instantanes(2026).mkdir()
    assert clean(maison, acte=acte_du(datetime.date(2026, 12, 2))) >= 1
    assert not maison.instantanes(2025).exists()


def test_the_only_school_year_is_kept(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    clean(Maison(chantier.maison), acte=acte_du(datetime.date(2030, 1, 1)))
    assert snapshots(chantier)


def test_a_mistyped_day_erases_nothing(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    chantier.alimenter(au=MARDI)
    trompe = Acte(datetime.date(2035, 1, 1), acte_du(MARDI).quand, "testeur")
    assert clean(Maison(chantier.maison), acte=trompe) == 0
    assert len(annuaires(chantier)) == 2


def test_nothing_is_cleaned_in_an_empty_home(tmp_path: Path) -> None:
    assert clean(Maison(tmp_path), acte=acte_du(LUNDI)) == 0
