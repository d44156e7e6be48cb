"""Eleves exports: every version, and what real files do."""

import datetime as dt

import pytest

from tests.formats.fabrique import ANNEE, FICHE, UAI, eleves, only, pick, read, siecle, unreadable

OPTION = "<NUM_OPTION>1</NUM_OPTION><CODE_MODALITE_ELECT>O</CODE_MODALITE_ELECT><CODE_MATIERE>030201</CODE_MATIERE>"


def test_new_names_feed_their_columns() -> None:
    fiche = (
        "<ID_NATIONAL>990100001AB</ID_NATIONAL><ELENOET>401</ELENOET><NOM_DE_FAMILLE>D'ÉTÉ</NOM_DE_FAMILLE>"
        "<NOM_USAGE>VENT</NOM_USAGE><PRENOM>Maëlle</PRENOM><PRENOM2>Lou</PRENOM2><PRENOM3>Ève</PRENOM3>"
        "<DATE_NAISS>03/02/2014</DATE_NAISS><CODE_SEXE>2</CODE_SEXE><CODE_MEF>10010012110</CODE_MEF>"
        "<CODE_STATUT>ST</CODE_STATUT><CODE_REGIME>24</CODE_REGIME>"
    )
    ligne = only(eleves(fiche), "eleves")
    assert pick(ligne, "eleve_id", "elenoet", "ine") == ("11", "401", "990100001AB")
    assert pick(ligne, "nom_famille", "nom_usage", "prenom") == ("D'ÉTÉ", "VENT", "Maëlle")
    assert pick(ligne, "prenom2", "prenom3", "sexe", "code_mef") == ("Lou", "Ève", "2", "10010012110")
    assert pick(ligne, "date_naissance", "statut", "regime") == (dt.date(2014, 2, 3), "ST", "24")


def test_coming_leaving_and_contact() -> None:
    fiche = (
        "<DATE_ENTREE>02/09/2024</DATE_ENTREE><DATE_SORTIE>04/07/2025</DATE_SORTIE><MEL>z@exemple.fr</MEL>"
        "<CODE_MOTIF_SORTIE>10</CODE_MOTIF_SORTIE><ADRESSE_ID>9</ADRESSE_ID>"
        "<TEL_PERSONNEL>1</TEL_PERSONNEL><TEL_PORTABLE>2</TEL_PORTABLE><TEL_PROFESSIONNEL>3</TEL_PROFESSIONNEL>"
    )
    ligne = only(eleves(fiche), "eleves")
    assert pick(ligne, "date_entree", "date_sortie", "motif_sortie") == (dt.date(2024, 9, 2), dt.date(2025, 7, 4), "10")
    assert pick(ligne, "mel", "adresse_id") == ("z@exemple.fr", "9")
    assert pick(ligne, "tel_personnel", "tel_portable", "tel_professionnel") == ("1", "2", "3")


def test_every_row_carries_its_provenance() -> None:
    tables = read(
        eleves(suite=f'<OPTIONS><OPTION ELEVE_ID="11"><OPTIONS_ELEVE>{OPTION}</OPTIONS_ELEVE></OPTION></OPTIONS>')
    )
    lignes = [ligne for table in ("eleves", "eleve_options") for ligne in tables[table]]
    assert {pick(ligne, "uai", "annee") for ligne in lignes} == {(UAI, ANNEE)}
    (empreinte,) = {str(ligne["empreinte"]) for ligne in lignes}
    assert len(empreinte) == 16
    assert int(empreinte, 16) >= 0


def test_old_name_and_new_name_in_one_file() -> None:
    ancien = "<NOM>VIEUX</NOM><PRENOM>Ana</PRENOM>"
    bloc = f'<ELEVES><ELEVE ELEVE_ID="1">{ancien}</ELEVE><ELEVE ELEVE_ID="2">{FICHE}</ELEVE></ELEVES>'
    lus = read(siecle("BEE_ELEVES", bloc, version="1.8"))["eleves"]
    assert [pick(lu, "eleve_id", "nom_famille") for lu in lus] == [("1", "VIEUX"), ("2", "TESTARD")]


def test_the_new_name_wins_over_the_old_one() -> None:
    ligne = only(eleves("<NOM>VIEUX</NOM><NOM_DE_FAMILLE>NEUF</NOM_DE_FAMILLE>"), "eleves")
    assert ligne["nom_famille"] == "NEUF"


def test_a_blank_new_name_leaves_the_old_one() -> None:
    ligne = only(eleves("<NOM_DE_FAMILLE> </NOM_DE_FAMILLE><NOM>VIEUX</NOM>"), "eleves")
    assert ligne["nom_famille"] == "VIEUX"


@pytest.mark.parametrize(
    ("fiche", "ine"),
    [
        ("<ID_NATIONAL>A</ID_NATIONAL><INE_BEA>B</INE_BEA><INE_RNIE>C</INE_RNIE>", "A"),
        ("<INE_BEA>B</INE_BEA><INE_RNIE>C</INE_RNIE>", "C"),
        ("<ID_NATIONAL/><INE_BEA>B</INE_BEA><INE_RNIE> </INE_RNIE>", "B"),
        (FICHE, None),
    ],
)
def test_the_ine_has_three_names(fiche: str, ine: str | None) -> None:
    assert only(eleves(fiche), "eleves")["ine"] == ine


