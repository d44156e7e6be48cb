"""The life of an account: who is absent is deactivated, then deleted, only when the exports prove it."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from rentree.model.conservation import PLAFOND, longest_wait
from rentree.model.exports import ExportEtablissement, Service
from rentree.model.plan import ATTENTES_DITES
from rentree.model.projet import Delais, Gel, Projet
from tests.donnees import MATHS, ecole, eleve, famille, individu, lien, personne, service, uai
from tests.pipeline.chantier import LUNDI, MARDI, Chantier

A, B = uai(1), uai(2)
RENTREE = datetime.date(2026, 9, 10)
ACTIF, DESACTIVE = "actif", "desactive"
ON_ONE = pytest.mark.parametrize("base", ["sqlite"], indirect=True)
"""For what is decided before any database is written."""


def after(jours: int) -> datetime.date:
    """So many days after LUNDI."""
    return LUNDI + datetime.timedelta(days=jours)


def de(annee: int, *ecoles: ExportEtablissement) -> list[ExportEtablissement]:
    """The same schools, exported in another school year."""
    return [replace(une, annee=annee) for une in ecoles]


def college(numero_uai: str, enseignants: Iterable[int], *, enfant: int) -> ExportEtablissement:
    """A school of one pupil and some teachers of mathematics."""
    tous = [individu(numero) for numero in enseignants]
    services: dict[str, Sequence[Service]] = {"6A": [service(MATHS, un.id) for un in tous]}
    return ecole(numero_uai, eleves=[eleve(enfant)], individus=tous, services=services)


def cut(chantier: Chantier, numero_uai: str, fichier: str) -> None:
    """The transfer of one file broke off."""
    chemin = chantier.exports / numero_uai / fichier
    chemin.write_bytes(chemin.read_bytes()[:-400])


def waiting(chantier: Chantier) -> dict[str, str]:
    """Source key -> why nothing is done to the account of somebody absent, delays left out."""
    dites = {dite for raison, dite in ATTENTES_DITES.items() if raison != "sursis"}
    return {un["cle"]: un["raison"] for un in chantier.resume()["absents"] if un["raison"] in dites}


def test_who_is_absent_from_a_complete_import_is_deactivated(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]), famille(B, [3], parent=502))
    logins = chantier.valeurs("login")
    chantier.alimenter(famille(A, [1]), famille(B, [3], parent=502), au=MARDI)
    assert {cle for cle, etat in chantier.valeurs("etat").items() if etat == DESACTIVE} == {"eleve:2"}
    assert chantier.valeurs("login") == logins
    assert waiting(chantier) == {}


@ON_ONE
def test_a_refused_file_proves_nothing(chantier: Chantier) -> None:
    """The pupil left, and the only file that says so is cut; nothing either for those who were absent before."""
    chantier.alimenter(famille(A, [1, 2]), famille(B, [3], parent=502))
    gele = Projet(gels=(Gel(LUNDI, MARDI),))
    chantier.alimenter(famille(A, [1]), famille(B, [3], parent=502), au=MARDI, projet=gele)
    assert "gel" in waiting(chantier)["eleve:2"]
    cut(chantier, A, "ElevesAvecAdresses.xml")
    chantier.alimenter(au=after(2))
    assert set(chantier.valeurs("etat").values()) == {ACTIF}
    assert "refusé" in waiting(chantier)["eleve:2"]
    chantier.alimenter(famille(A, [1]), au=after(3))
    assert chantier.valeurs("etat")["eleve:2"] == DESACTIVE


@ON_ONE
@pytest.mark.parametrize("vide", ["<BEE_ELEVES", ""])
def test_an_empty_file_proves_nothing(chantier: Chantier, vide: str) -> None:
    chantier.alimenter(famille(A, [1, 2]), famille(B, [3], parent=502))
    (chantier.exports / A / "ElevesAvecAdresses.xml").write_text(vide, encoding="ascii")
    chantier.alimenter(au=MARDI)
    assert set(chantier.valeurs("etat").values()) == {ACTIF}


@ON_ONE
def test_a_school_not_imported_for_the_new_year_loses_nobody(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]), famille(B, [3], parent=502))
    chantier.alimenter(*de(2026, famille(A, [1, 4])), au=RENTREE)
    etats = chantier.valeurs("etat")
    assert (etats["eleve:2"], etats["eleve:3"], etats["responsable:502"]) == (DESACTIVE, ACTIF, ACTIF)
    assert set(waiting(chantier)) == {"eleve:3", "responsable:502"}


@ON_ONE
def test_relatives_wait_for_the_file_of_relatives(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    chantier.alimenter(*de(2026, famille(A, [2])), au=RENTREE, sans=["Responsables"])
    assert chantier.valeurs("etat") == {"eleve:1": DESACTIVE, "eleve:2": ACTIF, "responsable:501": ACTIF}
    assert set(waiting(chantier)) == {"responsable:501"}


@ON_ONE
def test_last_years_exports_given_by_mistake_take_nobody_away(chantier: Chantier) -> None:
    chantier.alimenter(*de(2026, famille(A, [1, 2])), au=RENTREE)
    chantier.alimenter(famille(A, [1]), au=RENTREE)
    assert set(chantier.valeurs("etat").values()) == {ACTIF}
    assert set(waiting(chantier)) == {"eleve:2"}


@ON_ONE
@pytest.mark.parametrize("ajout_seul", [False, True])
def test_a_freeze_keeps_everybody_until_its_last_day(chantier: Chantier, ajout_seul: bool) -> None:
    projet = Projet(gels=(Gel(after(1), after(3), ajout_seul=ajout_seul),))
    chantier.alimenter(famille(A, [1, 2]), projet=projet)
    for jour, attendu in ((1, ACTIF), (3, ACTIF), (4, DESACTIVE)):
        chantier.alimenter(famille(A, [1]), au=after(jour), projet=projet)
        assert chantier.valeurs("etat")["eleve:2"] == attendu


def test_an_add_only_freeze_creates_and_restores_and_nothing_else(chantier: Chantier) -> None:
    delais = Delais(defaut=42)
    ouvert, gele = Projet(delais=delais), Projet(delais=delais, gels=(Gel(after(2), after(60), ajout_seul=True),))
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2), eleve(3), eleve(4)]), projet=ouvert)
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(4)]), au=after(1), projet=ouvert)
    corrige = ecole(A, eleves=[eleve(1, "CORMIER"), eleve(2), eleve(5)])
    chantier.alimenter(corrige, au=after(50), projet=gele)
    etats, noms = chantier.valeurs("etat"), chantier.valeurs("nom")
    assert etats == {"eleve:1": ACTIF, "eleve:2": ACTIF, "eleve:3": DESACTIVE, "eleve:4": ACTIF, "eleve:5": ACTIF}
    assert noms["eleve:1"] == "NOMB"
    assert set(waiting(chantier)) == {"eleve:3", "eleve:4"}


@ON_ONE
def test_a_plain_freeze_lets_deletions_and_corrections_go(chantier: Chantier) -> None:
    projet = Projet(delais=Delais(defaut=42), gels=(Gel(after(2), after(60)),))
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2)]), projet=projet)
    chantier.alimenter(ecole(A, eleves=[eleve(1)]), au=after(1), projet=projet)
    chantier.alimenter(ecole(A, eleves=[eleve(1, "CORMIER")]), au=after(50), projet=projet)
    assert chantier.valeurs("nom") == {"eleve:1": "CORMIER"}


@ON_ONE
@pytest.mark.parametrize("faute", [{"ine": None}, {"nom": "?"}, {"structures": ()}])
def test_a_fiche_set_aside_keeps_the_account_and_those_of_the_relatives(
    chantier: Chantier, faute: dict[str, Any]
) -> None:
    avant = famille(A, [1, 2])
    autre = ecole(A, eleves=[eleve(3)], responsables=[personne(502)], liens=[lien(3, 502)])
    tout = replace(
        avant,
        eleves=(*avant.eleves, *autre.eleves),
        personnes=(*avant.personnes, *autre.personnes),
        liens=(*avant.liens, *autre.liens),
    )
    chantier.alimenter(tout)
    chantier.alimenter(replace(tout, eleves=(*tout.eleves[:2], replace(tout.eleves[2], **faute))), au=MARDI)
    assert set(chantier.valeurs("etat").values()) == {ACTIF}
    assert set(waiting(chantier)) == {"eleve:3", "responsable:502"}


@ON_ONE
def test_a_relative_set_aside_keeps_the_account(chantier: Chantier) -> None:
    avant = famille(A, [1])
    chantier.alimenter(avant)
    chantier.alimenter(replace(avant, personnes=(personne(501, "?"),)), au=MARDI)
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "responsable:501": ACTIF}
    assert set(waiting(chantier)) == {"responsable:501"}


@ON_ONE
def test_a_fiche_without_identifier_may_be_anybodys(chantier: Chantier) -> None:
    """Its number erased, the fiche cannot be told: no absence is concluded from a file that holds one."""
    chantier.alimenter(famille(A, [1, 2]))
    fichier = chantier.exports / A / "ElevesAvecAdresses.xml"
    fichier.write_bytes(fichier.read_bytes().replace(b'ELEVE_ID="2"', b'ELEVE_ID=""'))
    chantier.alimenter(au=MARDI)
    assert set(chantier.valeurs("etat").values()) == {ACTIF}
    assert set(waiting(chantier)) == {"eleve:2"}


@ON_ONE
def test_a_responsable_goes_when_the_last_child_does(chantier: Chantier) -> None:
    deux = famille(A, [1, 2])
    chantier.alimenter(deux, famille(B, [3], parent=502))
    chantier.alimenter(famille(A, [1]), famille(B, [3], parent=502), au=after(1))
    assert chantier.valeurs("etat")["responsable:501"] == ACTIF
    chantier.alimenter(replace(deux, liens=(lien(2, 501),)), famille(B, [3], parent=502), au=after(2))
    assert chantier.valeurs("etat")["responsable:501"] == ACTIF
    autre = replace(deux, personnes=(personne(501), personne(503)), liens=(lien(1, 503),))
    chantier.alimenter(autre, famille(B, [3], parent=502), au=after(3))
    etats = chantier.valeurs("etat")
    assert (etats["responsable:501"], etats["eleve:1"], etats["eleve:2"]) == (DESACTIVE, ACTIF, ACTIF)


@ON_ONE
def test_a_responsable_whose_right_lies_in_a_school_not_imported_keeps_it(chantier: Chantier) -> None:
    """Legal for the child of B, whose exports are not there yet; a mere contact for the child of A."""
    ici = ecole(A, eleves=[eleve(1)], responsables=[personne(501)], liens=[lien(1, 501, "3")])
    chantier.alimenter(ici, famille(B, [2]))
    chantier.alimenter(*de(2026, ici), au=RENTREE)
    assert chantier.valeurs("etat")["responsable:501"] == ACTIF


@ON_ONE
def test_a_level_that_gives_no_right_any_more(chantier: Chantier) -> None:
    ecoles = ecole(A, eleves=[eleve(1)], responsables=[personne(501)], liens=[lien(1, 501, "2")])
    chantier.alimenter(ecoles, projet=Projet(en_charge=True))
    chantier.alimenter(au=MARDI, projet=Projet(en_charge=False))
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "responsable:501": DESACTIVE}


@ON_ONE
def test_a_teacher_of_two_schools_loses_one(chantier: Chantier) -> None:
    chantier.alimenter(college(A, [7, 8], enfant=1), college(B, [7], enfant=2))
    assert chantier.valeurs("uai")["epp:7"] == f"{A}|{B}"
    chantier.alimenter(college(A, [8], enfant=1), college(B, [7], enfant=2), au=MARDI)
    assert (chantier.valeurs("uai")["epp:7"], chantier.valeurs("etat")["epp:7"]) == (B, ACTIF)


@ON_ONE
def test_a_teacher_keeps_the_school_that_proves_nothing(chantier: Chantier) -> None:
    chantier.alimenter(college(A, [7, 8], enfant=1), college(B, [7], enfant=2))
    chantier.alimenter(*de(2026, college(B, [7], enfant=2)), au=RENTREE)
    comptes = chantier.comptes()
    assert (comptes["epp:7"]["uai"], comptes["epp:8"]["uai"], comptes["epp:8"]["etat"]) == (f"{A}|{B}", A, ACTIF)
    chantier.alimenter(*de(2026, college(A, [8], enfant=1)), au=RENTREE + datetime.timedelta(days=1))
    assert chantier.valeurs("uai")["epp:7"] == B


def test_a_pupil_moves_without_a_gap(chantier: Chantier) -> None:
    parti, arrive = eleve(2, date_sortie="07/10/2025"), eleve(2, division="6B", date_entree="07/10/2025")
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2)]), ecole(B, eleves=[eleve(3)]))
    avant = chantier.comptes()["eleve:2"]
    resultat = chantier.alimenter(ecole(A, eleves=[eleve(1), parti]), ecole(B, eleves=[eleve(3), arrive]), au=MARDI)
    apres = chantier.comptes()["eleve:2"]
    assert apres == {**avant, "uai": B, "divisions": "6B"}
    assert {nom.value: nombre for nom, nombre in resultat.application.nombres.items() if nombre} == {"mise_a_jour": 1}


@ON_ONE
def test_a_pupil_who_moves_to_a_school_that_is_not_served_leaves(chantier: Chantier) -> None:
    projet = Projet(etablissements=(A,))
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2)]), ecole(B, eleves=[eleve(3)]), projet=projet)
    chantier.alimenter(ecole(A, eleves=[eleve(1)]), ecole(B, eleves=[eleve(2), eleve(3)]), au=MARDI, projet=projet)
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "eleve:2": DESACTIVE}


@ON_ONE
def test_a_school_that_the_project_leaves(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]), famille(B, [2]), projet=Projet(etablissements=(A, B)))
    chantier.alimenter(au=MARDI, projet=Projet(etablissements=(A,)))
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "eleve:2": DESACTIVE, "responsable:501": ACTIF}
    assert chantier.valeurs("uai")["responsable:501"] == A


@pytest.mark.parametrize(
    ("delais", "jours"),
    [(Delais(), 56), (Delais(defaut=42), 42), (Delais(defaut=42, par_profil=(("responsable", 50),)), 50)],
)
def test_a_duplicate_mended_in_siecle_goes_at_the_end_of_its_delay(
    chantier: Chantier, delais: Delais, jours: int
) -> None:
    """The second PERSONNE_ID of one mother is gone: deactivated at the next import, deleted on the day, not before."""
    projet = Projet(delais=delais)
    double = replace(famille(A, [1]), personnes=(personne(501), personne(502)), liens=(lien(1, 501), lien(1, 502)))
    chantier.alimenter(double, projet=projet)
    chantier.alimenter(famille(A, [1]), au=after(1), projet=projet)
    assert chantier.valeurs("etat")["responsable:502"] == DESACTIVE
    chantier.alimenter(au=after(jours), projet=projet)
    assert chantier.valeurs("etat")["responsable:502"] == DESACTIVE
    chantier.alimenter(au=after(1 + jours), projet=projet)
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "responsable:501": ACTIF}


def test_who_comes_back_within_the_delay_finds_everything(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]), famille(B, [3], parent=502))
    avant, liens = chantier.comptes(), identifiants(chantier, A)
    chantier.alimenter(famille(B, [3], parent=502), ecole(A, eleves=[eleve(4)]), au=after(1))
    partis = {cle for cle, etat in chantier.valeurs("etat").items() if etat == DESACTIVE}
    assert partis == {"eleve:1", "eleve:2"} or "responsable:501" in partis
    chantier.alimenter(famille(A, [1, 2]), au=after(40))
    comptes = chantier.comptes()
    assert {cle: comptes[cle] for cle in avant} == avant
    assert identifiants(chantier, A) == liens
    chantier.alimenter(au=after(90))
    assert {cle: compte["login"] for cle, compte in chantier.comptes().items() if cle in avant} == {
        cle: compte["login"] for cle, compte in avant.items()
    }


def identifiants(chantier: Chantier, numero_uai: str) -> list[str]:
    """The lines of the file of identifiers of a school."""
    return (chantier.sortie / f"comptes/ENT-Identifiants-{numero_uai}.csv").read_text(encoding="utf-8").splitlines()


@ON_ONE
def test_a_deletion_waits_for_what_is_unknown_until_the_law_ends_it(chantier: Chantier) -> None:
    """Deactivated in B, whose new year is not there: his return cannot be known; three months are the most."""
    projet = Projet(delais=Delais(defaut=42))
    debut = datetime.date(2026, 7, 1)
    chantier.alimenter(famille(A, [1]), famille(B, [2, 3], parent=502), au=debut, projet=projet)
    chantier.alimenter(famille(B, [2], parent=502), au=debut, projet=projet)
    assert chantier.valeurs("etat")["eleve:3"] == DESACTIVE
    terme = PLAFOND - longest_wait(projet.calendrier)
    for jour, attendu in ((71, True), (terme - 1, True), (terme, False)):
        jour_dit = debut + datetime.timedelta(days=jour)
        chantier.alimenter(*de(2026, famille(A, [1])), au=jour_dit, projet=projet)
        assert ("eleve:3" in chantier.comptes()) is attendu


def test_a_clock_that_goes_back_takes_nobody_away(chantier: Chantier) -> None:
    projet = Projet(delais=Delais(defaut=1))
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(2), eleve(3)]), au=after(0), projet=projet)
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(3)]), au=after(10), projet=projet)
    chantier.alimenter(ecole(A, eleves=[eleve(1), eleve(4)]), au=after(9), projet=projet)
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "eleve:2": DESACTIVE, "eleve:3": ACTIF, "eleve:4": ACTIF}
    assert waiting(chantier) == dict.fromkeys(("eleve:2", "eleve:3"), ATTENTES_DITES["horloge"])
    chantier.alimenter(au=after(11), projet=projet)
    assert chantier.valeurs("etat") == {"eleve:1": ACTIF, "eleve:3": DESACTIVE, "eleve:4": ACTIF}
