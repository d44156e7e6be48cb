"""Whole years in seconds: exports, refusals, departures, returns, freezes, crashes, against an independent judge."""

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from rentree.engine import Moteur
from rentree.model.exports import ExportEtablissement
from rentree.model.projet import Delais, Freins, Gel, Projet
from rentree.pipeline.appliquer import Application, apply_plan
from rentree.pipeline.federer import Annuaire
from rentree.pipeline.maison import Maison
from rentree.pipeline.prevoir import Plan, foresee, keep
from rentree.store.base import close_store, one_transaction, open_store
from rentree.store.comptes import load_comptes
from rentree.store.masse import load_rows
from tests.donnees import ecole, eleve, ine, lien, personne, uai
from tests.pipeline.chantier import Chantier, acte_du
from tests.pipeline.vie import ENSEIGNANTS, Lus, Monde, parent, profile

UAIS = (uai(1), uai(2))
ELEVES = frozenset(range(Freins().desactivation.plancher))
"""So few that no brake trips: the judge knows none."""
TOUS = (*ELEVES, ENSEIGNANTS, ENSEIGNANTS + 1, *sorted({parent(un) for un in ELEVES}))
NOMS = ("MARTIN", "LAURIER", "NA", 'O\'BRIEN "X"')
RENTREE = datetime.date(2025, 9, 8)
PERSONNES = pa.schema(
    [
        ("jointure", pa.int64()), ("profil", pa.string()), ("niveau", pa.int32()), ("civilite", pa.string()),
        ("nom", pa.string()), ("prenom", pa.string()), ("uais", pa.string()), ("divisions", pa.string()),
        ("academie", pa.string()), ("cle", pa.string()),
    ]
)  # fmt: skip
SOURCES = {"eleve": ("eleves",), "responsable": ("eleves", "responsables"), "enseignant": ("sts",)}
GENRES = {"eleve": "eleve", "responsable": "responsable", "enseignant": "epp"}
Fiches = frozenset[int]
_fiches = st.frozensets(st.sampled_from([*ELEVES, ENSEIGNANTS, ENSEIGNANTS + 1]))


def jointure(personne: int) -> int:
    return 1 + TOUS.index(personne)


class Panne(Exception):
    """The process dies."""


