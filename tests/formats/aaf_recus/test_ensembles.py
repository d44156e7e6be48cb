"""Sets are found wherever they are put, and nothing that an archive says is followed."""

import datetime
import gzip
import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from rentree.formats.aaf import lots
from rentree.formats.aaf.ensembles import Ensemble, Recherche, find_ensembles
from rentree.formats.fichiers import find_files
from rentree.formats.refus import ArchiveRefusee, FichierIllisible, FichierRefuse, SommeFausse
from tests.formats.aaf_recus.documents import complet, deposer, document, eleves, fichiers, tgz, zippe

J = datetime.date(2025, 10, 6)
PREFIXE = "ENT_Complet_20251006"


def search(*chemins: Path) -> Recherche:
    return find_ensembles(chemins)


def only(*chemins: Path) -> Ensemble:
    trouves = search(*chemins)
    assert trouves.refuses == ()
    (ensemble,) = trouves.ensembles
    return ensemble


def contents(ensemble: Ensemble) -> dict[str, bytes]:
    return {membre.nom: donnees for membre, donnees in ensemble.read()}


MEMBRES = fichiers(PREFIXE, complet("1", "2"))


def as_folder(lieu: Path) -> Path:
    return deposer(lieu / "depot", PREFIXE, complet("1", "2"))


def as_tgz(lieu: Path) -> Path:
    return tgz(lieu / "ENT.tgz", MEMBRES)


def as_zip(lieu: Path) -> Path:
    return zippe(lieu / "ENT.zip", MEMBRES)


def as_tar(lieu: Path) -> Path:
    chemin = lieu / "ENT.tar"
    chemin.write_bytes(gzip.decompress(as_tgz(lieu).read_bytes()))
    (lieu / "ENT.tgz").unlink()
    return chemin


def in_a_folder_of_an_archive(lieu: Path) -> Path:
    return tgz(lieu / "x.tar.gz", {f"./depot/{nom}": donnees for nom, donnees in MEMBRES.items()})


def in_a_folder_of_a_zip(lieu: Path) -> Path:
    return zippe(lieu / "x.zip", {f"depot/{nom}": donnees for nom, donnees in MEMBRES.items()})


@pytest.mark.parametrize("poser", [as_folder, as_tgz, as_zip, as_tar, in_a_folder_of_an_archive, in_a_folder_of_a_zip])
def test_a_set_is_found_whatever_holds_it(poser: object, tmp_path: Path) -> None:
    chemin = poser(tmp_path)  # type: ignore[operator]
    for donne in (chemin, tmp_path):
        ensemble = only(donne)
        assert (ensemble.nom, ensemble.projet, ensemble.genre, ensemble.jour) == (PREFIXE, "ENT", "complet", J)
        assert contents(ensemble) == MEMBRES
    attendus = {chemin} if chemin.is_file() else set(chemin.iterdir())
    assert search(tmp_path).pris == attendus


def test_what_was_taken_is_nothing_for_the_other_search(tmp_path: Path) -> None:
    as_folder(tmp_path)
    (tmp_path / "depot" / "ficAlimMENESR.dtd").write_bytes(b"<!ELEMENT id (#PCDATA)>")
    archive = as_tgz(tmp_path)
    archive.with_name("ENT.tgz.md5").write_text("0" * 32)
    (tmp_path / "autre.txt").write_text("rien")
    pris = search(tmp_path).pris
    assert [trouve.fichier.chemin.name for trouve in find_files([tmp_path], hors=pris)] == ["autre.txt"]


def test_kind_and_day_may_be_in_the_name_of_the_place_only(tmp_path: Path) -> None:
    for lieu, genre in (("ENT2DVA_Delta.20251006.tgz", "delta"), ("ENT2DVA.20251006.tgz", "")):
        ensemble = only(tgz(tmp_path / lieu, fichiers("ENT", complet("1"))))
        assert (ensemble.genre, ensemble.jour) == (genre, J)
    deposer(tmp_path / "depot" / "anon-delta" / "20251006", "", {"Eleve": eleves("1")})
    ensemble = only(tmp_path / "depot")
    assert (ensemble.genre, ensemble.jour) == ("delta", J)


def test_day_from_the_head_of_the_files(tmp_path: Path) -> None:
    dits = {"versionAF": "x", "dateGenerationExport": "06/10/2025"}
    assert only(deposer(tmp_path, "ENT_Complet", complet("1"), commentaires=dits)).jour == J


