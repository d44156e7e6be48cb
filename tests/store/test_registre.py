"""The register and the accounts: what they keep, what the database refuses."""

import datetime

import pyarrow as pa
import pytest
from django.db import connection

from rentree.model.plan import Operation
from rentree.store.comptes import COMPTES, create_comptes, load_comptes, record_run, update_comptes
from rentree.store.models import CleSource, Execution, Personne
from rentree.store.registre import add_to_registre, count_new, load_registre
from tests.pipeline.chantier import acte_du
from tests.store.refus import REFUS

AU = datetime.date(2025, 10, 6)
pytestmark = pytest.mark.usefixtures("opened")


def keys(*lignes: tuple[str, str, int, bool], deplacee: bool = False) -> pa.Table:
    academies, cles, jointures, nouvelles = zip(*lignes, strict=True) if lignes else ((), (), (), ())
    return pa.table(
        {
            "academie": pa.array(academies, pa.string()),
            "cle": pa.array(cles, pa.string()),
            "espece": pa.array(["eleve"] * len(lignes), pa.string()),
            "jointure": pa.array(jointures, pa.int64()),
            "nouvelle": pa.array(nouvelles, pa.bool_()),
            "deplacee": pa.array([deplacee] * len(lignes), pa.bool_()),
        }
    )


def register() -> list[tuple[str, str, int]]:
    return sorted((une["academie"], une["cle"], une["jointure"]) for une in load_registre().to_pylist())


def account(jointure: int, login: str, *, projet: str = "ent", nom: str = 'O"BRIEN; é') -> pa.Table:
    ligne = {
        "projet": projet, "jointure": jointure, "login": login, "etat": "actif", "profil": "eleve", "civilite": "",
        "nom": nom, "prenom": "Zoé", "uais": "", "divisions": "", "academie": "16", "cle": f"eleve:{jointure}",
        "cree_le": AU, "code_empreinte": "0" * 64,
    }  # fmt: skip
    return pa.Table.from_pylist([ligne])


def test_an_empty_register() -> None:
    add_to_registre(keys())
    assert register() == []


def test_two_keys_of_one_person_and_a_key_learnt_later() -> None:
    premieres = keys(("16", "eleve:1", 10, True), ("16", "eleve:2", 10, True), ("04", "eleve:1", 11, True))
    assert count_new(premieres) == 2
    add_to_registre(premieres)
    add_to_registre(keys(("16", "eleve:3", 10, False)))
    assert Personne.objects.count() == 2
    assert register() == [("04", "eleve:1", 11), ("16", "eleve:1", 10), ("16", "eleve:2", 10), ("16", "eleve:3", 10)]


def test_a_key_goes_to_another_person() -> None:
    add_to_registre(keys(("16", "eleve:1", 10, True), ("16", "eleve:2", 10, True)))
    add_to_registre(keys(("16", "eleve:2", 11, True), deplacee=True))
    assert register() == [("16", "eleve:1", 10), ("16", "eleve:2", 11)]


def test_a_key_is_given_once_and_all_or_nothing() -> None:
    add_to_registre(keys(("16", "eleve:1", 10, True)))
    with pytest.raises(REFUS):
        add_to_registre(keys(("16", "eleve:9", 12, True), ("16", "eleve:1", 12, True)))
    assert register() == [("16", "eleve:1", 10)]
    assert Personne.objects.count() == 1


def test_a_key_of_nobody_is_refused() -> None:
    with pytest.raises(REFUS):
        add_to_registre(keys(("16", "eleve:1", 99, False)))
        connection.check_constraints()


def test_an_account_comes_back_and_is_renamed() -> None:
    add_to_registre(keys(("16", "eleve:1", 10, True), ("16", "eleve:2", 11, True)))
    create_comptes(account(11, "zoe.cormier"))
    create_comptes(account(10, "zoe.o-brien"))
    comptes = load_comptes("ent")
    assert comptes.schema == COMPTES
    assert comptes["jointure"].to_pylist() == [10, 11]
    assert (comptes["nom"][0].as_py(), comptes["cree_le"][0].as_py()) == ('O"BRIEN; é', AU)
    update_comptes(pa.table({"id": comptes["id"].slice(0, 1), "nom": ["NEUF"]}))
    assert load_comptes("ent")["nom"].to_pylist() == ["NEUF", 'O"BRIEN; é']


def test_projects_have_their_own_accounts() -> None:
    add_to_registre(keys(("16", "eleve:1", 10, True)))
    create_comptes(account(10, "zoe", projet="ent"))
    create_comptes(account(10, "zoe", projet="autre"))
    assert load_comptes("autre").num_rows == 1
    assert load_comptes("troisieme").num_rows == 0


@pytest.mark.parametrize(("jointure", "login"), [(10, "autre"), (11, "zoe")])
def test_one_account_a_person_and_one_person_a_login(jointure: int, login: str) -> None:
    add_to_registre(keys(("16", "eleve:1", 10, True), ("16", "eleve:2", 11, True)))
    create_comptes(account(10, "zoe"))
    with pytest.raises(REFUS):
        create_comptes(account(jointure, login))


@pytest.mark.parametrize("projet", ["x'; DROP TABLE compte; --", "Ent", "é"])
def test_a_project_name_is_no_sql(projet: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        load_comptes(projet)


def test_runs_are_numbered() -> None:
    nombres = dict.fromkeys(Operation, 0) | {Operation.CREATION: 2}
    acte = acte_du(AU, "Ada")
    numeros = [record_run(projet="ent", acte=acte, annuaire="abc", plan=None, nombres=nombres) for _ in range(2)]
    assert numeros == [1, 2]
    execution = Execution.objects.get(numero=2)
    assert (execution.au, execution.quand, execution.qui, execution.creations) == (AU, acte.quand, "Ada", 2)


def test_a_person_with_a_key_cannot_go() -> None:
    add_to_registre(keys(("16", "eleve:1", 10, True)))
    with pytest.raises(REFUS), connection.cursor() as curseur:
        curseur.execute("DELETE FROM personne WHERE jointure = 10")
        connection.check_constraints()
    assert CleSource.objects.filter(personne_id=10).exists()
