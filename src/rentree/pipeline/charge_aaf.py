"""Loading the states of the AAF of other producers into the engine, beside the snapshots of SIECLE and STS-WEB."""

from collections.abc import Sequence
from typing import Protocol

import pyarrow as pa

from rentree.engine import Moteur
from rentree.formats.aaf.canonique import BilanAaf, EtatRecu, to_canonical


class EtatFiable(EtatRecu, Protocol):
    """A state that says whether absence can be concluded from it."""

    @property
    def fiable(self) -> bool:
        """Whether the last set was a complete."""


def load_aaf(moteur: Moteur, etats: Sequence[EtatFiable]) -> tuple[BilanAaf, ...]:
    """Append every state to the canonical tables and to `exports`; return what became of its records.

    It comes after the controls, so that the rules of SIECLE never judge an AAF, and before federation. Of two states
    that tell one school, the first describes it; the same state twice gives no person twice. The schools of a state
    that a delta changed last go to `douteux`: a delta proves no absence.
    """
    return tuple(_load(moteur, etat) for etat in etats)


def _load(moteur: Moteur, etat: EtatFiable) -> BilanAaf:
    bilan = to_canonical(moteur, etat)
    if not etat.fiable:
        moteur.load("douteuses", pa.table({"uai": pa.array(sorted(bilan.ecoles), pa.string())}))
        moteur.append("douteux", "douteuses", source="aaf")
        moteur.drop(["douteuses"])
    return bilan
