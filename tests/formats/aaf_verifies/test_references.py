"""What is said of records that speak of one another."""

from dataclasses import replace

import pytest

from rentree.formats.aaf.etat import apply_complete
from rentree.formats.aaf.verification.references import Trouvailles, check_references, say_new
from rentree.formats.aaf.verification.regles import references
from tests.formats.aaf_recus.documents import Fiche
from tests.formats.aaf_verifies.justes import (
    ELEVE,
    RESPONSABLE,
    Fiches,
    Valeur,
    changed,
    more,
    premier_degre,
    read,
    rules,
    second_degre,
)


def steps(fiches: Fiches) -> Trouvailles:
    return check_references({nom: apply_complete(table).table for nom, table in read(fiches).items()})


def found(fiches: Fiches) -> set[str]:
    return rules(say_new(steps(fiches), {}))


@pytest.mark.parametrize("fiches", [second_degre(), premier_degre()], ids=["2D", "1D"])
def test_a_right_set_has_nothing_to_say(fiches: Fiches) -> None:
    assert found(fiches) == set()


@pytest.mark.parametrize(
    ("categorie", "valeurs", "attendues"),
    [
        ("Eleve", {"ENTElevePersRelEleve": ["201$10$1$1$1$0", "202$20$0$1$0$0", "999$20$0$1$0$0"]},
         {"responsable-inconnu"}),
        ("Eleve", {"ENTElevePersRelEleve": "201$10$1$1$1$0"}, {"lien-un-sens", "responsable-sans-eleve"}),
        ("PersRelEleve", {"ENTAuxPersRelEleveEleve": ["101", "999"]}, {"eleve-inconnu"}),
        ("PersRelEleve", {"ENTAuxPersRelEleveEleve": ""}, {"lien-un-sens"}),
        ("Eleve", {"ENTElevePersRelEleve": ["201$10$1$1$1$0", "201$10$0$1$0$0", "202$20$0$1$0$0"]}, {"lien-repete"}),
        ("Eleve", {"ENTElevePersRelEleve": ["201$10$1$0$1$0", "202$20$0$2$0$0"]}, {"eleve-sans-representant"}),
        ("Eleve", {"ENTEleveAdresseRel": "999"}, {"adresse-rel-inconnue"}),
        ("Eleve", {"ENTEleveAdresseRel": "101"}, set()),
        ("Eleve", {"ENTPersonStructRattach": "9"}, {"structure-inconnue"}),
        ("Eleve", {"ENTEleveClasses": "9$6A"}, {"structure-inconnue"}),
        ("Eleve", {"ENTEleveClasses": "1$6C"}, {"classe-inconnue"}),
        ("Eleve", {"ENTEleveClasses": ["1$6A", "1$6B"]}, {"eleve-deux-classes"}),
        ("Eleve", {"ENTEleveGroupes": "1$6ESP"}, {"groupe-inconnu"}),
        ("Eleve", {"ENTEleveGroupes": "1$-"}, set()),
        ("EtabEducNat", {"ENTStructureClasses": "", "ENTStructureGroupes": ""}, set()),
        ("EtabEducNat", {"ENTStructureGroupes": "6AGL$$6A$6Z"}, {"groupe-classe-inconnue"}),
        ("EtabEducNat", {"ENTStructureClasses": ["6A$$99999999999", "6B$"]}, {"mef-inconnu"}),
        ("PersEducNat", {"ENTPersonStructRattach": "9"}, {"structure-inconnue-personnel"}),
        ("PersEducNat", {"ENTPersonFonctions": "9$ENS$ENSEIGNEMENT$L1300$MATHS"},
         {"structure-inconnue-personnel", "personnel-sans-fonction"}),
        ("PersEducNat", {"ENTAuxEnsClassesPrincipal": "1$6Z"}, {"classe-inconnue"}),
        ("PersEducNat", {"ENTAuxEnsClassesMatieres": "1$6B$061300"}, {"classes-matieres"}),
        ("PersEducNat", {"ENTAuxEnsGroupesMatieres": "1$6AGL$999900"}, {"matiere-inconnue"}),
        ("Eleve", {"ENTEleveMEF": "99999999999"}, {"mef-inconnu"}),
        ("Eleve", {"ENTEleveCodeEnseignements": ["030201", "999900"]}, {"matiere-inconnue"}),
        ("Eleve", {"ENTEleveCodeEnseignements": "030201"}, {"enseignements-comptes"}),
        ("Eleve", {"ENTEleveCodeEnseignements": ["061300", "030201"]}, {"enseignements-ordre"}),
        ("Eleve", {"ENTEleveEnseignements": ["ANGLAIS", "MATHS"]}, set()),
    ],
)  # fmt: skip
def test_what_leads_nowhere_is_said(categorie: str, valeurs: dict[str, Valeur], attendues: set[str]) -> None:
    assert found(changed(second_degre(), categorie, **valeurs)) == attendues


