"""The AAF of the first degree as canonical tables: other names, other composites, classes that have an id."""

import datetime
from pathlib import Path

import pytest

from rentree.formats.aaf.canonique import to_canonical
from rentree.model.tables import TABLES
from tests.formats.etats_aaf import Fiche, Ligne, empty_engine, put_state, rows

E, C = "0251234A", "0259876Z"
ECOLE: Fiche = {
    "id": "8",
    "ENTStructureUAI": E,
    "ENTStructureSIREN": "21250000100017",
    "ENTStructureNomCourant": "E.E.PU$LES TILLEULS$BAUME",
    "ENTStructureTypeStruct": "ECOLE DE NIVEAU ELEMENTAIRE",
    "ENTStructureCodeTypeStruct": "151",
    "ENTEcoleSecteur": "PU",
    "ENTEcoleCirconscription": "9",
    "ENTServAcAcademie": "BESANCON",
    "ENTStructureAdresse": "2 RUE DE L'ECOLE",
    "ENTStructureCodePostal": "25110",
    "ENTStructureVille": "BAUME LES DAMES",
    "ENTStructureTelephone": "+33 3 81 00 00 00",
    "ENTStructureMailSI": "ecole@exemple.invalid",
}
CIRCONSCRIPTION: Fiche = {"id": "9", "ENTStructureUAI": C, "ENTStructureNomCourant": "IEN$BAUME$BAUME"}
ELEVE: Fiche = {
    "id": "7001",
    "ENTEleveINE": "123456789AB",
    "ENTPersonDateNaissance": "14/02/2017",
    "ENTPersonCivilite": "Mme",
    "ENTPersonStructRattach": "8",
    "ENTEleveAutoriteParentale": ["8001$10", "8002$20"],
    "ENTEleveRestaurantScolaire": "O",
    "ENTEleveTransport": "N",
    "ENTEleveNiveau": "1121$CP",
    "ENTEleveDateEntreeClasses": "8$01/09/2025$73196",
    "ENTPersonClasses": "8$11$ORDINAIRE$73196$Classe 5 CP CE1",
    "ENTPersonGroupes": "8$40$REGROUPEMENT$901$Chorale",
    "ENTPersonNomPatro": "LE GALL",
    "ENTPersonNom": "LE GALL",
    "ENTPersonPrenom": "Ève",
    "ENTPersonAutresPrenoms": ["Ève", "Lou"],
}
MERE: Fiche = {
    "id": "8001",
    "ENTPersonCivilite": "Mme",
    "ENTPersRelEleveEleve": "7001",
    "ENTPersonAdresse": "1 RUE HAUTE$$$",
    "ENTPersonCodePostal": "25110",
    "ENTPersonVille": "BAUME LES DAMES",
    "ENTPersonPays": "PAYS INCONNU",
    "ENTPersonAdresseDiffusion": "O",
    "ENTPersonTelPerso": "+33 3 81 00 00 01",
    "ENTPersRelEleveTelMobile": "+33 6 12 34 56 78",
    "ENTPersRelEleveTelPro": "+33 3 81 00 00 02",
    "ENTPersonMail": "mere@exemple.invalid",
    "ENTPersonNomPatro": "ROY",
    "ENTPersonNom": "LE GALL",
    "ENTPersonPrenom": "Ada",
}
DIRECTRICE: Fiche = {
    "id": "9001",
    "ENTPersonDateNaissance": "01/03/1980",
    "ENTPersonCivilite": "Mme",
    "ENTPersonStructRattach": "8",
    "ENTPersonFonctions": ["8$ENS$ENSEIGNEMENT$G0000$ELEMENTAIRE", "8$DIR$DIRECTION$D0000$DIRECTION"],
    "ENTPersonCategorieEnseignant": "O",
    "ENTEnsFonctionDir": "8",
    "ENTPersonNomPatro": "PRIEUR",
    "ENTPersonNom": "MARTEL",
    "ENTPersonPrenom": "Ode",
    "ENTPersonMail": "ode@exemple.invalid",
}


def told(dossier: Path, *eleves: Fiche) -> dict[str, list[Ligne]]:
    """The canonical rows of a state of the first degree."""
    fiches = {
        "EtabEducNat": [ECOLE, CIRCONSCRIPTION],
        "Eleve": [*eleves],
        "PersRelEleve": [MERE],
        "PersEducNat": [DIRECTRICE],
    }
    with empty_engine() as moteur:
        to_canonical(moteur, put_state(dossier, fiches, degre="1D", academie="03"))
        return {nom: rows(moteur, nom, *TABLES[nom].noms, "uai") for nom in TABLES}


def test_a_pupil(tmp_path: Path) -> None:
    (lu,) = told(tmp_path, ELEVE)["eleves"]
    assert lu == {
        "ligne": 1, "uai": E, "eleve_id": "aaf1d-7001", "ine": "123456789AB", "nom_famille": "LE GALL",
        "prenom": "Ève", "prenom2": "Lou", "date_naissance": datetime.date(2017, 2, 14), "sexe": "2",
        "date_entree": datetime.date(2025, 9, 1), "transport": False,
    }  # fmt: skip


