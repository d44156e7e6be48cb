"""Responsables exports: old and new links, persons, addresses."""

import pytest

from tests.formats.fabrique import FICHE, LIEN, only, pick, read, responsables, siecle, unreadable

CLES = "<ELEVE_ID>11</ELEVE_ID><PERSONNE_ID>21</PERSONNE_ID>"
DROITS = ("financier", "paiement", "contact", "heberge")


def test_a_person() -> None:
    personne = (
        "<LC_CIVILITE>MME</LC_CIVILITE><LL_CIVILITE>MADAME</LL_CIVILITE><NOM_DE_FAMILLE>ÉLAN</NOM_DE_FAMILLE>"
        "<NOM_USAGE>CERF</NOM_USAGE><PRENOM>Anne-Lise</PRENOM><TEL_PERSONNEL>1</TEL_PERSONNEL>"
        "<TEL_PORTABLE>+33600000000</TEL_PORTABLE><TEL_PROFESSIONNEL>3</TEL_PROFESSIONNEL><ACCEPTE_SMS>1</ACCEPTE_SMS>"
        "<MEL>a@exemple.fr</MEL><COMMUNICATION_ADRESSE>0</COMMUNICATION_ADRESSE><ADRESSE_ID>5</ADRESSE_ID>"
        "<CODE_PROFESSION>52</CODE_PROFESSION><ID_PRV_PER>4</ID_PRV_PER>"
    )
    ligne = only(responsables(personne), "responsables")
    assert pick(ligne, "personne_id", "civilite", "nom_famille", "nom_usage") == ("21", "MME", "ÉLAN", "CERF")
    assert pick(ligne, "prenom", "tel_personnel", "tel_portable") == ("Anne-Lise", "1", "+33600000000")
    assert pick(ligne, "tel_professionnel", "accepte_sms", "mel") == ("3", True, "a@exemple.fr")
    assert pick(ligne, "communication_adresse", "adresse_id") == (False, "5")


@pytest.mark.parametrize(
    ("ecrit", "lu"), [("M.", "M."), ("M", "M."), ("MME", "MME"), ("Mme ", "MME"), ("MLLE", "MME"), ("MLE", "MME")]
)
def test_civilities_of_every_year(ecrit: str, lu: str) -> None:
    assert only(responsables(f"<LC_CIVILITE>{ecrit}</LC_CIVILITE>"), "responsables")["civilite"] == lu


def test_an_unknown_civility_is_kept() -> None:
    donnees = responsables("<LC_CIVILITE>DR</LC_CIVILITE>")
    assert only(donnees, "responsables")["civilite"] is None
    assert unreadable(donnees) == [("responsables", "21", "LC_CIVILITE", "DR")]


def test_an_organisation_has_no_civility() -> None:
    donnees = responsables("<NOM_DE_FAMILLE>FOYER DU LAC</NOM_DE_FAMILLE>")
    assert pick(only(donnees, "responsables"), "civilite", "nom_famille") == (None, "FOYER DU LAC")
    assert unreadable(donnees) == []


def test_a_new_link_with_both_styles_of_boolean() -> None:
    lien = (
        f"{CLES}<NIVEAU_RESPONSABILITE>1</NIVEAU_RESPONSABILITE><CODE_PARENTE>10</CODE_PARENTE>"
        "<PAIE_FRAIS_SCOLAIRES>1</PAIE_FRAIS_SCOLAIRES><PERCOIT_LES_AIDES>true</PERCOIT_LES_AIDES>"
        "<HEBERGE_ELEVE>false</HEBERGE_ELEVE><A_CONTACTER_EN_PRIORITE>true</A_CONTACTER_EN_PRIORITE>"
    )
    ligne = only(responsables(lien=lien), "liens")
    assert pick(ligne, "eleve_id", "personne_id", "niveau", "parente") == ("11", "21", 1, "10")
    assert pick(ligne, *DROITS) == (True, True, True, False)


@pytest.mark.parametrize("paiement", ["PERS_PAIEMENT", "PERS_PAIMENT"])
def test_an_old_link(paiement: str) -> None:
    lien = (
        f"{CLES}<RESP_LEGAL>2</RESP_LEGAL><CODE_PARENTE>1</CODE_PARENTE><RESP_FINANCIER>0</RESP_FINANCIER>"
        f"<{paiement}>1</{paiement}><PERS_CONTACT>1</PERS_CONTACT>"
    )
    ligne = only(responsables(lien=lien, version="1.8"), "liens")
    assert pick(ligne, "niveau", "parente", *DROITS) == (1, "20", False, True, True, None)


