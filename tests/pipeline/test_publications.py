"""The memory of what was published: with the files or without them, whatever happens in between."""

import errno
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rentree.model.projet import Projet
from rentree.pipeline.publications import ChaineRompue, Memoire, MemoireAbimee, beside, former
from rentree.pipeline.publications import replace as put_in_place
from rentree.store.base import close_store
from tests.donnees import deposer, famille, uai
from tests.pipeline.chantier import LUNDI, read_tree
from tests.pipeline.editeur_aaf import Editeur, changes
from tests.pipeline.pannes_aaf import ARCHIVE, die_after, filled, memory, publish, small_disk
from tests.pipeline.test_publier_aaf import JOUR, MARDI, MERCREDI

A = uai(1)


def state(racine: Path) -> tuple[str, str]:
    """What the files in place say, and what the memory says."""
    derniere = memory(racine).last()
    assert derniere
    (nom,) = memory(racine).table(derniere, "noms")["nom"].to_pylist()
    return (racine / "aaf" / f"{ARCHIVE}.md5").read_text("ascii").split()[0], nom


RENOMMAGES = {0: "ancien", 1: "ancien", 2: "ancien", 3: "neuf"}
"""Folders renamed when the power goes -> what is published: the draft, the former files, the new ones, the memory."""


@pytest.mark.parametrize(("renommages", "publie"), RENOMMAGES.items())
def test_killed_between_two_renames_files_and_memory_agree(tmp_path: Path, renommages: int, publie: str) -> None:
    publish(tmp_path, "ancien")
    die_after(tmp_path, renommages)
    assert memory(tmp_path).settle()
    assert state(tmp_path) == (publie, publie)
    assert not former(tmp_path / "aaf").exists()
    assert memory(tmp_path).settle()
    publish(tmp_path, "suivant")
    assert state(tmp_path) == ("suivant", "suivant")
    assert sorted(chemin.name for chemin in tmp_path.iterdir()) == ["aaf", "maison"]
    assert all(chemin.name.isdigit() for chemin in memory(tmp_path).dossier.iterdir())


@pytest.mark.parametrize("renommages", [1, 2, 3])
def test_the_very_first_one_killed(tmp_path: Path, renommages: int) -> None:
    die_after(tmp_path, min(renommages, 2))
    assert memory(tmp_path).settle()
    assert (memory(tmp_path).last() is not None) == (tmp_path / "aaf").exists() == (renommages > 1)


def test_files_moved_after_a_cut_leave_a_doubt(tmp_path: Path) -> None:
    publish(tmp_path, "ancien")
    die_after(tmp_path, 3)
    shutil.rmtree(tmp_path / "aaf")
    assert not memory(tmp_path).settle()
    assert not memory(tmp_path).settle()
    publish(tmp_path, "suivant")
    assert memory(tmp_path).settle()
    assert state(tmp_path) == ("suivant", "suivant")


def test_a_folder_that_cannot_be_replaced_keeps_what_it_has(tmp_path: Path) -> None:
    with small_disk(tmp_path / "aaf", kilooctets=64):  # a mount point cannot be renamed
        (tmp_path / "aaf" / "temoin").write_text("hier", "utf-8")
        with pytest.raises(OSError, match="busy"):
            publish(tmp_path, "neuf")
        assert read_tree(tmp_path / "aaf") == {"temoin": b"hier"}
        assert memory(tmp_path).last() is None
        assert memory(tmp_path).settle()
        assert not beside(tmp_path / "aaf").exists()


def test_a_replacement_that_fails_is_undone(tmp_path: Path) -> None:
    publish(tmp_path, "ancien")
    avant = read_tree(tmp_path / "aaf")
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "aaf", tmp_path / "absent")
    assert read_tree(tmp_path / "aaf") == avant


