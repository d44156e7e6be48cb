"""What is printed of a plan, of its application and of the journal."""

from collections import Counter
from collections.abc import Sequence

from rich.markup import escape
from rich.table import Table

from rentree.cli.console import PROFILS, SORTIE, count
from rentree.model.plan import ATTENTES_DITES, PROJET_ENTIER, RAISONS, Operation
from rentree.pipeline.appliquer import Application
from rentree.pipeline.journal import Ligne, Preuve
from rentree.pipeline.prevoir import Plan

FAITS = {
    Operation.MISE_A_JOUR: "mis à jour",
    Operation.REACTIVATION: "réactivés",
    Operation.DESACTIVATION: "désactivés",
    Operation.SUPPRESSION: "supprimés",
}
TITRES = {
    Operation.CREATION: "créations",
    Operation.MISE_A_JOUR: "mises à jour",
    Operation.REACTIVATION: "réactivations",
    Operation.DESACTIVATION: "désactivations",
    Operation.SUPPRESSION: "suppressions",
}
COURTS = {
    Operation.CREATION: "créés",
    Operation.MISE_A_JOUR: "m. à jour",
    Operation.REACTIVATION: "réactivés",
    Operation.DESACTIVATION: "désactivés",
    Operation.SUPPRESSION: "supprimés",
}
ECOLES_MAX = 40


def show_plan(plan: Plan) -> None:
    """Say what a plan would change by school and profile, why, what waits, and which brakes have tripped."""
    SORTIE.print(f"[bold]Plan {plan.numero}[/] du projet {plan.projet}, au {plan.au:%d/%m/%Y}.")
    if not plan.changements.num_rows:
        SORTIE.print(f"[bold green]Rien à changer[/] : {count(plan.existants, 'compte')}.")
    else:
        SORTIE.print(_by_school(plan))
        SORTIE.print(_by_reason(plan))
    if plan.sans_login:
        SORTIE.print(f"{count(plan.sans_login, 'personne')} dont le nom ne donne aucun login.")
    show_waiting(plan)
    show_brakes(plan)
    if plan.changements.num_rows:
        SORTIE.print(f"Pour l'appliquer : [bold]rentree appliquer {plan.numero}[/] (avec le même --home).")


def _by_school(plan: Plan) -> Table:
    table = _table("Par établissement et profil", "UAI", "profil", *COURTS.values())
    nombres: Counter[tuple[str, str, str]] = Counter()
    colonnes = (plan.changements[nom].to_pylist() for nom in ("uais", "profil", "operation"))
    for uais, profil, operation in zip(*colonnes, strict=True):
        for uai in uais.split("|"):
            nombres[uai, profil, operation] += 1
    lignes = sorted({(uai, profil) for uai, profil, _ in nombres})
    for uai, profil in lignes[:ECOLES_MAX]:
        cases = (nombres[uai, profil, operation] for operation in TITRES)
        table.add_row(uai, PROFILS.get(profil, profil), *(str(case or "") for case in cases))
    if len(lignes) > ECOLES_MAX:
        table.add_row("…", f"et {len(lignes) - ECOLES_MAX} autres lignes")
    table.add_row("[bold]total[/]", "", *(str(plan.nombres[operation] or "") for operation in TITRES))
    return table


def _by_reason(plan: Plan) -> Table:
    table = _table("Pourquoi", "changement", "raison", "nombre")
    colonnes = (plan.changements[nom].to_pylist() for nom in ("operation", "raison"))
    for (operation, raison), nombre in Counter(zip(*colonnes, strict=True)).most_common():
        table.add_row(TITRES[Operation(operation)], RAISONS[raison], str(nombre))
    return table


def _table(titre: str, *colonnes: str) -> Table:
    table = Table(title=titre, title_justify="left", box=None, padding=(0, 2, 0, 0))
    for colonne in colonnes:
        table.add_column(colonne, justify="right" if colonne in {*COURTS.values(), "nombre"} else "left")
    return table


def show_waiting(plan: Plan) -> None:
    """Say which accounts of absent people are left as they are, and why."""
    for raison, nombre in sorted(Counter(plan.attentes["raison"].to_pylist()).items()):
        SORTIE.print(f"{count(nombre, 'compte')} sans personne, laissés tels quels : {ATTENTES_DITES[raison]}.")


def show_brakes(plan: Plan) -> None:
    """Name each brake that has tripped, with its figures, a few examples, and how to pass it."""
    for frein in plan.freins:
        lieu = (
            "tout le projet"
            if frein.cle == PROJET_ENTIER
            else f"{frein.uai}, {PROFILS.get(frein.profil, frein.profil)}"
        )
        part = f"{100 * frein.part:.0f} %"
        SORTIE.print(
            f"[bold red]Frein[/] {lieu} : {frein.nombre} {TITRES[Operation(frein.operation)]} ({part} des comptes ; "
            f"seuil : {frein.seuil_dit}). Exemples : {escape(', '.join(frein.exemples))}. Rien de cela ne sera fait, "
            f"sauf avec [bold]--passer-frein {frein.cle}[/].",
            soft_wrap=True,
        )


def show_application(plan: Plan, application: Application) -> None:
    """Say what was applied, and what was held back."""
    faits = {Operation.CREATION: "créés", **FAITS}
    dits = ", ".join(f"{application.nombres[une]} {mot}" for une, mot in faits.items() if application.nombres[une])
    SORTIE.print(f"[bold]Plan {plan.numero} appliqué[/] : comptes {dits}." if dits else "Aucun compte n'a changé.")
    for frein in application.passes:
        SORTIE.print(f"Frein passé et noté au journal : {frein.cle}.")
    if application.retenus:
        SORTIE.print(f"[bold red]{count(application.retenus, 'changement retenu', 'changements retenus')}[/].")


def show_journal(lignes: Sequence[Ligne]) -> None:
    """Print lines of the journal, oldest first."""
    table = _table("Journal", "n°", "quand", "qui", "quoi", "personne", "établissement", "avant", "après", "raison")
    for ligne in lignes:
        table.add_row(
            str(ligne.numero),
            f"{ligne.quand:%d/%m/%Y %H:%M}",
            escape(ligne.qui),
            ligne.operation,
            f"{ligne.jointure or ''} {ligne.profil}".strip(),
            ligne.uais,
            escape(_values(ligne.avant)),
            escape(_values(ligne.apres)),
            escape(ligne.raison),
        )
    SORTIE.print(table if lignes else "Le journal est vide.")


def _values(valeurs: object) -> str:
    return ", ".join(f"{cle} {valeur}" for cle, valeur in valeurs.items()) if isinstance(valeurs, dict) else ""


def show_proofs(preuves: Sequence[Preuve]) -> None:
    """Print the proofs of deletions."""
    table = _table(
        "Preuve des suppressions", "supprimés le", "établissement", "profil", "nombre", "désactivés entre le", "et le"
    )
    for preuve in preuves:
        table.add_row(
            f"{preuve.supprimes_le:%d/%m/%Y}",
            preuve.uai,
            PROFILS.get(preuve.profil, preuve.profil),
            str(preuve.nombre),
            f"{preuve.desactives_du:%d/%m/%Y}",
            f"{preuve.desactives_au:%d/%m/%Y}",
        )
    SORTIE.print(table if preuves else "Aucun compte n'a encore été supprimé.")
