"""The entry masks: what they find, and above all what they leave alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.controles.peignes import (
    CARACTERE_INTERDIT,
    CARACTERE_PERDU,
    CHIFFRE,
    CIVILITE,
    DEUX_PERSONNES,
    ESPACES,
    ET_SEUL,
    FAUTES,
    ILLISIBLE,
    MAXIMUM,
    TROP_LONG,
    VIDE,
    analyse_nom,
    analyse_prenom,
)

SAINS = (
    "O'BRIEN", "O’BRIEN", "N'DIAYE", "D'ALMEIDA", "DE LA TOUR", "ETIENNE", "M'BAREK", "EL MEHDI", "LE GOFF",
    "D'ARC-LUX", "MARIE-HÉLÈNE", "Marie‑Hélène", "Noël", "NEEL", "MADAMET", "ROMEO", "VEUVEY", "MONSIEURET", "EPOUXLIN",
    "NGUYỄN", "Nguyễn Thị Ánh", "TRẦN", "DA CONCEIÇÃO", "COSTA E SILVA", "DOS SANTOS", "GARCÍA LÓPEZ",
    "ORTEGA Y GASSET", "PUIG I CADAFALCH", "MUÑOZ", "Þórdís", "ŁUKASZ", "STRAẞER", "ŒUVRARD", "MƏMMƏDOV", "BETOU",
    "MRAD", "OUEDRAOGO", "OU", "LI OU", "ETE", "ETCHEBERRY", "M", "Y", "X", "Ô", "A", "JEAN-M", "VON DER OHE",
    "AIT OUALI", "T'SERSTEVENS",
)  # fmt: skip


@pytest.mark.parametrize("valeur", SAINS)
def test_nothing_to_say(valeur: str) -> None:
    assert analyse_nom(valeur) == ()
    assert analyse_prenom(valeur) == ()


@pytest.mark.parametrize("valeur", ["NEE", "NÉE", "VEUVE", "MONSIEUR", "EPOUX", "M"])
def test_whole_names_that_exist(valeur: str) -> None:
    assert analyse_nom(valeur) == ()


@pytest.mark.parametrize(
    ("valeur", "fautes"),
    [
        ("M. MME MANENTE", (CIVILITE,)),
        ("MR DUPONT", (CIVILITE,)),
        ("M.DUPONT", (CIVILITE,)),
        ("M. ET MME DUPONT", (DEUX_PERSONNES, CIVILITE)),
        ("DUPONT NÉE MARTIN", (CIVILITE,)),
        ("DUPONT (MME)", (CIVILITE, CARACTERE_INTERDIT)),
        ("DUPONT ÉPOUSE MARTIN", (CIVILITE,)),
        ("MLLE", (CIVILITE,)),
        ("Mme", (CIVILITE,)),
        ("Madame", (CIVILITE,)),
        ("MARTIN ET FILS", (DEUX_PERSONNES,)),
        ("MARTIN OU DUPONT", (DEUX_PERSONNES,)),
        ("MARTIN&DUPONT", (DEUX_PERSONNES,)),
        ("MARTIN 2", (CHIFFRE,)),
        ("MART?N", (CARACTERE_PERDU,)),
        ("MART\ufffdN", (CARACTERE_PERDU,)),
        ("MARTIN/DUPONT", (CARACTERE_INTERDIT,)),
        ("MARTIN, DUPONT", (CARACTERE_INTERDIT,)),
        ("MARTIN &", (CARACTERE_INTERDIT,)),
        ("ST. JEAN", (CARACTERE_INTERDIT,)),
        ("李 WEI", (CARACTERE_INTERDIT,)),
        ("DE  LA TOUR", (ESPACES,)),
        (" MARTIN", (ESPACES,)),
        ("A" * (MAXIMUM + 1), (TROP_LONG,)),
        ("李", (ILLISIBLE,)),
        ("Иван", (ILLISIBLE,)),
        ("???", (ILLISIBLE,)),
        ("-", (ILLISIBLE,)),
        ("123", (ILLISIBLE,)),
        ("", (VIDE,)),
        (" \u00a0", (VIDE,)),
        ("ET", (ET_SEUL,)),
    ],
)
def test_faults_of_a_name(valeur: str, fautes: tuple[str, ...]) -> None:
    assert analyse_nom(valeur) == fautes


@pytest.mark.parametrize(
    ("valeur", "fautes"),
    [
        ("Guy Et Yvette", (DEUX_PERSONNES,)),
        ("René et Suzanne", (DEUX_PERSONNES,)),
        ("Tino & Suzanne", (DEUX_PERSONNES,)),
        ("Tino+Suzanne", (DEUX_PERSONNES,)),
        ("Tino / Suzanne", (DEUX_PERSONNES,)),
        ("Paul Ou Pierre", (DEUX_PERSONNES,)),
        ("Et", ()),
        ("Monsieur", (CIVILITE,)),
        ("Mme Anne", (CIVILITE,)),
        ("Anne (Marie)", (CARACTERE_INTERDIT,)),
        ("J.-P.", (CARACTERE_INTERDIT,)),
        ("Mª Carmen", (CARACTERE_INTERDIT,)),
        ('Anne "Nana"', (CARACTERE_INTERDIT,)),
    ],
)
def test_faults_of_a_first_name(valeur: str, fautes: tuple[str, ...]) -> None:
    assert analyse_prenom(valeur) == fautes


@given(st.text())
def test_any_text_gives_known_faults_in_order(valeur: str) -> None:
    for fautes in (analyse_nom(valeur), analyse_prenom(valeur)):
        assert list(fautes) == [faute for faute in FAUTES if faute in fautes]


@given(st.text(alphabet="BCDFGHJKLPQRSTVWXZÉÈÇÑÖ'-", min_size=1, max_size=MAXIMUM))
def test_letters_apostrophes_and_hyphens_are_never_a_fault(valeur: str) -> None:
    assert analyse_nom(f"A{valeur}A"[:MAXIMUM]) == ()


@given(st.text(min_size=1), st.sampled_from(["&", "+"]))
def test_two_words_and_a_sign_are_two_people(_: str, signe: str) -> None:
    assert DEUX_PERSONNES in analyse_prenom(f"Guy {signe} Yvette")


@given(st.text(alphabet="abcéÉŁ '-.&?2", max_size=20))
def test_case_changes_nothing(valeur: str) -> None:
    assert analyse_nom(valeur) == analyse_nom(valeur.upper())