def test_every_rule_on_references_is_a_step() -> None:
    assert set(steps(second_degre())) == {regle.id for regle in references.REGLES}


def test_the_first_degree_has_its_own_names() -> None:
    assert found(changed(premier_degre(), "Eleve", ENTEleveAutoriteParentale="999$10")) == {
        "responsable-inconnu", "lien-un-sens", "responsable-sans-eleve",
    }  # fmt: skip
    assert found(changed(premier_degre(), "Eleve", ENTPersonClasses="9$11$ORDINAIRE$73196$CP")) == {
        "structure-inconnue"
    }


def test_structures_attached_to_others_are_followed() -> None:
    assert found(changed(premier_degre(), "EtabEducNat", ENTEcoleCirconscription="9")) == {"rattachement-inconnu"}
    assert found(changed(second_degre(), "EtabEducNat", ENTEtablissementStructRattachFctl=["1", "9"])) == {
        "rattachement-inconnu"
    }
    assert found(changed(premier_degre(), "PersEducNat", ENTEnsFonctionDir="9")) == {"structure-inconnue-personnel"}


def test_links_of_before_2013_are_read() -> None:
    anciens = {"ENTElevePersRelEleve": None, "ENTEleveParents": ["201", "202"], "ENTEleveAutoriteParentale": "201"}
    assert found(changed(second_degre(), "Eleve", **anciens)) == set()


def test_one_number_for_a_pupil_and_a_relative() -> None:
    fiches = more(second_degre(), "PersRelEleve", Fiche("101", RESPONSABLE, categorie="PersRelEleve"))
    (constat,) = [un for un in say_new(steps(fiches), {}) if un.regle.id == "identifiant-partage"]
    assert constat.exemples == ("101 → Eleve et PersRelEleve",)


def test_an_ine_of_two_pupils_names_both_and_hides_it() -> None:
    double = Fiche("102", {**ELEVE, "ENTElevePersRelEleve": "", "ENTEleveAdresseRel": ""})
    constats = {un.regle.id: un for un in say_new(steps(more(second_degre(), "Eleve", double)), {})}
    assert set(constats) == {"ine-partage", "eleve-sans-responsable"}
    assert constats["ine-partage"].exemples == ("101", "102")


def test_an_uai_of_two_structures_is_said() -> None:
    premiere = second_degre()["EtabEducNat"][0]
    assert found(more(second_degre(), "EtabEducNat", replace(premiere, id="2"))) == {"uai-partage"}


def test_a_set_without_relatives_or_nomenclatures_does_not_find_fault_with_everybody() -> None:
    partiel = {nom: siennes for nom, siennes in second_degre().items() if nom in {"Eleve", "EtabEducNat"}}
    assert found(partiel) == set()


def test_only_what_is_new_is_said() -> None:
    avant = steps(changed(second_degre(), "Eleve", ENTEleveMEF="99999999999"))
    apres = steps(changed(second_degre(), "Eleve", ENTEleveMEF="99999999999", ENTEleveClasses="1$6C"))
    assert rules(say_new(apres, avant)) == {"classe-inconnue"}
    assert rules(say_new(avant, avant)) == set()


def test_examples_are_the_first_and_all_are_counted() -> None:
    autres = [Fiche(f"2{numero:02d}", {**RESPONSABLE, "ENTAuxPersRelEleveEleve": "999"}, categorie="PersRelEleve")
              for numero in range(10, 20)]  # fmt: skip
    (constat,) = [
        un for un in say_new(steps(more(second_degre(), "PersRelEleve", *autres)), {}) if un.regle.id == "eleve-inconnu"
    ]
    assert constat.nombre == 10
    assert constat.exemples == tuple(f"{numero} → 999" for numero in range(210, 215))
    assert constat.message.startswith("10 liens de responsables")
