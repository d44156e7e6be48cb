"""prevoir: annuaire + accounts today -> what would change. Nothing is written."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rentree.comptes.allocation import PAQUET, allocate_logins
from rentree.comptes.login import RegleLogin
from rentree.engine import Moteur
from rentree.model.projet import Projet
from rentree.store.comptes import load_comptes


@dataclass(frozen=True)
class Plan:
    """The changes of a project's accounts.

    `creations` has one row a new account (columns of the annuaire's persons, and `login`); `mises_a_jour` has one row
    an account whose display changes; `absents` are accounts whose person is not in the annuaire: listed, left alone;
    `sans_login` counts people whose name gives no login.
    """

    creations: pa.Table
    mises_a_jour: pa.Table
    absents: pa.Table
    sans_login: int
    ayants_droit: int
    existants: int

    @property
    def changes(self) -> int:
        """How many accounts would change."""
        return int(self.creations.num_rows + self.mises_a_jour.num_rows)


def prevoir(moteur: Moteur, projet: Projet) -> Plan:
    """Compare the annuaire in `moteur` with the accounts of the project."""
    comptes = load_comptes(projet.nom)
    moteur.load("reglages", pa.table({"niveau_max": [2 if projet.en_charge else 1]}))
    moteur.load("comptes", comptes)
    moteur.load("emis", comptes.select(["login"]))
    moteur.step(PAQUET, "ayants_droit")
    moteur.load("logins", allocate_logins(moteur, RegleLogin(**vars(projet.login))))
    tous = moteur.query_step(PAQUET, "creations")
    creations = tous.filter(pc.not_equal(tous["login"], ""))
    return Plan(
        creations=creations,
        mises_a_jour=moteur.query_step(PAQUET, "comptes_a_mettre_a_jour"),
        absents=moteur.query_step(PAQUET, "absents"),
        sans_login=tous.num_rows - creations.num_rows,
        ayants_droit=moteur.count("ayants_droit"),
        existants=comptes.num_rows,
    )
