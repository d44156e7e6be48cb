"""Running every rule: order, determinism, what is set aside, and what the messages say."""

import random

from rentree.controles.execution import ecartees, run_rules, sort_constats
from rentree.controles.preparation import ETAPES_FICHES, TABLES_LUES, forget
from rentree.model.constats import Constat, Gravite
from tests.controles import cas_fiches, cas_structures
from tests.controles.fabrique import Base, open_engine, sane_school

COUPLE = {"prenom": "Guy Et Yvette", "nom_famille": "M. MME MANENTE"}


def spoil_everything() -> Base:
    """A school with several faults at once, beside a sane one."""
    base = sane_school(sane_school(), "0310002Y", 5000)
    base.change("responsables", {"personne_id": "1501"}, **COUPLE)
    base.change("eleves", {"eleve_id": "1001"}, ine=None, sexe=None)
    base.change("eleves", {"eleve_id": "5001"}, prenom=None)
    base.change("groupes", {"uai": "0310002Y"}, code="6A/ANGLAIS")
    return base.change("personnels", {"id": "1900"}, type="local")


def shuffled(base: Base, graine: int) -> Base:
    for lignes in base.lignes.values():
        random.Random(graine).shuffle(lignes)
    return base


def run(base: Base) -> list[Constat]:
    with open_engine(base) as moteur:
        return run_rules(moteur)


def test_order_of_rows_changes_nothing() -> None:
    attendus = run(spoil_everything())
    assert len(attendus) > 8
    assert all(run(shuffled(spoil_everything(), graine)) == attendus for graine in (1, 2))


def test_sorted_by_school_severity_rule_and_fiche() -> None:
    constats = run(spoil_everything())
    rangs = [(constat.uai, list(Gravite).index(constat.gravite), constat.regle, constat.cle) for constat in constats]
    assert rangs == sorted(rangs)
    assert sort_constats(reversed(constats)) == constats


def test_blocking_fiches_are_set_aside() -> None:
    constats = run(spoil_everything())
    assert ecartees(constats) == {("0310001X", "eleve:1001"), ("0310002Y", "eleve:5001")}


def test_a_rule_may_be_made_to_set_aside() -> None:
    retenues = ecartees(run(spoil_everything()), retenir=("nom-deux-personnes",))
    assert ("0310001X", "responsable:1501") in retenues
    assert len(retenues) == 3


def test_a_refused_file_sets_no_fiche_aside() -> None:
    constat = Constat("fichier-refuse", Gravite.BLOQUANT, "0310001X", "fichier", "fichier:a.xml", "", "")
    assert ecartees([constat]) == frozenset()


def test_the_message_shows_the_login_of_the_training_deck() -> None:
    messages = [constat.message for constat in run(spoil_everything()) if constat.regle == "nom-deux-personnes"]
    assert len(messages) == 1
    assert "guy_et_yvette.m._mme_manente" in messages[0]
    assert "MARTIN Léa (6A)" in messages[0]
    assert "n° 1501" in messages[0]


def test_a_code_comes_with_another() -> None:
    conseils = {constat.que_faire for constat in run(spoil_everything()) if constat.regle.startswith("groupe-code-")}
    assert conseils and all("6AANGLAI" in conseil for conseil in conseils)


def test_a_leaver_is_left_in_peace() -> None:
    base = cas_fiches.partie(ine=None, sexe=None, code_mef=None, date_naissance=None, prenom="A & B")(sane_school())
    regles = {constat.regle for constat in run(base)}
    assert regles == {"effectif-division", "effectif-groupe", "sorti-avec-structures"}


def test_without_the_pupils_nobody_is_linked_to_nobody() -> None:
    base = sane_school().without_export("eleves")
    for table in ("eleves", "eleve_structures", "eleve_options"):
        base.remove(table, uai="0310001X")
    assert {constat.regle for constat in run(base)} == {"export-manquant"}


def test_without_sts_nothing_is_said_of_services() -> None:
    base = cas_structures.chain(
        cas_structures.without("sts"),
        *(
            cas_structures.remove(table, source="sts")
            for table in ("divisions", "groupes", "personnels", "etablissements")
        ),
        *(cas_structures.remove(table) for table in ("services", "service_enseignants", "professeurs_principaux")),
    )(sane_school())
    assert {constat.regle for constat in run(base)} == {"export-manquant"}


def test_forget_leaves_the_canonical_tables() -> None:
    with open_engine(sane_school()) as moteur:
        forget(moteur)
        restantes = set(
            moteur.query("SELECT table_name AS nom FROM information_schema.tables").column("nom").to_pylist()
        )
    assert "eleves" in restantes
    assert not restantes & {*ETAPES_FICHES, *TABLES_LUES}
