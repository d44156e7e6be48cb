"""What the values of an AAF become: composites, labels, telephones, dates, people of two schools."""

from dataclasses import replace

import pytest

from rentree.model.exports import Matiere, StructureBee
from tests.donnees import (
    ANGLAIS,
    MATHS,
    MEF_6E,
    NOMENCLATURE,
    adresse,
    discipline,
    ecole,
    eleve,
    famille,
    individu,
    lien,
    personne,
    service,
    uai,
)
from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import Aaf, Fiche, read_aaf
from tests.pipeline.chantier import Chantier

A, B = uai(1), uai(2)
LONG = "ENSEIGNEMENT DE LA LANGUE ET DE LA CULTURE REGIONALES"
TELEPHONES = {
    "0561000002": "+33 5 61 00 00 02",
    "05 61 00 00 02": "+33 5 61 00 00 02",
    "05.61.00.00.02": "+33 5 61 00 00 02",
    "05-61-00-00-02": "+33 5 61 00 00 02",
    "+33561000002": "+33 5 61 00 00 02",
    "0033 5 61 00 00 02": "+33 5 61 00 00 02",
    "+34 600 000 000": "+34600000000",
    "17": "17",
}


@pytest.fixture(scope="module")
def aaf(tmp_path_factory: pytest.TempPathFactory) -> Aaf:
    """Two schools full of awkward values."""
    matieres = (Matiere(ANGLAIS, "AGL1", "ANGLAIS", LONG, ""), *NOMENCLATURE.matieres[1:])
    nomenclature = replace(NOMENCLATURE, matieres=matieres)
    numeros = dict(enumerate(TELEPHONES, start=501))
    ici = ecole(
        A,
        eleves=[eleve(1, groupes=("6 GR-1",), options=(("O", ANGLAIS),)), eleve(2, date_naissance="01/01/2013")],
        responsables=[personne(numero, tel_personnel=tel, adresse_id=81) for numero, tel in numeros.items()],
        liens=[lien(1, numero, heberge="0") for numero in numeros] + [lien(1, 501, "3")],
        individus=[
            individu(7, "MARTEL", disciplines=(discipline(libelle="MATHS $ INF"),), divisions_principales=("6A",))
        ],
        services={"6A": [service(MATHS, 7), service(ANGLAIS, 7)], "6 GR-1": [service(MATHS, 7)]},
        groupes={"6 GR-1": ["6A"]},
        adresses=(adresse(81, "1 RUE $ DU LAVOIR", ligne2="A & B"),),
        nomenclature=nomenclature,
    )
    divisions = (StructureBee("6A", "SIXIEME $ A", (MEF_6E,)),)
    la = replace(
        famille(B, [3], parent=501), divisions=divisions, personnes=(personne(501, tel_personnel="0561000002"),)
    )
    la = replace(la, nomenclature=nomenclature, individus=(individu(7, "MARTEL", fonction="DOC"),))
    lieu = Chantier(tmp_path_factory.mktemp("valeurs"), "")
    lieu.alimenter(ici, la)
    return read_aaf(lieu.sortie / "aaf")


def school(aaf: Aaf, code: str) -> Fiche:
    (fiche,) = (une for une in aaf.fiches["EtabEducNat"] if une.one("ENTStructureUAI") == code)
    return fiche


def pupil(aaf: Aaf, numero: int) -> Fiche:
    (fiche,) = (un for un in aaf.fiches["Eleve"] if un.one("ENTEleveStructRattachId") == str(numero))
    return fiche


def test_awkward_values_hold_together(aaf: Aaf) -> None:
    assert judge(aaf) == []


def test_telephones_are_written_one_way(aaf: Aaf) -> None:
    ecrits = [fiche.one("homePhone") for fiche in aaf.fiches["PersRelEleve"]]
    assert sorted(ecrits) == sorted(TELEPHONES.values())


def test_labels_are_forty_signs_at_most(aaf: Aaf) -> None:
    assert pupil(aaf, 1).one("ENTEleveEnseignements") == LONG[:40]
    libelles = {fiche.identifiant: fiche.one("ENTLibelleMatiere") for fiche in aaf.fiches["MatiereEducNat"]}
    assert libelles[ANGLAIS] == LONG[:40]


def test_a_dollar_never_splits_a_composite(aaf: Aaf) -> None:
    assert pupil(aaf, 1).one("ENTPersonAdresse") == "1 RUE   DU LAVOIR$A & B$$"
    assert school(aaf, B).one("ENTStructureClasses") == f"6A$SIXIEME   A${MEF_6E}"
    fonctions = aaf.fiches["PersEducNat"][0].all("ENTPersonFonctions")
    assert any(fonction.endswith("$L1300$MATHS   INF") for fonction in fonctions)


def test_a_link_typed_twice_is_written_once_at_its_best(aaf: Aaf) -> None:
    liens = pupil(aaf, 1).all("ENTElevePersRelEleve")
    assert len(liens) == len(TELEPHONES)
    assert {lien.split("$")[3] for lien in liens} == {"1"}


def test_a_relative_of_two_schools_has_one_record_and_all_the_children(aaf: Aaf) -> None:
    enfants = {pupil(aaf, 1).identifiant, pupil(aaf, 3).identifiant}
    (parent,) = (une for une in aaf.fiches["PersRelEleve"] if len(une.all("ENTAuxPersRelEleveEleve")) == 2)
    assert set(parent.all("ENTAuxPersRelEleveEleve")) == enfants


def test_a_teacher_of_two_schools_has_one_record_and_both_functions(aaf: Aaf) -> None:
    (professeur,) = aaf.fiches["PersEducNat"]
    ici, la = school(aaf, A).identifiant, school(aaf, B).identifiant
    fonctions = {tuple(fonction.split("$")[:2]) for fonction in professeur.all("ENTPersonFonctions")}
    assert fonctions == {(ici, "ENS"), (la, "DOC")}
    assert professeur.one("ENTPersonStructRattach") == ici
    assert professeur.all("ENTAuxEnsClassesMatieres") == [f"{ici}$6A${ANGLAIS}", f"{ici}$6A${MATHS}"]
    assert professeur.all("ENTAuxEnsClasses") == [f"{ici}$6A", f"{ici}$6A"]
    assert professeur.all("ENTAuxEnsGroupesMatieres") == [f"{ici}$6 GR-1${MATHS}"]
    assert professeur.all("ENTAuxEnsMatiereEnseignEtab") == [f"{ici}${LONG[:40]}", f"{ici}$MATHEMATIQUES"]


def test_groups_name_their_divisions(aaf: Aaf) -> None:
    assert school(aaf, A).one("ENTStructureGroupes") == "6 GR-1$GROUPE 6 GR-1$6A"
    assert pupil(aaf, 1).one("ENTEleveGroupes") == f"{school(aaf, A).identifiant}$6 GR-1"


def test_dates_are_french(aaf: Aaf) -> None:
    assert pupil(aaf, 2).one("ENTPersonDateNaissance") == "01/01/2013"


def test_a_pupil_without_relative_or_address(aaf: Aaf) -> None:
    seul = pupil(aaf, 2)
    assert seul.attributs["ENTElevePersRelEleve"] == [""]
    assert seul.attributs["ENTEleveAdresseRel"] == [""]
    assert seul.one("ENTPersonAdresse") == "$$$"
