"""Running the rules, and saying which fiches they set aside."""

from collections.abc import Collection, Iterable, Sequence

from rentree.controles.catalogue import CONSTATES_AILLEURS, REGLES
from rentree.engine.moteur import Moteur
from rentree.model.constats import Constat, Gravite, Regle

PAQUET = "rentree.controles.sql"
SANS_FICHE = frozenset({"fichier", "etablissement"})

_RANGS = {gravite: rang for rang, gravite in enumerate(Gravite)}


def run_rules(moteur: Moteur, regles: Sequence[Regle] = REGLES) -> list[Constat]:
    """Return what the rules find, sorted by school, severity, rule and fiche. `prepare` must have run."""
    executees = [regle for regle in regles if regle.id not in CONSTATES_AILLEURS]
    trouves = {constat for regle in executees for constat in run_rule(moteur, regle)}
    return sort_constats(trouves)


def run_rule(moteur: Moteur, regle: Regle) -> list[Constat]:
    """Return what one rule finds, in no order."""
    return [regle.constat(ligne) for ligne in moteur.query_step(PAQUET, name_step(regle)).to_pylist()]


def name_step(regle: Regle) -> str:
    """Name of the rule's `.sql` file."""
    return regle.id.replace("-", "_")


def sort_constats(constats: Iterable[Constat]) -> list[Constat]:
    """Sort by school, severity, rule, fiche, then message: the same constats always come in the same order."""
    return sorted(constats, key=_order)


def _order(constat: Constat) -> tuple[str, int, str, str, str, str]:
    rang = _RANGS[constat.gravite]
    return (constat.uai, rang, constat.regle, constat.cle, constat.message, constat.que_faire)


def ecartees(constats: Iterable[Constat], *, retenir: Collection[str] = ()) -> frozenset[tuple[str, str]]:
    """Return (uai, cle) of the fiches set aside: those with a blocking constat, or one of a rule in `retenir`.

    A refused file or a whole school is no fiche: the importer deals with them.
    """
    return frozenset(
        (constat.uai, constat.cle)
        for constat in constats
        if constat.objet not in SANS_FICHE and (constat.gravite is Gravite.BLOQUANT or constat.regle in retenir)
    )