@pytest.mark.parametrize("vide", ["", "<NOM_USAGE/>", "<NOM_USAGE></NOM_USAGE>", "<NOM_USAGE> \n\t </NOM_USAGE>"])
def test_absent_empty_and_blank_are_alike(vide: str) -> None:
    assert only(eleves(FICHE + vide), "eleves")["nom_usage"] is None


def test_padded_codes_are_trimmed() -> None:
    suite = (
        '<STRUCTURES><STRUCTURES_ELEVE ELEVE_ID=" 11"><STRUCTURE><CODE_STRUCTURE>3 2     </CODE_STRUCTURE>'
        "<TYPE_STRUCTURE>D </TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE></STRUCTURES>"
    )
    donnees = eleves("<CODE_REGIME>2 </CODE_REGIME><NOM> TESTARD </NOM>", suite=suite)
    assert pick(only(donnees, "eleves"), "regime", "nom_famille") == ("2", "TESTARD")
    assert pick(only(donnees, "eleve_structures"), "eleve_id", "code", "type") == ("11", "3 2", "D")


@pytest.mark.parametrize(
    ("texte", "lu"), [("1", True), ("0", False), ("true", True), ("false", False), ("O", True), ("N", False)]
)
def test_booleans_of_every_style(texte: str, lu: bool) -> None:
    for ecrit in (texte, texte.upper(), f" {texte} "):
        fiche = f"<ADHESION_TRANSPORT>{ecrit}</ADHESION_TRANSPORT>"
        assert only(eleves(fiche), "eleves")["transport"] is lu


@pytest.mark.parametrize("texte", ["2", "peut-être", "01"])
def test_an_unreadable_boolean_is_kept(texte: str) -> None:
    donnees = eleves(f"<ADHESION_TRANSPORT>{texte}</ADHESION_TRANSPORT>")
    assert only(donnees, "eleves")["transport"] is None
    assert unreadable(donnees) == [("eleves", "11", "ADHESION_TRANSPORT", texte)]


@pytest.mark.parametrize(
    "texte",
    [
        "31/02/2014",
        "2014-02-03",
        "03/02/14",
        "3 février 2014",
        "00/00/0000",
        "03/02/2014 00:00",
        "1/1/99999999999999",
        "٠٣/٠٢/٢٠١٤",
    ],
)
def test_an_unreadable_date_is_kept(texte: str) -> None:
    donnees = eleves(f"{FICHE}<DATE_NAISS>{texte}</DATE_NAISS>", encodage="UTF-8")
    assert pick(only(donnees, "eleves"), "date_naissance", "nom_famille") == (None, "TESTARD")
    assert unreadable(donnees) == [("eleves", "11", "DATE_NAISS", texte)]


def test_each_unreadable_value_keeps_its_own_fiche() -> None:
    fiches = "".join(
        f'<ELEVE ELEVE_ID="{cle}"><DATE_NAISS>{date}</DATE_NAISS></ELEVE>'
        for cle, date in ((1, "hier"), (2, "01/02/2013"), (3, "hier"), (4, ""))
    )
    donnees = siecle("BEE_ELEVES", f"<ELEVES>{fiches}</ELEVES>")
    assert [ligne["date_naissance"] for ligne in read(donnees)["eleves"]] == [None, dt.date(2013, 2, 1), None, None]
    assert [cas[1] for cas in unreadable(donnees)] == ["1", "3"]


def test_last_year_is_not_this_year() -> None:
    an_dernier = (
        "<SCOLARITE_AN_DERNIER><CODE_MEF>00310002220</CODE_MEF><CODE_REGIME>3</CODE_REGIME></SCOLARITE_AN_DERNIER>"
    )
    assert pick(only(eleves(FICHE + an_dernier), "eleves"), "code_mef", "regime") == (None, None)


def test_the_two_spellings_of_the_options_block() -> None:
    neuf = f'<OPTIONS><OPTION ELEVE_ID="11"><OPTIONS_ELEVE>{OPTION}</OPTIONS_ELEVE></OPTION></OPTIONS>'
    ancien = f'<OPTIONS><OPTIONS_ELEVE ELEVE_ID="11"><OPTION>{OPTION}</OPTION></OPTIONS_ELEVE></OPTIONS>'
    lus = [
        pick(only(eleves(suite=s), "eleve_options"), "eleve_id", "rang", "modalite", "code_matiere")
        for s in (neuf, ancien)
    ]
    assert lus == [("11", 1, "O", "030201")] * 2


@pytest.mark.parametrize("texte", ["premier", "1.5", "99999999999", "9" * 5000])
def test_an_unreadable_rank_is_kept(texte: str) -> None:
    option = f"<OPTIONS_ELEVE><NUM_OPTION>{texte}</NUM_OPTION></OPTIONS_ELEVE>"
    donnees = eleves(suite=f'<OPTIONS><OPTION ELEVE_ID="11">{option}</OPTION></OPTIONS>')
    assert only(donnees, "eleve_options")["rang"] is None
    assert unreadable(donnees) == [("eleve_options", "11", "NUM_OPTION", texte)]


