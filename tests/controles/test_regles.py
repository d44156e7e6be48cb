"""Each rule fires where it must, and stays silent beside it."""

import re
from string import Formatter

import pytest

from rentree.controles.catalogue import CONSTATES_AILLEURS, REGLES, regle
from rentree.controles.execution import PAQUET, name_step, run_rule, run_rules
from rentree.model.constats import Constat, Gravite, Regle
from tests.controles import cas_fiches, cas_structures
from tests.controles.fabrique import Base, Geste, open_engine, sane_school

CAS: dict[str, tuple[Geste, Geste]] = {**cas_fiches.CAS, **cas_structures.CAS}
EXECUTEES = [une for une in REGLES if une.id not in CONSTATES_AILLEURS]
BLOQUANTES = {
    "fichier-refuse",
    "eleve-sans-id",
    "eleve-sans-ine",
    "naissance-absente",
    "naissance-impossible",
    "nom-vide",
    "nom-illisible",
    "personnel-nom-vide",
    "personnel-nom-illisible",
    "responsable-sans-id",
    "eleve-sans-division",
    "personnel-sans-id",
}
DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{2}/\d{2}/\d{4}")


def find(base: Base, une: Regle) -> list[Constat]:
    with open_engine(base) as moteur:
        return run_rule(moteur, une)


def find_all(base: Base) -> list[Constat]:
    with open_engine(base) as moteur:
        return run_rules(moteur)


@pytest.mark.parametrize("identifiant", sorted(CAS))
def test_rule_fires(identifiant: str) -> None:
    fautif, _ = CAS[identifiant]
    constats = find(fautif(sane_school()), regle(identifiant))
    assert constats
    for constat in constats:
        assert_readable(constat)


def assert_readable(constat: Constat) -> None:
    """A message names everything, and shows neither an INE nor a birth date."""
    texte = constat.message + constat.que_faire
    assert "None" not in texte
    assert "{" not in texte
    assert constat.uai and constat.cle
    assert not re.search(r"\b99\d{7}[A-K]{2}\b|\b\d{10}[A-Z]\b", texte)
    assert constat.regle in ("exports-decales", "sortie-prevue") or not DATE.search(texte)
    assert "2015" not in texte and "7 rue" not in texte


@pytest.mark.parametrize("identifiant", sorted(CAS))
def test_rule_is_silent_on_the_neighbour(identifiant: str) -> None:
    _, sain = CAS[identifiant]
    assert find(sain(sane_school()), regle(identifiant)) == []


def test_sane_school_has_no_constat() -> None:
    assert find_all(sane_school()) == []


def test_two_sane_schools_have_no_constat() -> None:
    assert find_all(sane_school(sane_school(), "0310002Y", 5000)) == []


def test_empty_base_has_no_constat() -> None:
    assert find_all(Base()) == []


def test_every_rule_has_its_pair() -> None:
    assert {une.id for une in EXECUTEES} == set(CAS)


def test_ids_are_unique_slugs() -> None:
    identifiants = [une.id for une in REGLES]
    assert len(set(identifiants)) == len(identifiants)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", identifiant) for identifiant in identifiants)


def test_blocking_rules_are_exactly_these() -> None:
    assert {une.id for une in REGLES if une.gravite is Gravite.BLOQUANT} == BLOQUANTES


def test_regle_unknown() -> None:
    with pytest.raises(KeyError):
        regle("inconnue")


def test_templates_use_only_columns_of_the_sql() -> None:
    with open_engine(Base()) as moteur:
        for une in EXECUTEES:
            colonnes = set(moteur.query_step(PAQUET, name_step(une)).column_names)
            assert {"uai", "objet", "cle"} <= colonnes, une.id
            assert list_fields(une) <= colonnes, une.id


def list_fields(une: Regle) -> set[str]:
    morceaux = [*Formatter().parse(une.message), *Formatter().parse(une.que_faire)]
    return {champ for _, champ, _, _ in morceaux if champ}


def test_rules_found_elsewhere_use_only_their_columns() -> None:
    connues = {"uai", "objet", "cle", "fichier", "autre", "raison", "conseil"}
    connues |= {"ensemble", "categorie", "nombre", "exemples", "attribut"}
    assert all(list_fields(regle(identifiant)) <= connues for identifiant in CONSTATES_AILLEURS)
