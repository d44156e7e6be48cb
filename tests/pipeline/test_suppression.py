"""Deletion: what is personal goes, the login stays reserved for ever, the proof stays."""

import datetime
from collections.abc import Callable, Iterator
from itertools import chain

import pytest
from django.db import connection

from rentree.comptes.reserve import CleChangee
from rentree.model.projet import Delais, Projet
from rentree.pipeline.journal import read_deletions
from rentree.pipeline.maison import Maison
from rentree.store.models import Journal, JournalValeur, LoginReserve
from tests.donnees import ecole, eleve, famille, uai
from tests.pipeline.chantier import MARDI, Chantier

A, B = uai(1), uai(2)
PROJET = Projet(delais=Delais(defaut=42))
TERME = MARDI + datetime.timedelta(days=42)


def dump() -> Iterator[str]:
    """Every value of every table of the open database, as text."""
    with connection.cursor() as curseur:
        for table in connection.introspection.table_names(curseur):
            curseur.execute(f'SELECT * FROM "{table}"')
            yield from (str(valeur) for valeur in chain.from_iterable(curseur.fetchall()))


def live_and_go(chantier: Chantier) -> None:
    """Zoé and her mother were there on Monday, gone on Tuesday, deleted at the end of the delay."""
    restent = ecole(A, eleves=[eleve(9, "CORMIER")])
    chantier.vivre(ecole(A, eleves=[eleve(9, "CORMIER"), eleve(1, "BRINDILLE")]), famille(B, [2]), projet=PROJET)
    chantier.vivre(restent, ecole(B, eleves=[eleve(8, "SORBIER")]), au=MARDI, projet=PROJET)
    chantier.vivre(au=TERME, projet=PROJET)


def test_nothing_personal_is_left(chantier: Chantier) -> None:
    live_and_go(chantier)
    assert set(chantier.en_base(PROJET)) == {"eleve:9", "eleve:8"}
    tout = "\n".join(dump()).lower()
    assert "cormier" in tout, "the search works: who stays is found"
    for mot in ("brindille", "nomc", "nomfab"):
        assert mot not in tout


def test_the_journal_keeps_its_lines_without_their_values(chantier: Chantier) -> None:
    live_and_go(chantier)
    presents = {compte["jointure"] for compte in chantier.en_base(PROJET).values()}
    partis = set(Journal.objects.values_list("jointure", flat=True)) - presents
    assert len(partis) == 3
    for jointure in partis:
        operations = Journal.objects.filter(jointure=jointure).order_by("numero").values_list("operation", flat=True)
        assert list(operations) == ["creation", "desactivation", "suppression"]
    assert set(JournalValeur.objects.values_list("jointure", flat=True)) == presents


def test_the_proof_tells_how_many_and_when(chantier: Chantier) -> None:
    live_and_go(chantier)
    preuves = read_deletions(Maison(chantier.maison), projet=PROJET)
    assert {(une.uai, une.profil, une.nombre) for une in preuves} == {
        (A, "eleve", 1), (B, "eleve", 1), (B, "responsable", 1)
    }  # fmt: skip
    assert {(une.supprimes_le, une.desactives_du, une.desactives_au) for une in preuves} == {(TERME, MARDI, MARDI)}
    assert {une.projet for une in preuves} == {PROJET.nom}


def test_a_login_is_never_given_again(chantier: Chantier) -> None:
    """Neither to a new homonym, nor to the same person coming back too late."""
    chantier.vivre(ecole(A, eleves=[eleve(1, "LAURIER"), eleve(2, "LAURIER"), eleve(9)]), projet=PROJET)
    chantier.vivre(ecole(A, eleves=[eleve(9)]), au=MARDI, projet=PROJET)
    chantier.vivre(au=TERME, projet=PROJET)
    chantier.vivre(ecole(A, eleves=[eleve(1, "LAURIER"), eleve(3, "LAURIER"), eleve(9)]), au=TERME, projet=PROJET)
    logins = {cle: compte["login"] for cle, compte in chantier.en_base(PROJET).items()}
    assert logins == {"eleve:1": "zoe.laurier3", "eleve:3": "zoe.laurier4", "eleve:9": "zoe.nomj"}


def test_a_reserved_login_cannot_be_read(chantier: Chantier) -> None:
    live_and_go(chantier)
    chantier.en_base()
    empreintes = set(LoginReserve.objects.values_list("empreinte", flat=True))
    assert len(empreintes) == 4, "three logins, and the witness of the key"
    assert all(len(une) == 64 and set(une) <= set("0123456789abcdef") for une in empreintes)


def test_another_key_gives_no_login(chantier: Chantier) -> None:
    """Its reserved logins could not be told: no account is made, rather than one with a login that was somebody's."""
    live_and_go(chantier)
    (chantier.maison / "cle.secret").unlink()
    avant = chantier.en_base(PROJET)
    with pytest.raises(CleChangee):
        chantier.vivre(ecole(A, eleves=[eleve(3), eleve(9)]), au=TERME, projet=PROJET)
    assert chantier.en_base(PROJET) == avant


def test_an_account_that_waits_is_not_deleted_by_a_clock_that_goes_back(chantier: Chantier) -> None:
    chantier.vivre(ecole(A, eleves=[eleve(1), eleve(2)]), projet=PROJET)
    chantier.vivre(ecole(A, eleves=[eleve(1)]), au=MARDI, projet=PROJET)
    chantier.vivre(ecole(A, eleves=[eleve(1), eleve(3)]), au=TERME + datetime.timedelta(days=10), projet=Projet())
    plan, _ = chantier.vivre(au=TERME, projet=PROJET)
    assert plan.nombres["suppression"] == 0
    assert plan.attentes["raison"].to_pylist() == ["horloge"]


def test_two_projects_delete_apart(ouvrir: Callable[[str], Chantier]) -> None:
    chantier, autre = ouvrir("un"), Projet("autre", delais=Delais(defaut=60))
    for projet in (PROJET, autre):
        chantier.vivre(ecole(A, eleves=[eleve(1), eleve(2)]), projet=projet)
    for projet in (PROJET, autre):
        chantier.vivre(ecole(A, eleves=[eleve(1)]), au=MARDI, projet=projet)
    for projet in (PROJET, autre):
        chantier.vivre(au=TERME, projet=projet)
    assert set(chantier.en_base(PROJET)) == {"eleve:1"}
    assert set(chantier.en_base(autre)) == {"eleve:1", "eleve:2"}
    assert {ligne.projet for ligne in JournalValeur.objects.filter(avant__contains="actif")} == {"autre"}
