"""An annuaire made of the AAF of other producers, alone or beside SIECLE: who is who, and what is published again."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest

from rentree.annuaire.federation import DEVENIRS_LUS
from rentree.engine import Moteur
from rentree.feeds.aaf.voulu import build_records, check_references, records
from rentree.model.tables import TABLES
from rentree.pipeline.aaf import importer_aaf
from rentree.pipeline.charge_aaf import load_aaf
from rentree.pipeline.maison import Maison
from rentree.store.base import open_store
from rentree.store.registre import add_to_registre
from tests.donnees import deposer, famille, ine, uai
from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import Aaf, read_aaf
from tests.formats.etats_aaf import COLLEGE, ELEVE, PARENT, PROF, A, B, Etat, Fiche, empty_engine, federate, put_state
from tests.pipeline.chantier import Chantier, read_tree

MINI = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "aaf_mini"
ECOLE = {"id": "10", "ENTStructureUAI": B, "ENTStructureNomCourant": "E.E.PU$LES TILLEULS$TOULOUSE"}
SIECLE, AUTRE = uai(1), uai(2)
NE = {"ENTEleveINE": ine(1), "ENTPersonDateNaissance": "14/02/2014"}
ENFANT = {
    "id": "1",
    **NE,
    "ENTPersonNom": "LE GOFF",
    "ENTPersonPrenom": "Zoé",
    "ENTPersonStructRattach": "10",
    "ENTPersonClasses": "10$11$ORDINAIRE$73196$CM2",
}


@pytest.fixture
def moteur() -> Iterator[Moteur]:
    with empty_engine() as ouvert:
        yield ouvert


def state(dossier: Path, *eleves: Fiche, personnels: Sequence[Fiche] = (), **champs: str) -> Etat:
    """A state with one collège."""
    fiches: dict[str, Sequence[Fiche]] = {
        "EtabEducNat": [COLLEGE],
        "Eleve": eleves,
        "PersRelEleve": [PARENT],
        "PersEducNat": personnels,
    }
    return put_state(dossier, {nom: lues for nom, lues in fiches.items() if lues}, **champs)


def fates(moteur: Moteur, espece: str) -> dict[str, int]:
    return moteur.count_by(DEVENIRS_LUS[espece], "devenir")


def profiles(moteur: Moteur) -> dict[str, str]:
    """Key -> profile of everybody."""
    table = moteur.table("annuaire_personnes")
    return dict(zip(table["cle"].to_pylist(), table["profil"].to_pylist(), strict=True))


def test_a_pupil_without_a_class_is_in_the_annuaire(moteur: Moteur, tmp_path: Path) -> None:
    load_aaf(moteur, [state(tmp_path, ELEVE, {**ELEVE, "id": "2", "ENTEleveClasses": ""})])
    cles = federate(moteur)
    assert fates(moteur, "eleves") == {"retenu": 2}
    assert {"eleve:aaf-1", "eleve:aaf-2"} < set(cles)
    build_records(moteur)
    check_references(moteur)
    assert sorted(records(moteur, "aaf_eleves")["classes"].to_pylist()) == ["", f"{cles[f'etablissement:{A}']}$6A"]


def test_a_pupil_who_is_gone_is_out(moteur: Moteur, tmp_path: Path) -> None:
    load_aaf(moteur, [state(tmp_path, {**ELEVE, "ENTEleveDateSortieStructRattach": "01/10/2025"})])
    federate(moteur)
    assert fates(moteur, "eleves") == {"sorti": 1}


def test_two_academies_with_the_same_numbers_stay_apart(moteur: Moteur, tmp_path: Path) -> None:
    voisine: dict[str, list[Fiche]] = {
        "EtabEducNat": [{**COLLEGE, "ENTStructureUAI": B}],
        "Eleve": [ELEVE],
        "PersEducNat": [PROF],
    }
    load_aaf(
        moteur,
        [state(tmp_path / "16", ELEVE, personnels=[PROF]), put_state(tmp_path / "04", voisine, academie="04")],
    )
    federate(moteur)
    assert fates(moteur, "eleves") == fates(moteur, "personnels") == {"retenu": 2}
    assert moteur.count_by("annuaire_eleves", "academie") == {"04": 1, "16": 1}


def test_the_two_degrees_with_the_same_numbers_stay_apart(moteur: Moteur, tmp_path: Path) -> None:
    autre = {**ENFANT, "ENTEleveINE": ine(2)}
    primaire = put_state(tmp_path / "1D", {"EtabEducNat": [ECOLE], "Eleve": [autre]}, degre="1D")
    load_aaf(moteur, [state(tmp_path / "2D", {**ELEVE, **NE}), primaire])
    cles = federate(moteur)
    assert {"eleve:aaf-1", "eleve:aaf1d-1"} < set(cles)
    assert fates(moteur, "eleves") == {"retenu": 2}


def test_agriculture_with_the_same_numbers_stays_apart(moteur: Moteur, tmp_path: Path) -> None:
    lycee: dict[str, list[Fiche]] = {
        "EtabEducNat": [{**COLLEGE, "ENTStructureUAI": B}],
        "Eleve": [{**ELEVE, "ENTEleveINE": ine(2)}],
        "PersEducNat": [PROF],
    }
    agricole = put_state(tmp_path / "agricole", lycee, portee="AGRICOLE")
    load_aaf(moteur, [state(tmp_path / "2D", {**ELEVE, **NE}, personnels=[PROF]), agricole])
    cles = federate(moteur)
    assert {"eleve:aaf-1", "eleve:aafagri-1"} < set(cles)
    assert fates(moteur, "eleves") == fates(moteur, "personnels") == {"retenu": 2}


def test_a_pupil_of_both_degrees_is_one_person(moteur: Moteur, tmp_path: Path) -> None:
    """The latest entry says where he is."""
    primaire = put_state(tmp_path / "1D", {"EtabEducNat": [ECOLE], "Eleve": [ENFANT]}, degre="1D")
    entre = {**ELEVE, **NE, "ENTEleveDateEntreeStructRattach": "01/09/2025"}
    load_aaf(moteur, [primaire, state(tmp_path / "2D", entre)])
    cles = federate(moteur)
    assert cles["eleve:aaf-1"] == cles["eleve:aaf1d-1"]
    assert fates(moteur, "eleves") == {"autre_etablissement": 1, "retenu": 1}
    assert moteur.table("annuaire_eleves")["uai"].to_pylist() == [A]


def test_a_pupil_of_siecle_and_of_an_aaf_is_one_person(moteur: Moteur, tmp_path: Path) -> None:
    siecle = {
        "uai": B, "ligne": 1, "eleve_id": "436201", "ine": ine(1), "date_naissance": datetime.date(2014, 2, 14),
        "nom_famille": "LE GOFF", "prenom": "Zoé", "date_entree": datetime.date(2025, 9, 20),
    }  # fmt: skip
    classe = {"uai": B, "eleve_id": "436201", "type": "D", "code": "5C"}
    moteur.load("eleves", pa.Table.from_pylist([siecle], schema=TABLES["eleves"].schema))
    moteur.load("eleve_structures", pa.Table.from_pylist([classe], schema=TABLES["eleve_structures"].schema))
    moteur.load(
        "exports", pa.Table.from_pylist([{"uai": B, "source": "eleves"}], schema=moteur.table("exports").schema)
    )
    load_aaf(moteur, [state(tmp_path, {**ELEVE, **NE})])
    cles = federate(moteur)
    assert cles["eleve:aaf-1"] == cles["eleve:436201"]
    assert moteur.table("annuaire_eleves")["uai"].to_pylist() == [B]


def test_siecle_alone_still_needs_a_class(moteur: Moteur, tmp_path: Path) -> None:
    """The rule for an AAF does not reach a school whose pupils come from SIECLE, even when its staff does not."""
    nu = {"uai": A, "ligne": 1, "eleve_id": "9", "nom_famille": "NU", "prenom": "Lou"}
    moteur.load("eleves", pa.Table.from_pylist([nu], schema=TABLES["eleves"].schema))
    moteur.load(
        "exports", pa.Table.from_pylist([{"uai": A, "source": "eleves"}], schema=moteur.table("exports").schema)
    )
    load_aaf(moteur, [state(tmp_path, ELEVE, personnels=[PROF])])
    federate(moteur)
    assert fates(moteur, "eleves") == {"sans_scolarite": 1}
    assert fates(moteur, "personnels") == {"retenu": 1}


def test_a_link_given_twice_keeps_its_best_level(moteur: Moteur, tmp_path: Path) -> None:
    liens = ["501$10$0$0$1$0", "501$10$1$1$0$0", "777$20$0$1$0$0"]
    load_aaf(moteur, [state(tmp_path, {**ELEVE, "ENTElevePersRelEleve": liens})])
    federate(moteur)
    (retenu,) = moteur.table("annuaire_liens").to_pylist()
    assert (retenu["niveau"], retenu["financier"], retenu["contact"]) == (1, True, False)


def test_a_relative_of_nobody_has_no_place(moteur: Moteur, tmp_path: Path) -> None:
    fiches: dict[str, list[Fiche]] = {
        "EtabEducNat": [COLLEGE],
        "Eleve": [ELEVE],
        "PersRelEleve": [{**PARENT, "ENTAuxPersRelEleveEleve": "1"}],
    }
    load_aaf(moteur, [put_state(tmp_path, fiches)])
    federate(moteur)
    assert fates(moteur, "responsables") == {"sans_eleve": 1}


FONCTIONS = {
    "enseignante": (["10$ENS$ENSEIGNEMENT$L1300$MATHS"], "O", "enseignant"),
    "directrice": (["10$ENS$ENSEIGNEMENT$G0000$ELEM", "10$DIR$DIRECTION$D0000$DIRECTION"], "O", "direction"),
    "remplaçant": (["10$-$SANS OBJET$-$SANS OBJET"], "O", "enseignant"),
    "inconnue": (["10$ZZZ$FONCTION DE DEMAIN$-$-"], "N", "administratif"),
    "inconnue mais enseignante": (["10$ZZZ$FONCTION DE DEMAIN$-$-"], "O", "enseignant"),
    "cpe": (["10$EDU$EDUCATION$-$-"], "N", "vie_scolaire"),
    "inspectrice": (["10$INS$INSPECTION$-$-"], "N", "academie"),
    "secrétaire du rectorat": (["10$ADF$PERSONNELS ADMINISTRATIFS$-$-"], "N", "administratif"),
    "sans fonction": ([], "N", "administratif"),
}


def test_profiles(moteur: Moteur, tmp_path: Path) -> None:
    personnels: list[Fiche] = [
        {**PROF, "id": str(rang), "ENTPersonFonctions": fonctions, "ENTPersonCategorieEnseignant": categorie}
        for rang, (fonctions, categorie, _) in enumerate(FONCTIONS.values())
    ]
    load_aaf(moteur, [state(tmp_path, personnels=personnels)])
    federate(moteur)
    lus = profiles(moteur)
    assert {qui: lus[f"aaf:{rang}"] for rang, qui in enumerate(FONCTIONS)} == {
        qui: profil for qui, (_, _, profil) in FONCTIONS.items()
    }


def test_functions_go_out_as_they_came_in(moteur: Moteur, tmp_path: Path) -> None:
    """Each discipline with its own function, each function with the label of its producer, `-` where there is none."""
    dites = ["ENS$ENSEIGNEMENT$G0000$ELEM", "DIR$DIRECTION D'ECOLE$D0000$DIRECTION", "ZZZ$DEMAIN$-$SANS OBJET"]
    personnels: list[Fiche] = [
        {**PROF, "ENTPersonFonctions": [f"10${une}" for une in dites]},
        {**PROF, "id": "164", "ENTPersonFonctions": "10$-$SANS OBJET$-$SANS OBJET"},
    ]
    load_aaf(moteur, [state(tmp_path, personnels=personnels)])
    cles = federate(moteur)
    build_records(moteur)
    check_references(moteur)
    lues = {ligne["jointure"]: ligne for ligne in records(moteur, "aaf_personnels").to_pylist()}
    ici = cles[f"etablissement:{A}"]
    assert set(lues[cles["aaf:163"]]["fonctions"].split("\x1f")) == {f"{ici}${une}" for une in dites}
    assert lues[cles["aaf:164"]]["fonctions"] == f"{ici}$-$SANS OBJET$-$SANS OBJET"


def test_staff_belongs_to_its_structure_of_attachment(moteur: Moteur, tmp_path: Path) -> None:
    deux = {**PROF, "ENTPersonStructRattach": "11", "ENTPersonFonctions": ["10$ENS$E$-$-", "11$ENS$E$-$-"]}
    fiches: dict[str, list[Fiche]] = {
        "EtabEducNat": [COLLEGE, {"id": "11", "ENTStructureUAI": B}],
        "PersEducNat": [deux],
    }
    load_aaf(moteur, [put_state(tmp_path, fiches)])
    federate(moteur)
    assert moteur.table("annuaire_personnels")["uai"].to_pylist() == [B]
    assert fates(moteur, "personnels") == {"autre_etablissement": 1, "retenu": 1}


def test_the_number_of_siecle_goes_out_again_never_ours(moteur: Moteur, tmp_path: Path) -> None:
    load_aaf(moteur, [state(tmp_path, {**ELEVE, "ENTEleveStructRattachId": "436201"}, {**ELEVE, "id": "2"})])
    federate(moteur)
    build_records(moteur)
    assert sorted(records(moteur, "aaf_eleves")["eleve_id"].to_pylist()) == ["", "436201"]


def test_a_delta_proves_no_absence(moteur: Moteur, tmp_path: Path) -> None:
    """Even in a school that another state, whole, tells too."""
    entier = state(tmp_path / "entier", ELEVE, portee="A")
    load_aaf(moteur, [entier, replace(entier, portee="B", fiable=False)])
    federate(moteur)
    assert moteur.count("annuaire_fiabilite") == 0
    assert fates(moteur, "eleves") == {"double": 1, "retenu": 1}


def test_the_order_of_states_and_records_does_not_matter(tmp_path: Path) -> None:
    eleves = [{**ELEVE, "id": str(rang), "ENTElevePersRelEleve": "501$10$0$1$0$0"} for rang in range(5)]
    endroit, envers = (state(tmp_path / nom, *liste) for nom, liste in (("a", eleves), ("b", eleves[::-1])))
    annuaires = []
    for etat in (endroit, envers):
        with empty_engine() as moteur:
            load_aaf(moteur, [etat])
            federate(moteur)
            build_records(moteur)
            annuaires.append([records(moteur, nom).to_pylist() for nom in ("aaf_eleves", "aaf_responsables")])
    assert annuaires[0] == annuaires[1]


def test_a_real_producer(moteur: Moteur, tmp_path: Path) -> None:
    """Files of 2013, invented people: read by our own reader, published again without a broken reference."""
    if not MINI.is_dir():
        pytest.skip("the small AAF is not on this machine")
    importe = importer_aaf([MINI], maison=Maison(tmp_path), jour=datetime.date(2025, 10, 6))
    (bilan,) = load_aaf(moteur, importe.lus)
    assert bilan.devenirs == {
        "eleves": {"charge": 3}, "responsables": {"charge": 6}, "personnels": {"charge": 4},
        "etablissements": {"charge": 2},
    }  # fmt: skip
    federate(moteur)
    build_records(moteur)
    check_references(moteur)
    assert fates(moteur, "eleves") == {"retenu": 3}
    assert {un["niveau"] for un in moteur.table("annuaire_liens").to_pylist()} == {1}
    assert set(moteur.table("annuaire_liens")["parente"].to_pylist()) == {"10", "20"}


def known(aaf: Aaf, academie: str) -> pa.Table:
    """What a register says when each person of this AAF keeps the number that it has there."""
    especes = {"Eleve": ("eleve", "eleve:aaf-"), "PersRelEleve": ("responsable", "responsable:aaf-"),
               "PersEducNat": ("personnel", "aaf:")}  # fmt: skip
    lignes = [
        (f"{debut}{une.identifiant}", espece, int(une.identifiant))
        for categorie, (espece, debut) in especes.items()
        for une in aaf.fiches[categorie]
    ]
    lignes += [
        (f"etablissement:{une.one('ENTStructureUAI')}", "etablissement", int(une.identifiant))
        for une in aaf.fiches["EtabEducNat"]
    ]
    cles, genres, jointures = zip(*lignes, strict=True)
    nombre = len(cles)
    return pa.table(
        {
            "academie": [academie] * nombre, "cle": cles, "espece": genres,
            "jointure": pa.array(jointures, pa.int64()), "nouvelle": [True] * nombre, "deplacee": [False] * nombre,
        }
    )  # fmt: skip


def test_our_own_aaf_comes_back_byte_for_byte(academie: Chantier, tmp_path: Path) -> None:
    """Exports -> AAF -> annuaire -> AAF: with the same numbers nothing moves, not an option, not an address."""
    publie = academie.sortie / "aaf"
    aaf = read_aaf(publie)
    lieu = Chantier(tmp_path, "")
    open_store(Maison(lieu.maison).base)
    add_to_registre(known(aaf, aaf.fiches["EtabEducNat"][0].one("ENTServAcCodeAcademie")[1:]))
    lieu.run([publie])
    encore = read_aaf(lieu.sortie / "aaf")
    assert judge(encore) == []
    for categorie, fiches in aaf.fiches.items():
        assert encore.fiches[categorie] == fiches
    assert read_tree(lieu.sortie / "aaf") == read_tree(publie)


def test_the_line_runs_from_an_aaf_alone(producteur: Chantier, tmp_path: Path) -> None:
    lieu = Chantier(tmp_path / "operateur", "")
    lieu.run([producteur.sortie / "aaf"])
    comptes = lieu.comptes()
    especes = sorted(cle.rpartition("-")[0] for cle in comptes)
    assert especes == ["eleve:aaf"] * 2 + ["responsable:aaf"] * 2
    assert {compte["login"] for compte in comptes.values()} == set(producteur.valeurs("login").values())
    assert judge(read_aaf(lieu.sortie / "aaf")) == []
    assert lieu.resume()["federer"]["devenirs"]["eleves"] == {"retenu": 2}


def test_a_school_known_from_siecle_is_not_taken_from_the_aaf(producteur: Chantier, tmp_path: Path) -> None:
    lieu = Chantier(tmp_path / "operateur", "")
    deposer(lieu.exports, famille(SIECLE, [1]))
    lieu.run([producteur.sortie / "aaf", lieu.exports])
    uais = lieu.valeurs("uai")
    assert {cle: un for cle, un in uais.items() if "aaf" not in cle} == {"eleve:1": SIECLE, "responsable:501": SIECLE}
    assert sorted(un for cle, un in uais.items() if "aaf" in cle) == [AUTRE, AUTRE]
    assert judge(read_aaf(lieu.sortie / "aaf")) == []


@pytest.fixture
def producteur(tmp_path: Path) -> Chantier:
    """Two schools that know nothing of each other, and the AAF made of them."""
    lieu = Chantier(tmp_path / "producteur", "")
    lieu.alimenter(famille(SIECLE, [1]), famille(AUTRE, [2], parent=502))
    return lieu