class Annees(RuleBasedStateMachine):
    """Accounts kept from annuaires made by hand, on the real database."""

    modele: Path

    def __init__(self) -> None:
        super().__init__()
        self.dossier = Path(tempfile.mkdtemp(prefix="rentree-vie-"))
        shutil.copy(self.modele, self.dossier / "rentree.sqlite3")
        self.maison = Maison(self.dossier)
        open_store(self.maison.base, url="")
        self.monde, self.projet, self.au = Monde(UAIS), Projet(), RENTREE
        self.noms = dict.fromkeys(TOUS, NOMS[0])

    def teardown(self) -> None:
        close_store()
        shutil.rmtree(self.dossier)

    @initialize(ici=_fiches, la=_fiches)
    def first_exports(self, ici: frozenset[int], la: frozenset[int]) -> None:
        for une, fiches in zip(UAIS, (ici, la), strict=True):
            self.monde.imported(une, fiches)
        self.live()

    @rule(une=st.sampled_from(UAIS), presents=_fiches, tenus=st.frozensets(st.sampled_from(sorted(ELEVES)), max_size=2))
    def export(self, une: str, presents: frozenset[int], tenus: frozenset[int]) -> None:
        self.monde.imported(une, presents | tenus, tenus)
        self.live()

    @rule(une=st.sampled_from(UAIS))
    def refused(self, une: str) -> None:
        self.monde.refused(une)
        self.live()

    @rule(une=st.sampled_from(UAIS), presents=_fiches)
    def new_year(self, une: str, presents: frozenset[int]) -> None:
        """One school alone is imported for the new year."""
        self.monde.annee += 1
        self.monde.imported(une, presents)
        self.live()

    @rule(jours=st.one_of(st.integers(-3, 20), st.sampled_from([41, 42, 43, 56, 86, 100])))
    def days_pass(self, jours: int) -> None:
        self.au += datetime.timedelta(days=jours)
        self.live()

    @rule(veille=st.booleans())
    def to_the_end_of_a_delay(self, veille: bool) -> None:
        """The first day on which somebody may be deleted, or the day before."""
        termes = [
            compte["desactive_le"] + datetime.timedelta(days=self.projet.delais.of(profile(personne)))
            for personne, compte in self.monde.comptes.items()
            if compte["desactive_le"]
        ]
        self.au = max(self.au, min(termes, default=self.au) - datetime.timedelta(days=veille))
        self.live()

    @rule(personne=st.sampled_from(TOUS), nom=st.sampled_from(NOMS))
    def corrected(self, personne: int, nom: str) -> None:
        self.noms[personne] = nom
        self.live()

    @rule(delai=st.sampled_from([42, 56]), gel=st.sampled_from(["", "gel", "ajout"]), jours=st.integers(0, 30))
    def project_changes(self, delai: int, gel: str, jours: int) -> None:
        fin = self.au + datetime.timedelta(days=jours)
        gels = (Gel(self.au, fin, ajout_seul=gel == "ajout"),) if gel else ()
        self.projet = replace(self.projet, delais=Delais(delai, (("responsable", 50),)), gels=gels)
        self.live()

    @rule(moment=st.sampled_from(["record_run", "update_comptes", "write_journal", "mark_applied"]), presents=_fiches)
    def crash(self, moment: str, presents: frozenset[int]) -> None:
        """The process dies while it applies: nothing was done."""
        self.monde.imported(UAIS[0], presents)
        with self.day() as plan:
            if plan.changements.num_rows:
                with mock.patch(f"rentree.pipeline.appliquer.{moment}", side_effect=Panne), pytest.raises(Panne):
                    self.apply(plan)
        assert self.accounts() == self.monde.comptes
        self.live()

    def live(self) -> None:
        """Foresee, apply; judge; foresee again: nothing is left to do."""
        with self.day() as plan:
            avant = self.accounts()
            applique = bool(self.apply(plan).numero)
        lus = self.accounts()
        assert {personne: compte["login"] for personne, compte in lus.items()} == logins_foretold(plan, avant)
        self.monde.judge(lus, projet=self.projet, au=self.au, applique=applique)
        if applique:
            with self.day() as encore:
                assert encore.changements.num_rows == 0, "applied, and still to do"

    @contextmanager
    def day(self) -> Iterator[Plan]:
        """The plan of the day, from an annuaire made by hand."""
        with Moteur() as moteur:
            for nom, table in annuaire(self.monde, self.noms).items():
                moteur.load(nom, table)
            fait = Annuaire(self.dossier, f"{self.monde.annee}", 0, {}, {}, "", self.monde.annee)
            acte = acte_du(self.au)
            plan = foresee(moteur, fait, maison=self.maison, projet=self.projet, acte=acte)
            yield keep(plan, maison=self.maison, acte=acte)

    def apply(self, plan: Plan) -> Application:
        return apply_plan(plan, maison=self.maison, projet=self.projet, acte=acte_du(self.au))

    def accounts(self) -> Lus:
        return {TOUS[compte["jointure"] - 1]: compte for compte in load_comptes(self.projet.nom).to_pylist()}


def logins_foretold(plan: Plan, avant: Lus) -> dict[int, str]:
    """Person -> login once the plan is applied, as the plan tells it."""
    logins = {personne: compte["login"] for personne, compte in avant.items()}
    for changement in plan.changements.to_pylist():
        personne = TOUS[changement["jointure"] - 1]
        if changement["operation"] == "suppression":
            del logins[personne]
        else:
            logins[personne] = changement["login"]
    return logins


def annuaire(monde: Monde, noms: dict[int, str]) -> dict[str, pa.Table]:
    """The tables of an annuaire from which accounts are foreseen."""
    presents = [personne for personne in sorted(monde.people()) if monde.schools_of(personne)]
    suspens = [jointure(personne) for personne in sorted(monde.people()) if monde.schools_of(personne, tenus=True)]
    sources = {source for toutes in SOURCES.values() for source in toutes}
    surs = [(une, source) for une in UAIS if monde.proves(une) for source in sorted(sources)]
    return {
        "annuaire_personnes": pa.Table.from_pylist([line(monde, un, noms[un]) for un in presents], schema=PERSONNES),
        "annuaire_suspens": pa.table({"jointure": pa.array(suspens, pa.int64())}),
        "annuaire_fiabilite": pa.table(
            {nom: pa.array([paire[rang] for paire in surs], pa.string()) for rang, nom in enumerate(("uai", "source"))}
        ),
        "servis": pa.table({"uai": pa.array([], pa.string())}),
    }