def test_a_name_without_anything(tmp_path: Path) -> None:
    (tmp_path / "aaf").mkdir()
    (tmp_path / "aaf" / "_Eleve_.xml").write_bytes(document(eleves("1")))
    (tmp_path / "aaf" / "_Eleve_2.xml").write_bytes(document(eleves("2")))
    ensemble = only(tmp_path)
    assert (ensemble.nom, ensemble.genre, ensemble.jour, len(ensemble.membres)) == ("aaf", "", None, 2)


def test_sets_of_one_folder_are_told_by_their_names(tmp_path: Path) -> None:
    for prefixe in (PREFIXE, "ENT_Delta_20251007", "ENT_0310001H_Complet_20251006", "ENT_0310002J_Complet_20251006"):
        deposer(tmp_path, prefixe, {"Eleve": eleves("1")})
    assert [(un.genre, un.portee) for un in search(tmp_path).ensembles] == [
        ("complet", "0310001H"), ("complet", "0310002J"), ("complet", ""), ("delta", ""),
    ]  # fmt: skip


def test_sets_with_the_same_names_are_told_by_their_place(tmp_path: Path) -> None:
    deposer(tmp_path / "toulouse", PREFIXE, complet("1"))
    deposer(tmp_path / "lyon", PREFIXE, complet("1"))
    assert [un.place for un in search(tmp_path).ensembles] == ["lyon", "toulouse"]


def test_sets_with_the_same_names_in_one_place_are_told_by_their_heads(tmp_path: Path) -> None:
    for numero, code in enumerate(("10", "16")):
        donnees = document(eleves("1"), commentaires={"codeAcademieExport": code})
        (tmp_path / f"ENT_Complet_20251006_Eleve_000{numero}.xml").write_bytes(donnees)
    assert [un.prologue.academie for un in search(tmp_path).ensembles] == ["10", "16"]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "ExportXML.xml").write_bytes(b"<?xml version='1.0'?><BEE_ELEVES/>")
    zippe(tmp_path / "ExportXML.zip", {"ElevesSansAdresses.xml": b"<BEE_ELEVES/>"})
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04casse")
    (tmp_path / "image.png").write_bytes(b"\x89PNG")
    trouves = search(tmp_path)
    assert (trouves.ensembles, trouves.pris) == ((), frozenset())


def test_an_empty_file_that_bears_the_name_of_one_is_of_the_set(tmp_path: Path) -> None:
    deposer(tmp_path, PREFIXE, complet("1"))
    (tmp_path / f"{PREFIXE}_Eleve_0001.xml").write_bytes(b"")
    assert len(only(tmp_path).membres) == 5


def test_a_file_wherever_its_name_points(tmp_path: Path) -> None:
    (tmp_path / "liste.dat").write_bytes(document(eleves("1")))
    assert len(only(tmp_path / "liste.dat").membres) == 1


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(FichierIllisible):
        search(tmp_path / "nulle-part")


def refused(chemin: Path) -> FichierRefuse:
    trouves = search(chemin)
    if trouves.refuses:
        assert trouves.pris == {chemin}
        ((fichier, refus),) = trouves.refuses
        assert fichier.chemin == chemin
        return refus
    with pytest.raises(FichierRefuse) as erreur:
        list(trouves.ensembles[0].read())
    return erreur.value


@pytest.mark.parametrize(
    "nom", ["../ENT_Complet_Eleve_0000.xml", "/tmp/ENT_Complet_Eleve_0000.xml", "a/../b.xml", "a\\b.xml"]
)
def test_paths_that_climb(nom: str, tmp_path: Path) -> None:
    membres = {**MEMBRES, nom: document(eleves("1"))}
    assert isinstance(refused(tgz(tmp_path / "x.tgz", membres)), ArchiveRefusee)
    assert isinstance(refused(zippe(tmp_path / "x.zip", membres)), ArchiveRefusee)
    assert sorted(un.name for un in tmp_path.iterdir()) == ["x.tgz", "x.zip"]


@pytest.mark.parametrize("sorte", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE])
def test_links_and_devices(sorte: bytes, tmp_path: Path) -> None:
    chemin = as_tar(tmp_path)
    with tarfile.open(chemin, "a") as archive:
        info = tarfile.TarInfo("lien.xml")
        info.type, info.linkname = sorte, "/etc/passwd"
        archive.addfile(info)
    assert isinstance(refused(chemin), ArchiveRefusee)


