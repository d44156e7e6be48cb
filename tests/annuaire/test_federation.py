"""Federation from the exports to the accounts: who is one person, whom the annuaire holds, what is counted out."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rentree.model.plan import Operation
from rentree.model.projet import Projet
from tests.donnees import (
    MATHS,
    atss,
    deposer,
    ecole,
    eleve,
    famille,
    individu,
    ine,
    lien,
    personne,
    service,
    suppleant,
    uai,
)
from tests.pipeline.chantier import MARDI, Chantier

A, B, BORDEAUX = uai(1), uai(2), uai(1, "033")


def fates(chantier: Chantier, espece: str) -> dict[str, int]:
    devenirs: dict[str, int] = chantier.resume()["federer"]["devenirs"][espece]
    return devenirs


def test_a_parent_of_two_schools_is_one_person(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]), famille(B, [2]))
    assert chantier.comptes()["responsable:501"]["uai"] == f"{A}|{B}"
    assert fates(chantier, "responsables") == {"retenu": 1, "autre_etablissement": 1}


def test_a_teacher_of_two_schools_is_one_person(chantier: Chantier) -> None:
    ecoles = [
        ecole(code, eleves=[eleve(numero)], individus=[individu(7, "MARTEL")], services={"6A": [service(MATHS, 7)]})
        for code, numero in ((A, 1), (B, 2))
    ]
    chantier.alimenter(*ecoles)
    compte = chantier.comptes()["epp:7"]
    assert (compte["uai"], compte["profil"], compte["divisions"]) == (f"{A}|{B}", "enseignant", "6A")


def test_a_teacher_is_kept_where_the_hours_are_most(chantier: Chantier) -> None:
    """Name and school of the record are those of the school of most hours, whatever the order of the schools."""
    ecoles = [
        ecole(
            code,
            eleves=[eleve(numero)],
            individus=[individu(7, nom)],
            services={"6A": [service(MATHS, 7, heures=heures)]},
        )
        for code, numero, nom, heures in ((A, 1, "MARTEL", 3.0), (B, 2, "MARTEL-ROY", 15.0))
    ]
    chantier.alimenter(*ecoles)
    assert chantier.valeurs("nom")["epp:7"] == "MARTEL-ROY"


def test_the_same_number_of_another_type_is_another_person(chantier: Chantier) -> None:
    direction = individu(7, "HALLIER", type="dir", fonction="DIR", date_naissance=None)
    remplacant = suppleant(7, "PRIEUR", remplace=7)
    export = ecole(
        A, eleves=[eleve(1)], individus=[individu(7, "MARTEL"), direction], suppleants=(remplacant,),
        atss=(atss(A, 7, "GARIN"),), services={"6A": [service(MATHS, 7)]},
    )  # fmt: skip
    chantier.alimenter(export)
    profils = {cle: compte["profil"] for cle, compte in chantier.comptes().items() if not cle.startswith("eleve")}
    assert profils == {
        "dir:7": "direction",
        "epp:7": "enseignant",
        "eppsup:7": "enseignant",
        "gi:7": "administratif",
    }


def test_a_local_resource_has_no_account_anywhere(chantier: Chantier) -> None:
    locale = individu(7, "MARTEL", type="local", date_naissance=None)
    chantier.alimenter(*(ecole(code, eleves=[eleve(numero)], individus=[locale]) for code, numero in ((A, 1), (B, 2))))
    assert set(chantier.comptes()) == {"eleve:1", "eleve:2"}
    assert fates(chantier, "personnels") == {"ressource_locale": 2}


def test_same_pupil_number_prefers_the_later_entry(chantier: Chantier) -> None:
    avant, apres = eleve(1), eleve(1, division="6B", date_entree="03/11/2025")
    chantier.alimenter(ecole(A, eleves=[avant]), ecole(B, eleves=[apres]))
    compte = chantier.comptes()["eleve:1"]
    assert (compte["uai"], compte["divisions"]) == (B, "6B")
    assert {un["uai"] for un in chantier.constats("eleve-deux-etablissements")} == {A, B}


def test_ine_and_birth_date_join_two_numbers(chantier: Chantier) -> None:
    ici, ailleurs = eleve(1, "LAURIER"), eleve(2, "LAURIER", ine=ine(1), date_entree="03/11/2025")
    chantier.alimenter(ecole(A, eleves=[ici]), ecole(B, eleves=[ailleurs]))
    assert chantier.valeurs("uai") == {"eleve:2": B}
    assert fates(chantier, "eleves") == {"retenu": 1, "autre_etablissement": 1}
    assert len(chantier.constats("eleve-deux-etablissements")) == 2


def test_one_of_the_two_proofs_is_not_enough(chantier: Chantier) -> None:
    ici = [eleve(1, "LAURIER"), eleve(2, "CORMIER"), eleve(3, "SORBIER")]
    ailleurs = [
        eleve(11, "LAURIER", ine=ine(1), date_naissance="15/02/2014"),
        eleve(12, "CORMIER", ine=ine(12)),
        eleve(13, "SORBIER", ine=None),
    ]
    chantier.alimenter(ecole(A, eleves=ici), ecole(B, eleves=ailleurs))
    assert fates(chantier, "eleves") == {"retenu": 5, "ecarte": 1}
    assert not chantier.constats("eleve-deux-etablissements")


def test_in_one_school_the_same_ine_joins_nobody(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER"), eleve(2, "CORMIER", ine=ine(1))]))
    assert set(chantier.comptes()) == {"eleve:1", "eleve:2"}
    assert {un["cle"] for un in chantier.constats("ine-partage")} == {"eleve:1", "eleve:2"}


def test_a_third_school_does_not_join_two_pupils_of_one_school(chantier: Chantier) -> None:
    """The INE is shared inside the first school: it says nothing any more, there or elsewhere."""
    deux = [eleve(1, "LAURIER"), eleve(2, "CORMIER", ine=ine(1))]
    chantier.alimenter(ecole(A, eleves=deux), ecole(B, eleves=[eleve(3, "LAURIER", ine=ine(1))]))
    assert {"eleve:1", "eleve:2"} <= set(chantier.comptes())


def test_a_leaver_who_is_elsewhere_is_one_person(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER"), eleve(9)]))
    login = chantier.comptes()["eleve:1"]["login"]
    parti = eleve(1, "LAURIER", division=None, date_sortie="05/10/2025", motif_sortie="11", mef=None)
    arrive = eleve(2, "LAURIER", ine=ine(1), date_entree="06/10/2025")
    chantier.alimenter(ecole(A, eleves=[parti, eleve(9)]), ecole(B, eleves=[arrive]), au=MARDI)
    assert chantier.valeurs("login") == {"eleve:2": login, "eleve:9": chantier.comptes()["eleve:9"]["login"]}
    assert chantier.valeurs("uai")["eleve:2"] == B
    assert not chantier.constats("eleve-deux-etablissements")
    assert chantier.resume()["absents"] == []


def test_leavers_and_pupils_without_division_stay_out(chantier: Chantier) -> None:
    eleves = [
        eleve(1),
        eleve(2, division=None, date_sortie="05/10/2025", mef=None),
        eleve(3, division=None),
        eleve(4, ine=None),
        eleve(5, date_naissance=None),
    ]
    parents = [personne(500 + un.eleve_id) for un in eleves]
    liens = [lien(un.eleve_id, 500 + un.eleve_id) for un in eleves]
    chantier.alimenter(ecole(A, eleves=eleves, responsables=parents, liens=liens))
    assert set(chantier.comptes()) == {"eleve:1", "responsable:501"}
    assert fates(chantier, "eleves") == {"retenu": 1, "sorti": 1, "ecarte": 3}
    assert fates(chantier, "responsables") == {"retenu": 1, "sans_eleve": 4}


def test_a_coming_departure_is_no_departure(chantier: Chantier) -> None:
    sorties = ["05/10/2025", "06/10/2025", "07/10/2025", "31/12/2025"]
    chantier.alimenter(ecole(A, eleves=[eleve(n, date_sortie=jour) for n, jour in enumerate([*sorties, None], 1)]))
    assert set(chantier.comptes()) == {"eleve:3", "eleve:4", "eleve:5"}


@pytest.mark.parametrize(("en_charge", "attendus"), [(False, {"501"}), (True, {"501", "502"})])
def test_who_of_the_relatives_gets_an_account(chantier: Chantier, en_charge: bool, attendus: set[str]) -> None:
    personnes = [personne(numero) for numero in (501, 502, 503)]
    liens = [lien(1, 501, "1"), lien(1, 502, "2"), lien(1, 503, "3")]
    chantier.alimenter(
        ecole(A, eleves=[eleve(1)], responsables=personnes, liens=liens), projet=Projet(en_charge=en_charge)
    )
    assert set(chantier.comptes()) == {"eleve:1", *(f"responsable:{numero}" for numero in attendus)}
    assert chantier.resume()["publier"]["enregistrements"]["PersRelEleve"] == 3


def test_the_best_of_several_links_counts(chantier: Chantier) -> None:
    liens = [lien(1, 501, "3"), lien(2, 501, "1")]
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2)], responsables=[personne(501)], liens=liens))
    assert "responsable:501" in chantier.comptes()


def test_old_files_call_both_parents_legal(chantier: Chantier) -> None:
    liens = [lien(1, 500 + int(niveau), niveau) for niveau in "120"]
    export = ecole(A, eleves=[eleve(1)], responsables=[personne(500 + rang) for rang in range(3)], liens=liens)
    fichier = deposer(chantier.exports, export) / A / "ResponsablesAvecAdresses.xml"
    ancien = fichier.read_bytes().replace(b"NIVEAU_RESPONSABILITE>", b"RESP_LEGAL>")
    fichier.write_bytes(ancien.replace(b"<CODE_PARENTE>10<", b"<CODE_PARENTE>2<"))
    chantier.alimenter()
    assert set(chantier.comptes()) == {"eleve:1", "responsable:501", "responsable:502"}
    assert chantier.resume()["publier"]["enregistrements"]["PersRelEleve"] == 3


def test_two_academies_with_the_same_numbers_stay_apart(chantier: Chantier) -> None:
    toulouse, bordeaux = famille(A, [1]), famille(BORDEAUX, [1])
    bordeaux = replace(bordeaux, eleves=(eleve(1, ine=ine(2)),))
    resultat = chantier.alimenter(toulouse, bordeaux, sans=["sts"])
    assert (resultat.application.nombres[Operation.CREATION], fates(chantier, "eleves")) == (4, {"retenu": 2})
    lignes = (chantier.sortie / "comptes/comptes.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert len({ligne.split(";")[0] for ligne in lignes}) == 4


def test_the_academie_is_the_same_with_and_without_sts(chantier: Chantier) -> None:
    """STS-WEB writes it on three digits, the list of départements on two."""
    ici = replace(famille(A, [1]), individus=(individu(7, "MARTEL"),))
    chantier.alimenter(ici, famille(B, [2]))
    assert not (chantier.exports / B / "sts_emp.xml").exists()
    assert chantier.comptes()["responsable:501"]["uai"] == f"{A}|{B}"


def test_a_person_known_twice_then_joined_keeps_the_older_account(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER")]), ecole(B, eleves=[eleve(2, "LAURIER", ine=ine(2))]))
    avant = chantier.comptes()
    mend = eleve(2, "LAURIER", ine=ine(1), date_entree="06/10/2025")
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER")]), ecole(B, eleves=[mend]), au=MARDI)
    apres = {ligne["jointure"]: ligne for ligne in chantier.comptes_lus()}
    anciennes = sorted((ligne["jointure"] for ligne in avant.values()), key=int)
    assert apres[anciennes[0]]["uai"] == B
    assert [un["jointure"] for un in chantier.resume()["absents"]] == [int(anciennes[1])]


def test_a_person_joined_then_told_apart_does_not_stop_the_line(chantier: Chantier) -> None:
    """The INE typed in the second school was another pupil's; it is mended the next day."""
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER")]), ecole(B, eleves=[eleve(2, "LAURIER", ine=ine(1))]))
    chantier.alimenter(ecole(A, eleves=[eleve(1, "LAURIER")]), ecole(B, eleves=[eleve(2, "LAURIER")]), au=MARDI)
    lignes = chantier.comptes_lus()
    assert len({ligne["jointure"] for ligne in lignes}) == len(lignes)