@pytest.mark.parametrize(("resp_legal", "niveau"), [("1", 1), ("2", 1), ("0", 3)])
def test_old_levels_are_translated(resp_legal: str, niveau: int) -> None:
    assert only(responsables(lien=f"{CLES}<RESP_LEGAL>{resp_legal}</RESP_LEGAL>"), "liens")["niveau"] == niveau


@pytest.mark.parametrize("niveau", [1, 2, 3])
def test_new_levels_stay(niveau: int) -> None:
    lien = f"{CLES}<NIVEAU_RESPONSABILITE>{niveau} </NIVEAU_RESPONSABILITE>"
    assert only(responsables(lien=lien), "liens")["niveau"] == niveau


@pytest.mark.parametrize(
    ("balise", "texte"), [("NIVEAU_RESPONSABILITE", "0"), ("RESP_LEGAL", "3"), ("RESP_LEGAL", "oui")]
)
def test_an_unknown_level_is_kept(balise: str, texte: str) -> None:
    donnees = responsables(lien=f"{CLES}<{balise}>{texte}</{balise}>")
    assert only(donnees, "liens")["niveau"] is None
    assert unreadable(donnees) == [("liens", "11", balise, texte)]


def test_old_and_new_links_in_one_file() -> None:
    liens = (
        f"<RESPONSABLE_ELEVE>{CLES}<RESP_LEGAL>2</RESP_LEGAL></RESPONSABLE_ELEVE>"
        f"<RESPONSABLE_ELEVE>{CLES}<NIVEAU_RESPONSABILITE>2</NIVEAU_RESPONSABILITE></RESPONSABLE_ELEVE>"
    )
    bloc = f'<PERSONNES><PERSONNE PERSONNE_ID="21">{FICHE}</PERSONNE></PERSONNES><RESPONSABLES>{liens}</RESPONSABLES>'
    assert [lien["niveau"] for lien in read(siecle("BEE_RESPONSABLES", bloc))["liens"]] == [1, 2]


def test_one_link_with_old_and_new_names_takes_the_new() -> None:
    lien = (
        f"{CLES}<NIVEAU_RESPONSABILITE>2</NIVEAU_RESPONSABILITE><RESP_LEGAL>1</RESP_LEGAL>"
        "<PERCOIT_LES_AIDES>false</PERCOIT_LES_AIDES><PERS_PAIEMENT>1</PERS_PAIEMENT><CODE_PARENTE>5</CODE_PARENTE>"
    )
    assert pick(only(responsables(lien=lien), "liens"), "niveau", "paiement", "parente") == (2, False, "51")


@pytest.mark.parametrize(
    ("ancien", "nouveau"),
    [
        ("1", "20"),
        ("2", "10"),
        ("3", "50"),
        ("4", "39"),
        ("5", "51"),
        ("6", "90"),
        ("7", "70"),
        ("10", "10"),
        ("2 ", "10"),
    ],
)
def test_kinship_is_on_two_digits(ancien: str, nouveau: str) -> None:
    assert only(responsables(lien=f"{LIEN}<CODE_PARENTE>{ancien}</CODE_PARENTE>"), "liens")["parente"] == nouveau


def test_a_person_without_link_is_kept() -> None:
    personnes = "".join(f'<PERSONNE PERSONNE_ID="{cle}">{FICHE}</PERSONNE>' for cle in (21, 22))
    bloc = (
        f"<PERSONNES>{personnes}</PERSONNES><RESPONSABLES><RESPONSABLE_ELEVE>{LIEN}</RESPONSABLE_ELEVE></RESPONSABLES>"
    )
    tables = read(siecle("BEE_RESPONSABLES", bloc))
    assert [ligne["personne_id"] for ligne in tables["responsables"]] == ["21", "22"]


def test_addresses_say_which_file_they_are_of() -> None:
    adresse = '<ADRESSE ADRESSE_ID="5"><LIGNE1_ADRESSE>1 quai Haut</LIGNE1_ADRESSE><CODE_POSTAL>31000</CODE_POSTAL>'
    suite = f"<ADRESSES>{adresse}<LIBELLE_POSTAL>TOULOUSE</LIBELLE_POSTAL></ADRESSE></ADRESSES>"
    ligne = only(responsables(suite=suite), "adresses")
    assert pick(ligne, "source", "adresse_id", "ligne1") == ("responsables", "5", "1 quai Haut")
    assert pick(ligne, "code_postal", "ville") == ("31000", "TOULOUSE")