def test_link_in_a_zip(tmp_path: Path) -> None:
    chemin = as_zip(tmp_path)
    with zipfile.ZipFile(chemin, "a") as archive:
        info = zipfile.ZipInfo("lien.xml")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert isinstance(refused(chemin), ArchiveRefusee)


def test_two_members_of_one_name(tmp_path: Path) -> None:
    chemin = as_tar(tmp_path)
    with tarfile.open(chemin, "a") as archive:
        info = tarfile.TarInfo(f"{PREFIXE}_Eleve_0000.xml")
        info.size = 3
        archive.addfile(info, io.BytesIO(b"abc"))
    assert isinstance(refused(chemin), ArchiveRefusee)


@pytest.mark.parametrize("reste", [0.2, 0.5, 0.8])
@pytest.mark.parametrize("poser", [as_tgz, as_tar])
def test_an_archive_that_is_cut(poser: object, reste: float, tmp_path: Path) -> None:
    chemin = poser(tmp_path)  # type: ignore[operator]
    entier = chemin.read_bytes()
    fin = len(entier) if chemin.suffix == ".tgz" else 6_000
    chemin.write_bytes(entier[: int(fin * reste)])
    assert isinstance(refused(chemin), ArchiveRefusee)


def test_an_archive_that_is_not_one(tmp_path: Path) -> None:
    (tmp_path / "x.tgz").write_bytes(gzip.compress(b"rien d'une archive" * 100))
    assert search(tmp_path) == Recherche((), (), frozenset())
    (tmp_path / "x.tgz").rename(tmp_path / "ENT2D.tgz")
    assert isinstance(refused(tmp_path / "ENT2D.tgz"), ArchiveRefusee)


def test_a_tar_whose_end_is_missing_at_the_edge_of_a_member(tmp_path: Path) -> None:
    chemin = as_tar(tmp_path)
    with tarfile.open(chemin) as archive:
        dernier = archive.getmembers()[-1]
    chemin.write_bytes(chemin.read_bytes()[: dernier.offset])
    assert isinstance(refused(chemin), ArchiveRefusee)


def test_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "SEUIL_RAPPORT", 2**20)
    gros = document(eleves("1")) + b" " * (3 * 2**20)
    assert isinstance(refused(tgz(tmp_path / "x.tgz", {"ENT_Complet_Eleve_0000.xml": gros})), ArchiveRefusee)
    assert isinstance(refused(zippe(tmp_path / "ENT.zip", {"ENT_Complet_Eleve_0000.xml": gros})), ArchiveRefusee)


def test_too_big_a_member(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "TAILLE_MAX", 100)
    for chemin in (as_tgz(tmp_path), as_zip(tmp_path)):
        assert isinstance(refused(chemin), ArchiveRefusee)


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lots, "MEMBRES_MAX", 3)
    assert isinstance(refused(as_tgz(tmp_path)), ArchiveRefusee)


def test_the_sum_that_comes_with_an_archive_is_checked(tmp_path: Path) -> None:
    chemin = as_tgz(tmp_path)
    somme = chemin.with_name("ENT.tgz.md5")
    somme.write_text(hashlib.md5(chemin.read_bytes()).hexdigest().upper() + "  ENT.tgz\n")
    assert contents(only(chemin)) == MEMBRES
    somme.rename(tmp_path / "ENT.md5")
    assert contents(only(chemin)) == MEMBRES
    (tmp_path / "ENT.md5").write_text("0" * 32)
    assert isinstance(refused(chemin), SommeFausse)


def test_hidden_members_are_passed_over(tmp_path: Path) -> None:
    caches = {"__MACOSX/._ENT_Complet_Eleve_0000.xml": b"x", "._ENT_Complet_20251006_Eleve_0000.xml": b"x"}
    assert contents(only(zippe(tmp_path / "x.zip", {**MEMBRES, **caches}))) == MEMBRES


def test_a_spreadsheet_is_no_archive_of_ours(tmp_path: Path) -> None:
    zippe(tmp_path / "x.xlsx", {"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<workbook/>"})
    assert search(tmp_path) == Recherche((), (), frozenset())