def test_history_is_kept_records_are_not(tmp_path: Path) -> None:
    for contenu in ("un", "deux", "trois", "quatre"):
        publish(tmp_path, contenu)
    memoire = memory(tmp_path)
    assert [une.somme for une in memoire.history()] == ["un", "deux", "trois", "quatre"]
    gardes = {chemin.parent.name for chemin in memoire.dossier.rglob("*.parquet")}
    assert gardes == {"000001", "000004"}  # the complete that the chain starts from, and the last state


def test_a_damaged_memory_is_said(tmp_path: Path) -> None:
    publish(tmp_path, "ancien")
    memoire, derniere = memory(tmp_path), memory(tmp_path).last()
    assert derniere
    table = memoire.dossier / "000001" / "noms.parquet"
    sain = table.read_bytes()
    for abime in (sain[:50], b""):
        table.write_bytes(abime)
        with pytest.raises(MemoireAbimee, match=r"noms\.parquet"):
            memoire.table(derniere, "noms")
    table.write_bytes(sain)
    with pytest.raises(MemoireAbimee, match="1 lignes au lieu de 2"):
        memoire.table(replace(derniere, nombres={"noms": {"total": 2}}), "noms")
    table.unlink()
    with pytest.raises(MemoireAbimee):
        memoire.table(derniere, "noms")
    (memoire.dossier / "000001" / "fiche.json").write_text("{", "utf-8")
    with pytest.raises(MemoireAbimee, match=r"fiche\.json"):
        memoire.last()


# The same with the whole line.


@pytest.fixture
def editeur(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Editeur]:
    monkeypatch.setenv("DATABASE_URL", "")
    lui = Editeur(tmp_path, Projet(), {})
    lui.importer(deposer(tmp_path / "exports", famille(A, range(1, 101))), au=LUNDI)
    yield lui
    close_store()


def grow(editeur: Editeur) -> None:
    """A hundred pupils more."""
    editeur.importer(deposer(editeur.racine / "suite", famille(A, range(1, 201))), au=MARDI)


@pytest.mark.parametrize("plein", ["sortie", "maison/publications"])
@pytest.mark.parametrize("reste", [0, 8_000, 40_000])
def test_a_full_disk_publishes_nothing(editeur: Editeur, plein: str, reste: int) -> None:
    with small_disk(editeur.racine / plein, kilooctets=4_000) as disque:
        editeur.complete(au=LUNDI)
        grow(editeur)
        avant = read_tree(editeur.aaf), read_tree(editeur.memoire.dossier)
        with filled(disque, reste=reste // (1 if plein == "sortie" else 4)), pytest.raises(OSError) as panne:
            editeur.delta(au=MARDI)
        assert panne.value.errno == errno.ENOSPC
        assert (read_tree(editeur.aaf), read_tree(editeur.memoire.dossier)) == avant
        assert not beside(editeur.aaf).exists()
        delta = editeur.delta(au=MARDI)
        assert changes(delta)["Eleve"] == (100, 0, 0)
        recu = editeur.recu
        editeur.complete(au=MARDI)
        assert editeur.recu == recu


def test_a_delta_after_a_doubt_needs_a_complete(editeur: Editeur) -> None:
    editeur.complete(au=LUNDI)
    derniere = editeur.memoire.dossier / "000001"
    shutil.copytree(derniere, editeur.memoire.dossier / "en-attente")
    fiche = editeur.memoire.dossier / "en-attente" / "fiche.json"
    fiche.write_text(fiche.read_text("utf-8").replace('"somme": "', '"somme": "autre'), "utf-8")
    with pytest.raises(ChaineRompue, match=r"interrompue.*Publiez un complet"):
        editeur.delta(au=MARDI)
    editeur.complete(au=MARDI)
    assert changes(editeur.delta(au=MERCREDI + JOUR)) == {}


def test_each_project_has_its_own_memory(editeur: Editeur) -> None:
    editeur.complete(au=LUNDI)
    assert Memoire(editeur.maison, "autre").last() is None
    assert Memoire(editeur.maison, "autre").history() == []
