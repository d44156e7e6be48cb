"""Finding files: folders of folders, zips, zips in zips, and what a zip must not do."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest

from rentree.formats.fichiers import SEUIL_RAPPORT, TAILLE_MAX, Fichier, Trouve, find_files
from rentree.formats.refus import ArchiveRefusee, FichierIllisible
from tests.formats.archives import encrypted, lying, renamed, zip_of, zip_of_pairs

TEXTE = b"<essai/>"


def put(dossier: Path, **fichiers: bytes) -> Path:
    for nom, donnees in fichiers.items():
        (dossier / nom).write_bytes(donnees)
    return dossier


def found(*chemins: Path) -> list[Trouve]:
    return list(find_files(chemins))


def names(dossier: Path) -> list[str]:
    """What is found below a folder, without the folder."""
    trouves = found(dossier)
    assert [trouve.refus for trouve in trouves] == [None] * len(trouves)
    return [trouve.fichier.nom.removeprefix(f"{dossier}/") for trouve in trouves]


def refused(dossier: Path, archive: bytes) -> ArchiveRefusee:
    """The refusal of the only file of a folder, a zip."""
    chemin = dossier / "depot.zip"
    chemin.write_bytes(archive)
    (trouve,) = found(dossier)
    assert isinstance(trouve.refus, ArchiveRefusee)
    assert str(chemin) in str(trouve.refus)
    assert trouve.refus.que_faire
    return trouve.refus


def test_folders_of_folders_in_a_stable_order(tmp_path: Path) -> None:
    for nom in ("b/d/2.xml", "b/1.xml", "a/sans_suffixe"):
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_bytes(TEXTE)
    assert names(tmp_path) == ["a/sans_suffixe", "b/1.xml", "b/d/2.xml"]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for nom in (".DS_Store", ".cache/Eleves.xml", "__MACOSX/Eleves.xml", "a/._Eleves.xml", "a/Eleves.xml"):
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_bytes(TEXTE)
    assert names(tmp_path) == ["a/Eleves.xml"]


def test_a_hidden_folder_that_is_asked_for_is_read(tmp_path: Path) -> None:
    cache = tmp_path / ".depot"
    cache.mkdir()
    put(cache, x=TEXTE)
    assert names(cache) == ["x"]


def test_a_file_given_twice_is_found_once(tmp_path: Path) -> None:
    put(tmp_path, x=TEXTE)
    assert len(found(tmp_path, tmp_path / "x", tmp_path / ".." / tmp_path.name)) == 1


@pytest.mark.parametrize("methode", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_members_of_a_zip(tmp_path: Path, methode: int) -> None:
    put(tmp_path, depot=zip_of({"Élèves (1).xml": TEXTE, "b.xml": b"b" * 9_000}, methode=methode))
    premier, second = (trouve.fichier for trouve in found(tmp_path))
    assert premier.nom == f"{tmp_path / 'depot'} > Élèves (1).xml"
    assert (premier.read(), second.read(), second.read(limite=3)) == (TEXTE, b"b" * 9_000, b"bbb")


def test_a_zip_in_a_zip(tmp_path: Path) -> None:
    put(tmp_path, depot=zip_of({"ExportXML.zip": zip_of({"Eleves.xml": TEXTE}), "b.xml": b"b"}))
    trouves = found(tmp_path)
    assert [trouve.fichier.membres for trouve in trouves] == [("ExportXML.zip", "Eleves.xml"), ("b.xml",)]
    assert [trouve.fichier.read() for trouve in trouves] == [TEXTE, b"b"]


def test_a_third_level_is_refused_and_the_rest_goes_on(tmp_path: Path) -> None:
    trois = zip_of({"b.zip": zip_of({"c.zip": zip_of({"d.xml": TEXTE})}), "e.xml": TEXTE})
    put(tmp_path, **{"a.zip": trois})
    refuse, suivant = found(tmp_path)
    assert refuse.refus is not None
    assert "les unes dans les autres" in str(refuse.refus)
    assert (suivant.fichier.membres, suivant.refus) == (("e.xml",), None)


def test_what_macos_adds_to_a_zip_is_passed_over(tmp_path: Path) -> None:
    membres = {"__MACOSX/._Eleves.xml": b"\x00\x05", ".DS_Store": b"x", "._Eleves.xml": b"x", "Eleves.xml": TEXTE}
    put(tmp_path, depot=zip_of(membres))
    assert names(tmp_path) == ["depot > Eleves.xml"]


@pytest.mark.parametrize("marque", ["[Content_Types].xml", "mimetype"])
def test_a_spreadsheet_is_a_file_not_an_archive(tmp_path: Path, marque: str) -> None:
    put(tmp_path, **{"liste.xlsx": zip_of({marque: b"x", "xl/workbook.xml": TEXTE})})
    assert names(tmp_path) == ["liste.xlsx"]


@pytest.mark.parametrize("nom", ["a/b.xml", "../a.xml", "/etc/a.xml", "a/", "..", "../../.a"])
def test_a_path_in_a_zip(tmp_path: Path, nom: str) -> None:
    refus = refused(tmp_path, zip_of({"bon.xml": TEXTE, nom: TEXTE}))
    assert f"elle contient un chemin, « {nom} »" in refus.message


@pytest.mark.parametrize("nom", ["..\\a.xml", "a\\b..xml", "C:\\b.xml", "\\\\s\\p\\x"])
def test_a_windows_path_in_a_zip(tmp_path: Path, nom: str) -> None:
    archive = renamed(zip_of({"_" * len(nom): TEXTE}), "_" * len(nom), nom)
    assert "elle contient un chemin" in refused(tmp_path, archive).message


def test_an_encrypted_zip(tmp_path: Path) -> None:
    assert "mot de passe" in refused(tmp_path, encrypted(zip_of({"a.xml": TEXTE}))).message


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.99])
def test_a_cut_zip(tmp_path: Path, part: float) -> None:
    archive = zip_of({"a.xml": bytes(range(256)) * 20, "b.xml": TEXTE})
    assert "abîmée ou incomplète" in refused(tmp_path, archive[: int(part * len(archive))]).message


def test_a_zip_whose_content_is_spoilt(tmp_path: Path) -> None:
    archive = zip_of({"a.xml": bytes(range(256)) * 20}, methode=zipfile.ZIP_STORED)
    put(tmp_path, depot=archive.replace(b"\x10\x11\x12", b"\x10\x11\x13"))
    (trouve,) = found(tmp_path)
    with pytest.raises(ArchiveRefusee, match="abîmée ou incomplète"):
        trouve.fichier.read()


@pytest.mark.parametrize("membres", [{}, {"__MACOSX/a": b"x"}])
def test_an_empty_zip(tmp_path: Path, membres: dict[str, bytes]) -> None:
    assert "elle est vide" in refused(tmp_path, zip_of(membres)).message


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name(tmp_path: Path) -> None:
    assert "même nom" in refused(tmp_path, zip_of_pairs([("a.xml", b"1"), ("a.xml", b"2")])).message


@pytest.mark.parametrize("methode", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_compression_that_no_application_uses(tmp_path: Path, methode: int) -> None:
    assert "compressée d'une façon" in refused(tmp_path, zip_of({"a.xml": TEXTE}, methode=methode)).message


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    refus = refused(tmp_path, zip_of({"a.xml": bytes(SEUIL_RAPPORT + 1)}))
    assert f"se déploie démesurément ({SEUIL_RAPPORT + 1} octets)" in refus.message


def test_an_announced_size_that_is_enormous(tmp_path: Path) -> None:
    assert "démesurément" in refused(tmp_path, lying(zip_of({"a.xml": TEXTE}), taille=2**31)).message


def test_an_announced_size_that_is_enormous_though_hardly_compressed(tmp_path: Path) -> None:
    archive = lying(zip_of({"a.xml": TEXTE}), taille=TAILLE_MAX + 1, compresse=TAILLE_MAX)
    assert "démesurément" in refused(tmp_path, archive).message


@pytest.mark.parametrize("annonce", [0, 1, 100, 1_000_000])
def test_a_size_smaller_than_the_truth_bounds_what_is_unpacked(tmp_path: Path, annonce: int) -> None:
    put(tmp_path, depot=lying(zip_of({"a.xml": bytes(SEUIL_RAPPORT + 1)}), taille=annonce))
    fichier = Fichier(tmp_path / "depot", ("a.xml",))
    tracemalloc.start()
    with pytest.raises(ArchiveRefusee, match="abîmée ou incomplète"):
        fichier.read()
    _, sommet = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sommet < SEUIL_RAPPORT // 4


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(FichierIllisible, match="il n'existe pas") as refus:
        found(tmp_path / "absent")
    assert str(tmp_path / "absent") in refus.value.ou


def test_a_path_that_the_system_refuses(tmp_path: Path) -> None:
    with pytest.raises(FichierIllisible) as refus:
        found(tmp_path / ("n" * 300))
    assert refus.value.detail


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, a=TEXTE, b=TEXTE)
    ouvrir = Path.open

    def closed(chemin: Path, mode: str = "r") -> object:
        if chemin.name == "a":
            raise PermissionError(13, "Permission denied")
        return ouvrir(chemin, mode)

    monkeypatch.setattr(Path, "open", closed)
    refuse, suivant = found(tmp_path)
    assert isinstance(refuse.refus, FichierIllisible)
    assert str(tmp_path / "a") in str(refuse.refus)
    assert suivant.refus is None
