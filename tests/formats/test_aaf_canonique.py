"""The AAF of other producers as canonical tables: what each attribute of each version and degree becomes."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.formats.etats_aaf import COLLEGE, ELEVE, PARENT, A, B, Fiche, Ligne, told


def eleve(dossier: Path, **attributs: Any) -> Ligne:
    """The row of one pupil."""
    (ligne,) = told(dossier, {"Eleve": [{**ELEVE, **attributs}]})[0]["eleves"]
    return ligne


def liens(dossier: Path, *eleves: Fiche, **champs: Any) -> list[Ligne]:
    """The rows of the links of pupils."""
    return told(dossier, {"Eleve": [{**ELEVE, **un} for un in eleves], "PersRelEleve": [PARENT]}, **champs)[0]["liens"]


def test_a_pupil(tmp_path: Path) -> None:
    lu = eleve(
        tmp_path,
        ENTEleveINE="123456789AB",
        ENTEleveStructRattachId="436201",
        ENTPersonDateNaissance="14/02/2014",
        ENTPersonNomPatro="LE GALL",
        ENTPersonAutresPrenoms=["Zoé", "Anaïs", "Ève"],
        personalTitle="Mme",
        ENTEleveMEF="10010012110",
        ENTEleveRegime="DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT",
        ENTEleveStatutEleve="APPRENTI",
        ENTEleveTransport="O",
        ENTEleveBoursier="N",
    )
    assert lu == {
        "ligne": 1, "uai": A, "eleve_id": "aaf-1", "eleve_siecle": "436201", "ine": "123456789AB",
        "nom_famille": "LE GALL", "nom_usage": "LE GOFF", "prenom": "Zoé", "prenom2": "Anaïs", "prenom3": "Ève",
        "date_naissance": datetime.date(2014, 2, 14), "sexe": "2", "code_mef": "10010012110", "regime": "2",
        "statut": "AP", "transport": True, "boursier": False,
    }  # fmt: skip


ATTRIBUTS: tuple[tuple[dict[str, Any], Ligne], ...] = (
    ({"personalTitle": "M."}, {"sexe": "1"}),
    ({"personalTitle": "M"}, {"sexe": "1"}),
    ({"personalTitle": "Mme."}, {"sexe": "2"}),
    ({"personalTitle": "Mlle"}, {"sexe": "2"}),
    ({"personalTitle": "Dr"}, {"sexe": None}),
    ({"ENTPersonNomPatro": "LE GOFF"}, {"nom_famille": "LE GOFF", "nom_usage": None}),
    ({"ENTPersonNomPatro": "", "sn": "SEUL"}, {"nom_famille": "SEUL", "nom_usage": None}),
    ({"ENTPersonAutresPrenoms": ["Ana", "Ève"]}, {"prenom2": "Ana", "prenom3": "Ève"}),
    ({"ENTPersonAutresPrenoms": ["Zoé"]}, {"prenom2": None, "prenom3": None}),
    ({"ENTPersonDateNaissance": "31/02/2014"}, {"date_naissance": None}),
    ({"ENTEleveRegime": "REGIME DE DEMAIN"}, {"regime": None}),
    ({"ENTEleveRegime": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 2"}, {"regime": "22"}),
    ({"ENTEleveDateEntreeStructRattach": "01/09/2025"}, {"date_entree": datetime.date(2025, 9, 1)}),
    ({"ENTEleveDateEntreeClasses": "10$02/10/2025$6A"}, {"date_entree": datetime.date(2025, 10, 2)}),
    ({"ENTEleveDateSortieStructRattach": "03/10/2025"}, {"date_sortie": datetime.date(2025, 10, 3)}),
    ({"ENTPersonDateNaissance": "2013-04-05"}, {"date_naissance": datetime.date(2013, 4, 5)}),
    ({"ENTPersonDateNaissance": "05/04/13"}, {"date_naissance": None}),
)


def test_attributes_of_pupils(tmp_path: Path) -> None:
    eleves: list[Fiche] = [{**ELEVE, "id": str(rang), **dits} for rang, (dits, _) in enumerate(ATTRIBUTS)]
    lus = {ligne["eleve_id"]: ligne for ligne in told(tmp_path, {"Eleve": eleves})[0]["eleves"]}
    for rang, (dits, attendu) in enumerate(ATTRIBUTS):
        assert {nom: lus[f"aaf-{rang}"].get(nom) for nom in attendu} == attendu, dits


def test_classes_groups_and_options(tmp_path: Path) -> None:
    lues, _ = told(
        tmp_path,
        {
            "Eleve": [
                {
                    **ELEVE,
                    "ENTEleveGroupes": ["10$6ANG", "10$-", "10$"],
                    "ENTEleveCodeEnseignements": ["030201", "061300"],
                    "ENTEleveEnseignements": ["ANGLAIS LV1", "MATHS"],
                }
            ],
            "MatiereEducNat": [{"id": "061300", "ENTLibelleMatiere": "MATHEMATIQUES", "ENTMatiereRattach": "061300"}],
            "MefEducNat": [{"id": "10010012110", "ENTLibelleMef": "6EME", "ENTMEFSTAT11": "21110010001"}],
        },
    )
    assert [(ligne["type"], ligne["code"]) for ligne in lues["eleve_structures"]] == [("D", "6A"), ("G", "6ANG")]
    assert [(ligne["rang"], ligne["code_matiere"]) for ligne in lues["eleve_options"]] == [(1, "030201"), (2, "061300")]
    assert {(ligne["code_matiere"], ligne["libelle"]) for ligne in lues["matieres"]} == {
        ("030201", "ANGLAIS LV1"),
        ("061300", "MATHEMATIQUES"),
    }
    assert lues["mefs"] == [{"source": "aaf", "code_mef": "10010012110", "libelle": "6EME", "mefstat11": "21110010001"}]


def test_a_structure(tmp_path: Path) -> None:
    lues, bilan = told(tmp_path, {})
    assert lues["etablissements"] == [
        {
            "source": "aaf", "academie": "16", "academie_libelle": "TOULOUSE", "sigle": "CLG",
            "denomination": "COLLEGE", "complement": "LE PASTEL", "categorie": "CLG", "secteur": "PU",
            "siren": "19310000000017",
            "commune": "TOULOUSE", "uai": A,
        }
    ]  # fmt: skip
    assert [(une["code"], une.get("libelle")) for une in lues["divisions"]] == [("6A", "SIXIEME A"), ("6B", None)]
    assert [(une["division"], une["code_mef"]) for une in lues["division_mefs"]] == [
        ("6A", "10010012110"),
        ("6B", "10010012110"),
        ("6B", "10010012111"),
    ]
    assert [une["code"] for une in lues["groupes"]] == ["6ANG"]
    assert [(une["groupe"], une["division"]) for une in lues["groupe_divisions"]] == [("6ANG", "6A"), ("6ANG", "6B")]
    assert bilan.devenirs == {"etablissements": {"charge": 1}}
    assert bilan.ecoles == {A}


NOMS: dict[str, tuple[str | None, str | None]] = {
    "CLG-VAL D'ARGENT-ac-LYON": ("CLG", "VAL D'ARGENT"),
    "D.E.E.E.-DU ac-test": ("D.E.E.E.", "DU"),
    "LP-SAINT-JEAN-ac-LYON": ("LP", "SAINT-JEAN"),
    "RECTORAT DE LYON": (None, "RECTORAT DE LYON"),
    "CLG$$RUNGIS": ("CLG", None),
}


def test_usual_names_of_structures(tmp_path: Path) -> None:
    structures: list[Fiche] = [
        {"id": str(rang), "ENTStructureUAI": nom, "ENTStructureNomCourant": nom} for rang, nom in enumerate(NOMS)
    ]
    lues = told(tmp_path, {"EtabEducNat": structures})[0]["etablissements"]
    assert {ligne["uai"]: (ligne.get("sigle"), ligne.get("complement")) for ligne in lues} == NOMS


def test_the_old_place_of_the_uai_and_its_wrong_shapes(tmp_path: Path) -> None:
    lues, _ = told(
        tmp_path, {"EtabEducNat": [{"id": "1", "ENTEtablissementUAI": B}, {"id": "2", "ENTStructureUAI": "00000001"}]}
    )
    assert {ligne["uai"] for ligne in lues["etablissements"]} == {B, "00000001"}


def test_a_uai_in_small_letters_is_the_same_school(tmp_path: Path) -> None:
    lues, _ = told(tmp_path, {"EtabEducNat": [{**COLLEGE, "ENTStructureUAI": A.lower()}], "Eleve": [ELEVE]})
    assert [ligne["uai"] for ligne in (*lues["etablissements"], *lues["eleves"])] == [A, A]


def test_two_jointures_of_one_uai_are_one_school(tmp_path: Path) -> None:
    autre = {**ELEVE, "id": "2", "ENTPersonStructRattach": "9", "ENTEleveClasses": "9$6B"}
    lues, bilan = told(tmp_path, {"EtabEducNat": [COLLEGE, {**COLLEGE, "id": "9"}], "Eleve": [ELEVE, autre]})
    assert [ligne["uai"] for ligne in lues["eleves"]] == [A, A]
    assert len(lues["etablissements"]) == 1
    assert bilan.devenirs["etablissements"] == {"charge": 1}


def test_the_school_of_a_pupil(tmp_path: Path) -> None:
    """That of attachment, else that of his class; a class elsewhere is left out, and counted."""
    lues, bilan = told(
        tmp_path,
        {
            "EtabEducNat": [COLLEGE, {"id": "11", "ENTStructureUAI": B}],
            "Eleve": [
                {**ELEVE, "id": "1"},
                {**ELEVE, "id": "2", "ENTEleveClasses": "11$3C"},
                {**ELEVE, "id": "3", "ENTEleveClasses": ["10$6A", "11$3C"]},
                {**ELEVE, "id": "4", "ENTEleveClasses": ""},
                {**ELEVE, "id": "5", "ENTPersonStructRattach": "77", "ENTEleveClasses": "77$6A"},
                {**ELEVE, "id": "6", "ENTPersonStructRattach": "", "ENTEleveClasses": "11$3C"},
            ],
        },
    )
    assert {ligne["eleve_id"]: ligne["uai"] for ligne in lues["eleves"]} == {
        "aaf-1": A, "aaf-2": B, "aaf-3": A, "aaf-4": A, "aaf-6": B,
    }  # fmt: skip
    assert bilan.devenirs["eleves"] == {"charge": 5, "structure_absente": 1}
    assert bilan.devenirs["appartenances"] == {"autre_etablissement": 1}
    assert len(lues["eleve_structures"]) == 4


OPTION = dict.fromkeys(("financier", "paiement", "contact"), False)


@pytest.mark.parametrize(
    ("code", "niveau", "parente"),
    [("1$1$1", 1, "20"), ("2$1$2", 1, "10"), ("3$0$0", 3, "50"), ("7$0$1", 1, "70")],
)
def test_links_until_2017(tmp_path: Path, code: str, niveau: int, parente: str) -> None:
    (lien,) = liens(tmp_path, {"ENTElevePersRelEleve": f"501${code}$0$0"})
    assert (lien["niveau"], lien["parente"], lien["personne_id"]) == (niveau, parente, "aaf-501")


@pytest.mark.parametrize(
    ("code", "niveau", "parente"), [("10$1$1", 1, "10"), ("20$0$2", 2, "20"), ("51$0$0", 3, "51"), ("6$0$2", 2, "90")]
)
def test_links_since_2018(tmp_path: Path, code: str, niveau: int, parente: str) -> None:
    """One kinship of two digits tells the version of the whole set: level 2 is then the person in charge."""
    temoin = {"id": "2", "ENTElevePersRelEleve": "501$90$0$0$0$0"}
    (lien,) = [un for un in liens(tmp_path, {"ENTElevePersRelEleve": f"501${code}$0$0"}, temoin)
               if un["eleve_id"] == "aaf-1"]  # fmt: skip
    assert (lien["niveau"], lien["parente"]) == (niveau, parente)


def test_flags_of_a_link(tmp_path: Path) -> None:
    (lien,) = liens(tmp_path, {"ENTElevePersRelEleve": "501$10$1$1$0$1"})
    assert (lien["financier"], lien["contact"], lien["paiement"]) == (True, False, True)
    (court,) = liens(tmp_path, {"ENTElevePersRelEleve": "501$10"})
    assert (court["niveau"], court["financier"]) == (3, False)


def test_links_before_2013(tmp_path: Path) -> None:
    lus = liens(
        tmp_path,
        {
            "ENTEleveParents": ["501", "502", "506"],
            "ENTElevePere": "501",
            "ENTEleveMere": "502",
            "ENTEleveAutoriteParentale": ["501", "503"],
            "ENTElevePersRelEleve1": "504",
            "ENTEleveQualitePersRelEleve1": "CONTACT",
            "ENTElevePersRelEleve2": "505",
            "ENTEleveQualitePersRelEleve2": "FINANCIER",
        },
    )
    assert {(lien["personne_id"], lien["niveau"], lien.get("parente")) for lien in lus} == {
        ("aaf-501", 1, "20"), ("aaf-502", 3, "10"), ("aaf-503", 1, None),
        ("aaf-504", 3, None), ("aaf-505", 3, None), ("aaf-506", 3, None),
    }  # fmt: skip
    assert [lien["personne_id"] for lien in lus if lien["contact"]] == ["aaf-504"]
    assert [lien["personne_id"] for lien in lus if lien["financier"]] == ["aaf-505"]


def test_the_composite_wins_over_what_it_replaced(tmp_path: Path) -> None:
    lus = liens(tmp_path, {"ENTElevePersRelEleve": "501$10$0$1$0$0", "ENTEleveParents": "777"})
    assert [lien["personne_id"] for lien in lus] == ["aaf-501"]


ADRESSE = {
    "ENTPersonAdresse": "1 RUE DU LAVOIR$BAT B$$",
    "ENTPersonCodePostal": "31000",
    "ENTPersonVille": "TOULOUSE",
    "ENTPersonPays": "FRANCE",
}
LOGE = {**ELEVE, **ADRESSE, "ENTElevePersRelEleve": "501$10$0$1$0$0", "ENTEleveAdresseRel": "501"}


@pytest.mark.parametrize(
    ("change", "sources"),
    [
        ({}, ["responsables"]),
        ({"ENTEleveAdresseRel": "1"}, ["eleves", "responsables"]),
        ({"ENTEleveAdresseRel": ""}, ["eleves", "responsables"]),
        ({"ENTPersonVille": "MURET"}, ["eleves", "responsables"]),
        ({"ENTElevePersRelEleve": "501$10$0$2$0$0"}, ["eleves", "responsables"]),
    ],
)
def test_an_address_that_is_the_parents_is_not_the_pupils(
    tmp_path: Path, change: dict[str, str], sources: list[str]
) -> None:
    lues, _ = told(tmp_path, {"Eleve": [{**LOGE, **change}], "PersRelEleve": [{**PARENT, **ADRESSE}]})
    assert sorted(une["source"] for une in lues["adresses"]) == sources
    assert ("adresse_id" in lues["eleves"][0]) == ("eleves" in sources)
    (lien,) = lues["liens"]
    assert lien.get("heberge", False) == (change.get("ENTEleveAdresseRel", "501") == "501")


def test_addresses_of_four_lines_and_of_one(tmp_path: Path) -> None:
    lues, _ = told(
        tmp_path,
        {
            "Eleve": [{**ELEVE, "ENTElevePersRelEleve": ["501$10$0$1$0$0", "502$20$0$1$0$0", "503$90$0$0$0$0"]}],
            "PersRelEleve": [
                {**PARENT, **ADRESSE},
                {**PARENT, "id": "502", "ENTPersonAdresse": "CALLE MAYOR 5", "ENTPersonVille": "MADRID"},
                {**PARENT, "id": "503", "ENTPersonAdresse": "$$$"},
            ],
        },
    )
    assert [une for une in lues["adresses"] if len(une) > 3] == [
        {
            "source": "responsables", "adresse_id": "aaf-501", "ligne1": "1 RUE DU LAVOIR", "ligne2": "BAT B",
            "code_postal": "31000", "ville": "TOULOUSE", "pays": "FRANCE", "uai": A,
        },
        {"source": "responsables", "adresse_id": "aaf-502", "ligne1": "CALLE MAYOR 5", "ville": "MADRID", "uai": A},
    ]  # fmt: skip


def test_a_relative(tmp_path: Path) -> None:
    lues, _ = told(
        tmp_path,
        {
            "Eleve": [{**ELEVE, "ENTElevePersRelEleve": "501$10$0$1$0$0"}],
            "PersRelEleve": [
                {
                    **PARENT, "ENTPersonNomPatro": "LE GALL", "personalTitle": "Mme", "homePhone": "+33 5 61 00 00 00",
                    "telephoneNumber": "0561000001", "mobile": ["+33 6 12 34 56 78", "0600000000"],
                    "ENTPersonMobileSMS": "+33 6 12 34 56 78", "mail": "a@exemple.invalid",
                    "ENTPersonAdresseDiffusion": "N",
                }
            ],
        },
    )  # fmt: skip
    assert lues["responsables"] == [
        {
            "ligne": 1, "personne_id": "aaf-501", "civilite": "MME", "nom_famille": "LE GALL", "nom_usage": "ROY",
            "prenom": "Ada", "tel_personnel": "+33 5 61 00 00 00", "tel_portable": "+33 6 12 34 56 78",
            "tel_professionnel": "0561000001", "accepte_sms": True, "mel": "a@exemple.invalid",
            "communication_adresse": False, "uai": A,
        }
    ]  # fmt: skip


def test_a_relative_has_a_row_in_each_school_of_the_children(tmp_path: Path) -> None:
    lien = {"ENTElevePersRelEleve": "501$10$0$1$0$0"}
    lues, bilan = told(
        tmp_path,
        {
            "EtabEducNat": [COLLEGE, {"id": "11", "ENTStructureUAI": B}],
            "Eleve": [
                {**ELEVE, **lien},
                {**ELEVE, **lien, "id": "2", "ENTPersonStructRattach": "11", "ENTEleveClasses": "11$3C"},
            ],
            "PersRelEleve": [
                PARENT,
                {**PARENT, "id": "502", "ENTAuxPersRelEleveEleve": "1"},
                {**PARENT, "id": "503", "ENTAuxPersRelEleveEleve": "99"},
            ],
        },
    )
    assert [(une["personne_id"], une["uai"]) for une in lues["responsables"]] == [
        ("aaf-501", A), ("aaf-501", B), ("aaf-502", A),
    ]  # fmt: skip
    assert bilan.devenirs["responsables"] == {"charge": 2, "sans_eleve": 1}
