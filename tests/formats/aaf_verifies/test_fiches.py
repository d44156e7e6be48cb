"""What is said of records by themselves: identifiers, attributes, values that must be there, shapes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from rentree.formats.aaf.connus import CONNUS
from rentree.formats.aaf.spec import CATEGORIES
from rentree.formats.aaf.verification.fiches import EXIGENCES, EXIGES, check_records
from rentree.formats.aaf.verification.formes import FORMES
from rentree.formats.aaf.verification.regles import REGLES
from tests.formats.aaf_recus.documents import Fiche
from tests.formats.aaf_verifies.justes import (
    ELEVE,
    Fiches,
    Valeur,
    changed,
    edited,
    more,
    premier_degre,
    read,
    rules,
    second_degre,
)


def found(fiches: Fiches) -> set[str]:
    return rules(check_records(read(fiches)))


@pytest.mark.parametrize("fiches", [second_degre(), premier_degre()], ids=["2D", "1D"])
def test_a_right_set_has_nothing_to_say(fiches: Fiches) -> None:
    assert found(fiches) == set()


def test_prefixed_identifiers_are_said_once_and_break_no_shape() -> None:
    """An ENT of several académies puts the name of each one before its numbers."""
    eleve = {
        "ENTElevePersRelEleve": "AIX-201$10$1$1$1$0", "ENTEleveAdresseRel": "AIX-201",
        "ENTPersonStructRattach": "AIX-1", "ENTEleveClasses": "AIX-1$6A",
    }  # fmt: skip
    assert found({"Eleve": [Fiche("AIX-101", {**ELEVE, **eleve})]}) == {"identifiant-forme"}


@pytest.mark.parametrize(
    ("categorie", "attribut", "valeur", "regle"),
    [
        ("Eleve", "ENTElevePersRelEleve", "201$10$1$1$1", "composite-champs"),
        ("Eleve", "ENTElevePersRelEleve", ["201$10$1$1$1$0", "202$20$0"], "composite-champs"),
        ("Eleve", "ENTElevePersRelEleve", "201$10$1$3$1$0", "lien-drapeaux"),
        ("Eleve", "ENTEleveClasses", "6A", "composite-champs"),
        ("Eleve", "ENTEleveClasses", "1$6A ", "code-structure"),
        ("Eleve", "ENTEleveGroupes", "1$UN GROUPE DE PLUS DE QUATORZE", "code-structure"),
        ("Eleve", "ENTEleveClasses", ["1$6A", "1"], "composite-champs"),
        ("Eleve", "ENTPersonDateNaissance", "2014-02-14", "date-forme"),
        ("Eleve", "ENTPersonDateNaissance", "14/13/2014", "date-forme"),
        ("Eleve", "ENTEleveBoursier", "OUI", "booleen-forme"),
        ("Eleve", "ENTEleveTransport", "0", "booleen-forme"),
        ("Eleve", "ENTEleveINE", "123", "ine-forme"),
        ("Eleve", "ENTEleveMEF", "1001001211", "mef-forme"),
        ("Eleve", "ENTEleveLibelleMEF", "L" * 41, "libelle-long"),
        ("Eleve", "ENTEleveCodeEnseignements", ["030201", "61300"], "matiere-forme"),
        ("Eleve", "ENTEleveAdresseRel", "la mère", "numero-forme"),
        ("Eleve", "ENTPersonAdresse", "1 RUE$31000", "adresse-lignes"),
        ("Eleve", "personalTitle", "Madame", "civilite-forme"),
        ("PersRelEleve", "mail", "ada chez exemple", "mel-forme"),
        ("PersRelEleve", "ENTPersonAdresseDiffusion", "o", "booleen-forme"),
        ("PersEducNat", "ENTPersonFonctions", "1$ENS$ENSEIGNEMENT", "composite-champs"),
        ("PersEducNat", "ENTAuxEnsClassesMatieres", "1$6A$030201$ANGLAIS", "composite-champs"),
        ("PersEducNat", "ENTAuxEnsClassesMatieres", "1$6A$MATHS", "matiere-forme"),
        ("PersEducNat", "ENTAuxEnsMEF", "1$10010012110", "composite-champs"),
        ("EtabEducNat", "ENTStructureUAI", "0310001A", "uai-forme"),
        ("EtabEducNat", "ENTStructureSIREN", "193100010", "siret-forme"),
        ("EtabEducNat", "ENTStructureNomCourant", "CLG$LE PASTEL", "composite-champs"),
        ("EtabEducNat", "ENTStructureClasses", "6A", "composite-champs"),
        ("EtabEducNat", "ENTStructureClasses", "6A$SIXIEME A$1001", "mef-forme"),
        ("EtabEducNat", "ENTStructureGroupes", "$$6A", "composite-champs"),
        ("EtabEducNat", "ENTEtablissementContrat", "OO", "code-liste"),
        ("MefEducNat", "ENTMEFSTAT11", "2111", "mef-forme"),
    ],
)
def test_a_value_that_has_not_its_shape_is_said(categorie: str, attribut: str, valeur: Valeur, regle: str) -> None:
    constats = list(check_records(read(changed(second_degre(), categorie, **{attribut: valeur}))))
    assert [(un.regle.id, un.categorie, un.attribut, un.nombre) for un in constats] == [(regle, categorie, attribut, 1)]
    assert len(constats[0].exemples) == 1


@pytest.mark.parametrize(
    ("categorie", "attribut", "valeur", "regle"),
    [
        ("Eleve", "ENTPersonClasses", "8$73196", "composite-champs"),
        ("Eleve", "ENTEleveAutoriteParentale", "201$10$1", "composite-champs"),
        ("Eleve", "ENTEleveNiveau", "CP", "composite-champs"),
        ("Eleve", "ENTEleveRestaurantScolaire", "oui", "booleen-forme"),
        ("Eleve", "ENTEleveDateEntreeClasses", "8$2025-09-01$73196", "date-forme"),
        ("EtabEducNat", "ENTEcoleCommune", "TOULOUSE", "composite-champs"),
        ("PersEducNat", "ENTEnsSpecialites", "D0000", "composite-champs"),
    ],
)
def test_the_first_degree_has_its_own_shapes(categorie: str, attribut: str, valeur: str, regle: str) -> None:
    assert found(changed(premier_degre(), categorie, **{attribut: valeur})) == {regle}


@pytest.mark.parametrize(
    "valeurs",
    [
        {"ENTEleveINE": "1234567890A"},
        {"ENTElevePersRelEleve": "201$1$1$2$0$0"},
        {"ENTPersonAdresse": "1 RUE DU LAVOIR"},
        {"ENTEleveMEF": "2410023A11C", "ENTEleveCodeEnseignements": ["170K00", "061300"]},
        {"ENTEleveGroupes": ["1$5C GR1", "1$6AGL-1_b"]},
        {"ENTEleveGroupes": "", "ENTElevePersRelEleve": ""},
        {"ENTEleveEnseignements": ["É" * 40, "MATHEMATIQUES"]},
    ],
    ids=", ".join,
)
def test_shapes_of_every_version_are_accepted(valeurs: dict[str, Valeur]) -> None:
    assert found(changed(second_degre(), "Eleve", **valeurs)) == set()


@pytest.mark.parametrize(
    ("categorie", "attribut", "regle"),
    [
        ("Eleve", "sn", "nom-vide"),
        ("Eleve", "givenName", "prenom-vide"),
        ("Eleve", "ENTPersonDateNaissance", "naissance-vide"),
        ("Eleve", "ENTEleveINE", "ine-vide"),
        ("Eleve", "ENTEleveClasses", "classe-vide"),
        ("Eleve", "ENTPersonStructRattach", "etablissement-vide"),
        ("PersRelEleve", "sn", "nom-vide"),
        ("PersEducNat", "givenName", "prenom-vide"),
        ("PersEducNat", "ENTPersonDateNaissance", "naissance-vide-personnel"),
        ("EtabEducNat", "ENTStructureUAI", "uai-vide"),
        ("EtabEducNat", "ENTStructureTypeStruct", "structure-vide"),
        ("MefEducNat", "ENTLibelleMef", "libelle-vide"),
        ("MatiereEducNat", "ENTLibelleMatiere", "libelle-vide"),
    ],
)
def test_a_value_that_must_be_there_is_missed(categorie: str, attribut: str, regle: str) -> None:
    assert found(changed(second_degre(), categorie, **{attribut: ""})) == {regle}


def test_a_modification_may_leave_out_what_does_not_change() -> None:
    partielle = Fiche("101", {"sn": "DUPONT"}, operation="modify")
    assert found({"Eleve": [partielle]}) == set()


def test_a_modification_that_erases_a_name_is_said() -> None:
    assert found({"Eleve": [Fiche("101", {"sn": ""}, operation="modify")]}) == {"nom-vide"}


def test_a_deletion_has_only_its_identifier() -> None:
    assert found({"Eleve": [Fiche("101", operation="delete"), Fiche("", operation="delete")]}) == {"identifiant-absent"}


@pytest.mark.parametrize("attribut", EXIGES)
def test_laclasse_misses_an_attribute_of_a_school(attribut: str) -> None:
    assert "attribut-exige" in found(changed(second_degre(), "EtabEducNat", **{attribut: None}))


def test_an_empty_attribute_is_there() -> None:
    assert found(changed(second_degre(), "EtabEducNat", ENTStructureSIREN="")) == set()


def test_a_set_without_ine_is_said_once() -> None:
    deux = more(second_degre(), "Eleve", replace(second_degre()["Eleve"][0], id="102"))
    sans = {**deux, "Eleve": [replace(un, attributs=_without(un, "ENTEleveINE")) for un in deux["Eleve"]]}
    (constat,) = check_records(read(sans))
    assert (constat.regle.id, constat.nombre) == ("ine-non-transmis", 2)


def _without(fiche: Fiche, attribut: str) -> dict[str, str | Sequence[str]]:
    return {nom: valeur for nom, valeur in fiche.attributs.items() if nom != attribut}


def test_unknown_and_recent_attributes_are_told_apart() -> None:
    fiches = changed(second_degre(), "PersEducNat", ENTPersonSTSId="1$2", ENTPersonPointure="42")
    assert found(fiches) == {"attribut-inconnu", "attribut-recent"}


def test_an_identifier_and_its_jointure_are_compared() -> None:
    assert found(changed(second_degre(), "Eleve", ENTPersonJointure="999")) == {"identifiant-different"}
    assert found(edited(second_degre(), "Eleve", lambda une: replace(une, sans_jointure=True))) == {"jointure-absente"}
    assert found(edited(second_degre(), "Eleve", lambda une: replace(une, id="A-101"))) == {"identifiant-forme"}


def test_only_identifiers_are_told_of_people() -> None:
    fiches = changed(second_degre(), "Eleve", ENTPersonDateNaissance="14 février", ENTEleveINE="SECRET", mail="zoé")
    dits = [text for un in check_records(read(fiches)) for text in (un.message, *un.exemples)]
    assert dits
    assert not any(mot in dit for dit in dits for mot in ("février", "SECRET", "zoé", "MARTIN"))


def test_shapes_and_requirements_are_of_known_attributes() -> None:
    """A name mistyped here would check nothing for ever."""
    assert set(FORMES) == set(CONNUS) == {categorie.fichier for categorie in CATEGORIES.values()}
    for categorie, formes in FORMES.items():
        assert set(formes) <= CONNUS[categorie] | {"mail", "ENTPersonMail"}, categorie
        assert {forme.regle for suite in formes.values() for forme in suite} <= set(REGLES)
    for categorie, exigences in EXIGENCES.items():
        assert {nom for exigence in exigences for nom in exigence.noms} <= CONNUS[categorie]