def test_several_structures_of_one_pupil() -> None:
    structure = "<STRUCTURE><CODE_STRUCTURE>{}</CODE_STRUCTURE><TYPE_STRUCTURE>{}</TYPE_STRUCTURE></STRUCTURE>"
    bloc = structure.format("6A", "D") + structure.format("6AB-ANG 1", "G")
    suite = f'<STRUCTURES><STRUCTURES_ELEVE ELEVE_ID="11" ELENOET="401">{bloc}</STRUCTURES_ELEVE></STRUCTURES>'
    lus = read(eleves(suite=suite))["eleve_structures"]
    assert [pick(lu, "eleve_id", "type", "code") for lu in lus] == [("11", "D", "6A"), ("11", "G", "6AB-ANG 1")]


def test_a_repeated_structure_block_loses_nothing() -> None:
    bloc = (
        '<STRUCTURES_ELEVE ELEVE_ID="11"><STRUCTURE><CODE_STRUCTURE>6A</CODE_STRUCTURE>'
        "<TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE></STRUCTURES_ELEVE>"
    )
    assert len(read(eleves(suite=f"<STRUCTURES>{bloc}{bloc}</STRUCTURES>"))["eleve_structures"]) == 2


@pytest.mark.parametrize(
    ("bourse", "boursier"),
    [
        ('<BOURSE ELEVE_ID="11"><CODE_BOURSE>8</CODE_BOURSE></BOURSE>', True),
        ('<BOURSE ELEVE_ID=" 11 "><CODE_BOURSE/><CODE_BOURSE>1 </CODE_BOURSE></BOURSE>', True),
        ('<BOURSE ELEVE_ID="11"><CODE_BOURSE> </CODE_BOURSE></BOURSE>', False),
        ('<BOURSE ELEVE_ID="12"><CODE_BOURSE>8</CODE_BOURSE></BOURSE>', False),
        ("", False),
    ],
)
def test_grants(bourse: str, boursier: bool) -> None:
    assert only(eleves(suite=f"<BOURSES>{bourse}</BOURSES>"), "eleves")["boursier"] is boursier


def test_the_pupils_own_address() -> None:
    adresse = (
        '<ADRESSE ADRESSE_ID="9"><LIGNE1_ADRESSE></LIGNE1_ADRESSE><LIGNE2_ADRESSE>4 rue Basse</LIGNE2_ADRESSE>'
        "<CODE_POSTAL>     </CODE_POSTAL><LL_PAYS>ESPAGNE</LL_PAYS><COMMUNE_ETRANGERE>JACA</COMMUNE_ETRANGERE>"
        "</ADRESSE>"
    )
    ligne = only(eleves(suite=f"<ADRESSES>{adresse}</ADRESSES>"), "adresses")
    assert pick(ligne, "source", "adresse_id", "ligne1", "ligne2") == ("eleves", "9", None, "4 rue Basse")
    assert pick(ligne, "code_postal", "ville", "pays") == (None, "JACA", "ESPAGNE")


def test_an_export_without_addresses() -> None:
    assert read(eleves(suite="<ADRESSES />"))["adresses"] == []


def test_a_repeated_fiche_gives_two_rows() -> None:
    fiche = f'<ELEVE ELEVE_ID="11">{FICHE}</ELEVE>'
    lus = read(siecle("BEE_ELEVES", f"<ELEVES>{fiche}{fiche}</ELEVES>"))["eleves"]
    assert [pick(lu, "eleve_id", "ligne") for lu in lus] == [("11", 1), ("11", 2)]


def test_a_repeated_element_gives_one_value() -> None:
    assert only(eleves("<PRENOM>Zoé</PRENOM><PRENOM>Léa</PRENOM>"), "eleves")["prenom"] == "Léa"


def test_unknown_elements_and_attributes_are_passed_over() -> None:
    suite = '<DPPS>\n</DPPS><NOUVEAUTE><ELEVE ELEVE_ID="99"><NOM>INTRUS</NOM></ELEVE></NOUVEAUTE>'
    fiche = f'{FICHE}<NEUF X="1">valeur</NEUF><BLOC><PRENOM>Intrus</PRENOM></BLOC>'
    ligne = only(eleves(fiche, suite=suite), "eleves")
    assert pick(ligne, "eleve_id", "nom_famille", "prenom") == ("11", "TESTARD", "Zoé")


def test_order_of_elements_is_free() -> None:
    endroit, envers = "<NOM>TESTARD</NOM><PRENOM>Zoé</PRENOM>", "<PRENOM>Zoé</PRENOM><NOM>TESTARD</NOM>"
    lus = [pick(only(eleves(fiche), "eleves"), "nom_famille", "prenom") for fiche in (endroit, envers)]
    assert lus[0] == lus[1] == ("TESTARD", "Zoé")