def test_all_links_are_legal(tmp_path: Path) -> None:
    lues = told(tmp_path, ELEVE)
    assert {(un["personne_id"], un["niveau"], un["parente"]) for un in lues["liens"]} == {
        ("aaf1d-8001", 1, "10"), ("aaf1d-8002", 1, "20"),
    }  # fmt: skip


def test_a_relative(tmp_path: Path) -> None:
    lues = told(tmp_path, ELEVE)
    assert lues["responsables"] == [
        {
            "ligne": 1, "personne_id": "aaf1d-8001", "civilite": "MME", "nom_famille": "ROY", "nom_usage": "LE GALL",
            "prenom": "Ada", "tel_personnel": "+33 3 81 00 00 01", "tel_portable": "+33 6 12 34 56 78",
            "tel_professionnel": "+33 3 81 00 00 02", "accepte_sms": False, "mel": "mere@exemple.invalid",
            "communication_adresse": True, "adresse_id": "aaf1d-8001", "uai": E,
        }
    ]  # fmt: skip
    (adresse,) = lues["adresses"]
    assert (adresse["ligne1"], adresse["ville"], adresse["pays"]) == ("1 RUE HAUTE", "BAUME LES DAMES", "PAYS INCONNU")


def test_a_head_who_teaches(tmp_path: Path) -> None:
    lues = told(tmp_path, ELEVE)
    (personne,) = lues["personnels"]
    assert (personne["type"], personne["id"], personne["mel"]) == ("aaf1d", "9001", "ode@exemple.invalid")
    assert {une["fonction"]: une["libelle"] for une in lues["personnel_fonctions"]} == {
        "ENS": "ENSEIGNEMENT", "DIR": "DIRECTION",
    }  # fmt: skip
    assert {(une["code"], une["fonction"]) for une in lues["disciplines"]} == {("G0000", "ENS"), ("D0000", "DIR")}
    assert lues["services"] == []


def test_the_school_that_a_person_heads_is_enough(tmp_path: Path) -> None:
    with empty_engine() as moteur:
        fiche = {"id": "1", "ENTPersonNom": "SEUL", "ENTPersonPrenom": "Lou", "ENTEnsFonctionDir": "8"}
        to_canonical(moteur, put_state(tmp_path, {"EtabEducNat": [ECOLE], "PersEducNat": [fiche]}, degre="1D"))
        (fonction,) = rows(moteur, "personnel_fonctions")
    assert (fonction["uai"], fonction["fonction"]) == (E, "DIR")


def test_a_school(tmp_path: Path) -> None:
    (ecole,) = [une for une in told(tmp_path, ELEVE)["etablissements"] if une["uai"] == E]
    assert ecole == {
        "source": "aaf", "academie": "03", "academie_libelle": "BESANCON", "sigle": "E.E.PU", "categorie": "E.E.PU",
        "denomination": "ECOLE DE NIVEAU ELEMENTAIRE", "complement": "LES TILLEULS", "nature": "151", "secteur": "PU",
        "siren": "21250000100017", "adresse": "2 RUE DE L'ECOLE", "code_postal": "25110",
        "commune": "BAUME LES DAMES", "telephone": "+33 3 81 00 00 00", "mel": "ecole@exemple.invalid", "uai": E,
    }  # fmt: skip


def test_classes_and_groups_take_their_names(tmp_path: Path) -> None:
    lues = told(tmp_path, ELEVE)
    assert [(une["type"], une["code"]) for une in lues["eleve_structures"]] == [
        ("D", "Classe 5 CP CE1"), ("G", "Chorale"),
    ]  # fmt: skip
    assert [(une["code"], une["libelle"]) for une in lues["divisions"]] == [("Classe 5 CP CE1", "Classe 5 CP CE1")]
    assert [une["code"] for une in lues["groupes"]] == ["Chorale"]


@pytest.mark.parametrize(
    ("autre", "codes"),
    [
        ("8$11$ORDINAIRE$73197$Classe 5 CP CE1", {"Classe 5 CP CE1 73196", "Classe 5 CP CE1 73197"}),
        ("8$11$ORDINAIRE$73196$Classe 5 CP CE1", {"Classe 5 CP CE1"}),
        ("9$11$ORDINAIRE$73197$Classe 5 CP CE1", {"Classe 5 CP CE1"}),
        ("8$11$ORDINAIRE$73197$", {"Classe 5 CP CE1", "73197"}),
    ],
)
def test_two_classes_of_one_name_are_told_apart_by_their_ids(tmp_path: Path, autre: str, codes: set[str]) -> None:
    lues = told(tmp_path, ELEVE, {**ELEVE, "id": "7002", "ENTPersonClasses": autre})
    assert {une["code"] for une in lues["eleve_structures"] if une["type"] == "D"} == codes
