"""Schools as hypothesis draws them: few numbers, so that schools share pupils, relatives and staff."""

import datetime
from typing import Any

from hypothesis import strategies as st

from tests.annuaire.tables import Ligne
from tests.donnees import ine, uai

ECOLES = (uai(1), uai(2), uai(3), uai(1, "033"))
"""Three schools of one académie, one of another."""

JOURS = (datetime.date(2014, 2, 14), datetime.date(2013, 5, 6))
_ecole = st.sampled_from(ECOLES)
_numero = st.integers(1, 5).map(str)


def _rows(champs: dict[str, st.SearchStrategy[Any]], combien: int) -> st.SearchStrategy[list[Ligne]]:
    return st.lists(st.fixed_dictionaries(champs), max_size=combien)


ELEVES = _rows(
    {
        "uai": _ecole,
        "eleve_id": _numero | st.none(),
        "ine": st.integers(1, 4).map(ine) | st.none(),
        "nom_famille": st.sampled_from(["LAURIER", "CORMIER"]),
        "prenom": st.just("Zoé"),
        "date_naissance": st.sampled_from(JOURS) | st.none(),
        "date_entree": st.sampled_from([None, datetime.date(2025, 9, 1), datetime.date(2025, 10, 1)]),
        "date_sortie": st.sampled_from([None, None, datetime.date(2025, 9, 30), datetime.date(2026, 1, 5)]),
    },
    12,
)
STRUCTURES = _rows(
    {"uai": _ecole, "eleve_id": _numero, "type": st.sampled_from("DDG"), "code": st.sampled_from(["6A", "6B"])}, 16
)
RESPONSABLES = _rows(
    {"uai": _ecole, "personne_id": _numero | st.none(), "nom_famille": st.just("LAURIER"), "prenom": st.just("Ada")}, 10
)
LIENS = _rows(
    {"uai": _ecole, "eleve_id": _numero, "personne_id": _numero, "niveau": st.sampled_from([1, 2, 3, None])}, 16
)
PERSONNELS = _rows(
    {
        "uai": _ecole,
        "source": st.just("sts"),
        "type": st.sampled_from(["epp", "dir", "eppsup", "local", "gi"]),
        "id": _numero | st.none(),
        "nom_usage": st.just("MARTEL"),
        "prenom": st.just("ODE"),
    },
    10,
)
ACADEMIE = st.fixed_dictionaries(
    {
        "eleves": ELEVES,
        "eleve_structures": STRUCTURES,
        "responsables": RESPONSABLES,
        "liens": LIENS,
        "personnels": PERSONNELS,
    }
)
"""Rows of an académie or two, with everything that can be wrong in the keys."""

ECARTEES = st.lists(
    st.fixed_dictionaries(
        {"uai": _ecole, "cle": st.tuples(st.sampled_from(["eleve", "responsable", "epp"]), _numero).map(":".join)}
    ),
    max_size=3,
)