def line(monde: Monde, personne: int, nom: str) -> dict[str, Any]:
    """A row of `annuaire_personnes`: a pupil of two schools is kept in the first."""
    profil = profile(personne)
    uais = sorted(monde.schools_of(personne))
    return {
        "jointure": jointure(personne), "profil": profil, "niveau": int(profil == "responsable"), "civilite": "Mme",
        "nom": nom, "prenom": "Zoé", "uais": "|".join(uais[:1] if profil == "eleve" else uais),
        "divisions": None if profil == "responsable" else "6A", "academie": "16", "cle": f"{GENRES[profil]}:{personne}",
    }  # fmt: skip


@pytest.fixture
def modele(tmp_path: Path) -> Iterator[Path]:
    """A SQLite database where everybody has a jointure and nobody an account."""
    chemin = tmp_path / "modele.sqlite3"
    open_store(chemin, url="")
    with one_transaction():
        rangs = [jointure(personne) for personne in TOUS]
        load_rows("personne", pa.table({"jointure": pa.array(rangs, pa.int64()), "espece": ["eleve"] * len(rangs)}))
    close_store()
    yield chemin
    close_store()


def test_the_laws_of_accounts_over_years(modele: Path) -> None:
    machine = type("AnneesDuModele", (Annees,), {"modele": modele})
    essais = settings(max_examples=12, stateful_step_count=12, deadline=None, suppress_health_check=[*HealthCheck])
    run_state_machine_as_test(machine, settings=essais)


JOURNEES = st.lists(
    st.tuples(
        st.sampled_from(["tout", "une", "refus", "annee", "jours"]),
        st.frozensets(st.sampled_from(sorted(ELEVES)), min_size=1),
        st.frozensets(st.sampled_from(sorted(ELEVES)), min_size=1),
        st.frozensets(st.sampled_from(sorted(ELEVES)), max_size=1),
        st.sampled_from([0, 1, 30, 42]),
    ),
    min_size=4,
    max_size=6,
)
"""What happens, who is in each school, whose INE is erased, how many days later."""


@settings(max_examples=4, deadline=None, suppress_health_check=[*HealthCheck])
@given(journees=JOURNEES)
def test_the_same_laws_from_real_exports(journees: list[tuple[str, Fiches, Fiches, Fiches, int]]) -> None:
    """Files of SIECLE written, imported, foreseen, applied; a file cut, a school missing, a new year."""
    with tempfile.TemporaryDirectory(prefix="rentree-vie-") as dossier:
        lieu, monde, au = Chantier(Path(dossier), "", Projet(delais=Delais(42))), Monde(UAIS), RENTREE
        for genre, ici, la, tenus, jours in [("tout", ELEVES, ELEVES, frozenset(), 0), *journees]:
            au += datetime.timedelta(days=jours)
            au = max(au, datetime.date(monde.annee + 1, 9, 5)) if genre == "annee" else au
            happen(lieu, monde, genre, {UAIS[0]: ici, UAIS[1]: la - ici or la}, tenus, au)
            plan = lieu.prevoir(au=au)
            applique = bool(lieu.appliquer(plan).numero)
            lus = {number(cle): compte for cle, compte in lieu.en_base().items()}
            monde.judge(lus, projet=lieu.projet, au=au, applique=applique)
        close_store()


def happen(
    lieu: Chantier, monde: Monde, genre: str, presents: dict[str, Fiches], tenus: Fiches, au: datetime.date
) -> None:
    """Write the exports of a day and import them, in the world of the judge too."""
    monde.annee += genre == "annee"
    donnees = UAIS[: {"jours": 0, "tout": 2}.get(genre, 1)]
    if genre == "refus":
        monde.refused(UAIS[0])
        lieu.importer(*(school(monde, une, presents[une], frozenset()) for une in donnees), au=au, coupe="Eleves")
        return
    for une in donnees:
        monde.imported(une, presents[une], tenus & presents[une])
    if donnees:
        lieu.importer(*(school(monde, une, presents[une], tenus) for une in donnees), au=au)


def school(monde: Monde, une: str, presents: Fiches, tenus: Fiches) -> ExportEtablissement:
    """The export of a school: homonyms, each with a parent; the INE of `tenus` is erased."""
    parents = sorted({parent(un) for un in presents})
    return ecole(
        une,
        annee=monde.annee,
        eleves=[replace(eleve(un, "MARTIN"), ine=None if un in tenus else ine(un)) for un in sorted(presents)],
        responsables=[personne(un, "MARTIN") for un in parents],
        liens=[lien(un, parent(un)) for un in sorted(presents)],
    )


def number(cle: str) -> int:
    return int(cle.rpartition(":")[2])
