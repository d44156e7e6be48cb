"""Writing AAF files: what any text becomes, how files are split, named and packed."""

import datetime
import hashlib
import re
import subprocess
import tarfile
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rentree.formats.aaf.archive import write_archive
from rentree.formats.aaf.spec import ELEVE, MATIERE, SEPARATEUR
from rentree.formats.aaf.writer import LOT, Prologue, write_category, write_dtd
from tests.feeds.aaf.lecture import read_aaf

JOUR = datetime.date(2025, 10, 6)
# What XML 1.0 can hold; a carriage return is read back as a new line by every parser.
TEXTES = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\t\n", exclude_characters="\ufffe\uffff"),
    max_size=20,
)


def prologue(**champs: str) -> Prologue:
    valeurs = {
        "encodage": "UTF-8",
        "version_af": "AAF-VE2407",
        "version_sdet": "Annexe 4bis version 6.4",
        "academie": "16",
    }
    return Prologue(**{**valeurs, **champs}, jour=JOUR)


def subjects(libelles: Sequence[str | None]) -> pa.Table:
    nombre = len(libelles)
    return pa.table(
        {
            "code_matiere": pa.array([f"{rang:06d}" for rang in range(nombre)], pa.string()),
            "libelle": pa.array(libelles, pa.string()),
            "matiere_nationale": pa.nulls(nombre, pa.string()),
        }
    )


def write(dossier: Path, libelles: Sequence[str | None], *, par_fichier: int = 100, **champs: str) -> list[Path]:
    """Write an AAF of subjects alone, its DTD beside."""
    write_dtd(dossier)
    return write_category(
        subjects(libelles), MATIERE, dossier=dossier, prefixe="ENT_Complet_20251006", prologue=prologue(**champs),
        par_fichier=par_fichier,
    )  # fmt: skip


def labels(dossier: Path) -> list[list[str]]:
    aaf = read_aaf(dossier)
    assert aaf.fautes == []
    return [fiche.attributs["ENTLibelleMatiere"] for fiche in aaf.fiches["MatiereEducNat"]]


@settings(max_examples=150, deadline=None)
@given(libelles=st.lists(TEXTES, max_size=4))
def test_any_text_is_read_back(libelles: list[str]) -> None:
    with TemporaryDirectory() as dossier:
        write(Path(dossier), libelles)
        assert labels(Path(dossier)) == [[libelle] for libelle in libelles]


@settings(max_examples=50, deadline=None)
@given(valeurs=st.lists(TEXTES.filter(bool), min_size=1, max_size=4))
def test_several_values_are_read_back(valeurs: list[str]) -> None:
    with TemporaryDirectory() as dossier:
        write(Path(dossier), [SEPARATEUR.join(valeurs)])
        assert labels(Path(dossier)) == [valeurs]


@pytest.mark.parametrize("encodage", ["UTF-8", "ISO-8859-15"])
def test_everything_is_ascii_in_the_declared_encoding(tmp_path: Path, encodage: str) -> None:
    (chemin,) = write(tmp_path, ['Œuvre d\'É. & <Ł> "𝒳" €'], encodage=encodage)
    texte = chemin.read_bytes().decode("ascii")
    assert texte.startswith(
        f'<?xml version="1.0" encoding="{encodage}"?>\n<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n'
    )
    attendu = "&#338;uvre d&apos;&#201;. &amp; &lt;&#321;&gt; &quot;&#119987;&quot; &#8364;"
    assert f"<value>{attendu}</value>" in texte
    assert labels(tmp_path) == [['Œuvre d\'É. & <Ł> "𝒳" €']]


def test_nothing_is_an_empty_value(tmp_path: Path) -> None:
    (chemin,) = write(tmp_path, [None, ""])
    assert chemin.read_text(encoding="ascii").count('<attr name="ENTLibelleMatiere"><value/></attr>') == 2


def test_the_prologue(tmp_path: Path) -> None:
    (chemin,) = write(tmp_path, [])
    commentaires = re.findall(r"<!-- (.*) -->", chemin.read_text(encoding="ascii"))
    assert commentaires == [
        'versionAF="AAF-VE2407"',
        'versionSDET="Annexe 4bis version 6.4"',
        'codeAcademieExport="16"',
        'degre="2D"',
        'dateGenerationExport="06/10/2025"',
    ]


@pytest.mark.parametrize("version", ["a--b", "---", "é - -- -"])
def test_a_version_cannot_break_its_comment(tmp_path: Path, version: str) -> None:
    write(tmp_path, ["x"], version_sdet=version)
    assert labels(tmp_path) == [["x"]]


@pytest.mark.parametrize(
    ("nombre", "par_fichier", "tailles"), [(0, 3, [0]), (1, 3, [1]), (3, 3, [3]), (4, 3, [3, 1]), (6, 2, [2, 2, 2])]
)
def test_files_are_split_by_records(tmp_path: Path, nombre: int, par_fichier: int, tailles: list[int]) -> None:
    chemins = write(tmp_path, [f"m{rang}" for rang in range(nombre)], par_fichier=par_fichier)
    assert [chemin.name for chemin in chemins] == [
        f"ENT_Complet_20251006_MatiereEducNat_{rang:04d}.xml" for rang in range(len(tailles))
    ]
    assert [len(etree.parse(chemin).findall("addRequest")) for chemin in chemins] == tailles
    assert labels(tmp_path) == [[f"m{rang}"] for rang in range(nombre)]


def test_a_file_larger_than_a_batch(tmp_path: Path) -> None:
    libelles = [f"m{rang}" if rang % 2 else None for rang in range(LOT + 3)]
    write(tmp_path, libelles, par_fichier=10 * LOT)
    assert labels(tmp_path) == [[libelle or ""] for libelle in libelles]


def test_attributes_are_in_the_order_of_the_norm() -> None:
    noms = [nom for nom, _ in ELEVE.attributs]
    assert noms[:4] == ["ENTPersonJointure", "ENTEleveINE", "ENTEleveStructRattachId", "ENTPersonDateNaissance"]
    assert noms[-3:] == ["ENTPersonStructRattach", "ENTEleveClasses", "ENTEleveGroupes"]
    assert len(set(noms)) == 28


def test_the_archive_is_flat_and_its_sum_right(tmp_path: Path) -> None:
    fichiers = [*write(tmp_path, ["a", "b"], par_fichier=1), tmp_path / "ficAlimMENESR.dtd"]
    chemin, somme = write_archive(fichiers, tmp_path / "ENT_Complet_20251006.tgz")
    with tarfile.open(chemin) as archive:
        assert archive.getnames() == sorted(fichier.name for fichier in fichiers)
        lus = {membre.name: archive.extractfile(membre).read() for membre in archive}  # type: ignore[union-attr]
    assert lus == {fichier.name: fichier.read_bytes() for fichier in fichiers}
    assert somme.read_text(encoding="ascii") == f"{hashlib.md5(chemin.read_bytes()).hexdigest()}  {chemin.name}\n"
    subprocess.run(["md5sum", "-c", somme.name], cwd=tmp_path, check=True, stdout=subprocess.DEVNULL)


def test_the_archive_does_not_know_the_hour(tmp_path: Path) -> None:
    fichiers = write(tmp_path, ["a", "b"], par_fichier=1)
    avant = write_archive(fichiers, tmp_path / "x.tgz")[0].read_bytes()
    for fichier in fichiers:
        fichier.touch()
        fichier.chmod(0o600)
    assert write_archive(fichiers[::-1], tmp_path / "x.tgz")[0].read_bytes() == avant
