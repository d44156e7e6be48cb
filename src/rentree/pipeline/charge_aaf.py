"""Loading the states of the AAF of other producers into the engine, beside the snapshots of SIECLE and STS-WEB."""

from collections.abc import Sequence

from rentree.engine import Moteur
from rentree.formats.aaf.canonique import BilanAaf, EtatRecu, to_canonical


def load_aaf(moteur: Moteur, etats: Sequence[EtatRecu]) -> tuple[BilanAaf, ...]:
    """Append every state to the canonical tables and to `exports`; return what became of its records.

    It comes after the controls, so that the rules of SIECLE never judge an AAF, and before federation. Of two states
    that tell one school, the first describes it; the same state twice gives no person twice.
    """
    return tuple(to_canonical(moteur, etat) for etat in etats)