def test_order_and_names_of_files_do_not_matter(ouvrir: Callable[[str], Chantier]) -> None:
    un, deux = ouvrir("un"), ouvrir("deux")
    ecoles = [famille(A, [1, 2]), famille(B, [3, 4])]
    un.alimenter(*ecoles)
    dossiers = [un.exports / A, un.exports / B]
    for rang, fichier in enumerate(sorted(un.exports.rglob("*.xml"), reverse=True)):
        fichier.rename(fichier.with_name(f"{rang:02d}.xml"))
    deux.run(dossiers[::-1])
    assert deux.comptes() == un.comptes()
    assert sorted(deux.comptes()) == [f"eleve:{n}" for n in (1, 2, 3, 4)] + ["responsable:501"]


def test_a_fiche_set_aside_in_one_school_keeps_its_children_through_the_other(chantier: Chantier) -> None:
    """The fiche of A gives no account by itself; the same person is sound in B, and answers for both children."""
    abimee = replace(famille(A, [1]), personnes=(personne(501, prenom=""),))
    chantier.alimenter(abimee, famille(B, [2]))
    assert chantier.comptes()["responsable:501"]["uai"] == f"{A}|{B}"
    assert fates(chantier, "responsables") == {"ecarte": 1, "retenu": 1}


def test_a_fiche_set_aside_everywhere_has_no_account(chantier: Chantier) -> None:
    chantier.alimenter(replace(famille(A, [1]), personnes=(personne(501, prenom=""),)))
    assert set(chantier.comptes()) == {"eleve:1"}
    assert fates(chantier, "responsables") == {"ecarte": 1}
