"""The plans that were computed: their numbers, what they were computed from, whether they were applied."""

from dataclasses import dataclass

from rentree.model.acte import Acte
from rentree.store.models import PlanGarde


@dataclass(frozen=True)
class Garde:
    """What the database remembers of a plan; `execution` is the run that applied it."""

    numero: int
    projet: str
    annuaire: str
    controle: str
    execution: int | None


def keep_plan(*, projet: str, acte: Acte, annuaire: str, controle: str) -> int:
    """Remember a plan and return its number."""
    plan = PlanGarde.objects.create(
        projet=projet, au=acte.au, quand=acte.quand, qui=acte.qui, annuaire=annuaire, controle=controle
    )
    return int(plan.numero)


def find_plan(numero: int) -> Garde | None:
    """Return a plan by its number, or None."""
    plan = PlanGarde.objects.filter(numero=numero).first()
    if plan is None:
        return None
    return Garde(int(plan.numero), plan.projet, plan.annuaire, plan.controle, plan.execution)


def mark_applied(numero: int, execution: int) -> None:
    """Remember which run applied a plan."""
    PlanGarde.objects.filter(numero=numero).update(execution=execution)
