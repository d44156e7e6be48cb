"""Bytes from anywhere: a reader gives tables or refuses the file; it does nothing else."""

import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rentree.formats.fichiers import find_files
from rentree.formats.lecture import read_export, recognise
from rentree.formats.personnels.reader import read_lists, read_tables
from rentree.formats.refus import FichierRefuse
from rentree.formats.releve import Provenance
from tests.formats.archives import zip_of
from tests.formats.fabrique import ANNEE, FICHIER, UAI, eleves, responsables, sts
from tests.formats.test_referentiels import nomenclature, structures

EXPORTS = [
    eleves("<NOM>É&amp;</NOM><DATE_NAISS>01/02/2014</DATE_NAISS><ADHESION_TRANSPORT>1</ADHESION_TRANSPORT>"),
    eleves("<NOM>É</NOM>", encodage="UTF-16"),
    responsables(),
    nomenclature(),
    structures(),
    sts("<DATE_NAISSANCE>1980-05-06</DATE_NAISSANCE><DISCIPLINES><DISCIPLINE CODE='L'/></DISCIPLINES>"),
]
ARCHIVES = [
    zip_of({"é.xml": EXPORTS[0], "b.zip": zip_of({"c.xml": EXPORTS[2]})}, methode=methode)
    for methode in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
]
LISTE = f'uai;id;prenom;date_naissance\n{UAI};1;"Zoé";06/05/1980\n{UAI};2;Léa;\n'.encode()
MORCEAUX = st.binary(max_size=6) | st.sampled_from(
    [b"<", b">", b"&", b'"', b"\x00", b"<!ENTITY", b"<!DOCTYPE a [", b"<![CDATA[", b"9" * 30, b"\xc2\xb2", b"\r", b"-1"]
)


@st.composite
def spoilt(draw: st.DrawFn, *sources: bytes) -> bytes:
    """A good file in which a few pieces were replaced, added or cut away."""
    donnees = draw(st.sampled_from(sources))
    for _ in range(draw(st.integers(1, 4))):
        debut = draw(st.integers(0, len(donnees)))
        donnees = donnees[:debut] + draw(MORCEAUX) + donnees[debut + draw(st.integers(0, 8)) :]
    return donnees


def only_refuses(lire: Callable[[], object]) -> None:
    """Run a reader: what it raises can only be a refusal with a place and an advice."""
    try:
        lire()
    except FichierRefuse as refus:
        assert refus.ou
        assert refus.que_faire


@given(donnees=st.binary(max_size=200) | spoilt(*EXPORTS))
@settings(max_examples=400)
@example(donnees=EXPORTS[0].replace(b"<ANNEE_SCOLAIRE>2025", b"<ANNEE_SCOLAIRE>20\xb25"))
@example(donnees=EXPORTS[0].replace(b"2014<", b"99999999999999999999<"))
def test_any_bytes_as_an_export(donnees: bytes) -> None:
    only_refuses(lambda: read_export(donnees, fichier=FICHIER))


@given(donnees=st.binary(max_size=200) | spoilt(LISTE))
@settings(max_examples=300)
def test_any_bytes_as_a_list_of_staff(donnees: bytes) -> None:
    def lire() -> None:
        for liste in read_lists(donnees, fichier=FICHIER):
            read_tables(liste, Provenance(liste.uai, ANNEE, "0" * 16))

    only_refuses(lire)


@given(
    donnees=st.binary(max_size=100) | spoilt(*ARCHIVES) | spoilt(*EXPORTS, LISTE),
    suffixe=st.sampled_from([".xml", ".csv", ".zip", ""]),
)
@settings(max_examples=400, deadline=None)
def test_any_bytes_as_a_file(donnees: bytes, suffixe: str) -> None:
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / f"depot{suffixe}"
        chemin.write_bytes(donnees)
        for trouve in find_files([chemin]):
            if trouve.refus is None:
                only_refuses(trouve.fichier.read)
                only_refuses(lambda fichier=trouve.fichier: recognise(fichier))  # type: ignore[misc]
