"""A file cut anywhere is refused; only trailing white space may be missing."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.formats.lecture import read_export
from rentree.formats.refus import FichierRefuse, FichierTronque, FichierVide
from tests.formats.fabrique import FICHIER, eleves, read, responsables, sts

ECRITURES: dict[str, Callable[[], bytes]] = {
    "eleves": lambda: eleves('<NOM>É<![CDATA[&]]></NOM><!-- > --><PRENOM>A&amp;B</PRENOM><MEL X="a>b"/>'),
    "responsables": responsables,
    "sts": sts,
    "utf-8": lambda: eleves("<NOM>ÉÈŒ</NOM>", encodage="UTF-8"),
    "utf-16": lambda: eleves("<NOM>ÉÈŒ</NOM>", encodage="UTF-16"),
    "avec un bom": lambda: b"\xef\xbb\xbf" + eleves("<NOM>ÉÈŒ</NOM>", encodage="UTF-8"),
}


@given(nom=st.sampled_from(sorted(ECRITURES)), part=st.floats(0, 1, exclude_max=True))
def test_a_cut_anywhere(nom: str, part: float) -> None:
    entier = ECRITURES[nom]()
    coupe = entier[: int(part * len(entier))]
    if coupe.replace(b"\x00", b"").endswith((b"</BEE_ELEVES>", b"</BEE_RESPONSABLES>", b"</STS_EDT>")):
        return
    with pytest.raises(FichierRefuse) as refus:
        read_export(coupe, fichier=FICHIER)
    assert refus.value.ou.startswith(FICHIER)


@pytest.mark.parametrize("nom", ECRITURES)
def test_past_its_declaration_a_cut_is_called_a_cut(nom: str) -> None:
    entier = ECRITURES[nom]()
    debut = min(place for balise in (b"<B", b"<S", b"<\x00B") if (place := entier.find(balise)) > 0) + 2
    fin = len(entier.rstrip(b"\n\x00")) - (1 if nom != "utf-16" else 2)
    for place in range(debut, fin, 1 if nom != "utf-16" else 2):
        with pytest.raises(FichierRefuse) as refus:
            read_export(entier[:place], fichier=FICHIER)
        assert isinstance(refus.value, FichierTronque), (entier[:place][-40:], refus.value)


@given(place=st.integers(0, 3))
def test_missing_white_space_at_the_end_changes_nothing(place: int) -> None:
    entier = eleves() + b"  \n"
    coupe = entier[: len(entier) - place]
    assert [ligne["nom_famille"] for ligne in read(coupe)["eleves"]] == ["TESTARD"]


@pytest.mark.parametrize("vide", [b"", b"\n", b" \t\r\n"])
def test_nothing_at_all(vide: bytes) -> None:
    with pytest.raises(FichierVide, match="est vide"):
        read_export(vide, fichier=FICHIER)
