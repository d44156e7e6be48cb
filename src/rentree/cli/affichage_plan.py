"""What is printed of a plan, of its application and of the journal; it all fits in 80 columns."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from rentree.cli.console import SORTIE, agree, count
from rentree.feeds.plan.mots import NOMS, name_profil, name_school, tell_values, write_share
from rentree.feeds.plan.revue import Comptage, Revue
from rentree.model.plan import ATTENTES_DITES, PROJET_ENTIER, RAISONS, Frein, Operation
from rentree.pipeline.appliquer import Application
from rentree.pipeline.federer import LAISSES_DITS
from rentree.pipeline.journal import Ligne, Preuve
from rentree.pipeline.prevoir import Plan

FAITS = {
    Operation.MISE_A_JOUR: "mis à jour",
    Operation.REACTIVATION: "réactivés",
    Operation.DESACTIVATION: "désactivés",
    Operation.SUPPRESSION: "supprimés",
}
COURTS = {
    Operation.CREATION: "créés",
    Operation.MISE_A_JOUR: "modifiés",
    Operation.REACTIVATION: "réactivés",
    Operation.DESACTIVATION: "désactivés",
    Operation.SUPPRESSION: "supprimés",
}
RETENUS = "retenus"
AUTRES_ACTES = {
    "frein_passe": "frein passé",
    "code": "code remis",
    "code_annule": "code annulé",
}
ECOLES_MAX = 40


def show_plan(revue: Revue) -> None:
    """Say what a plan would change by school and profile, why, what waits, and which brakes have tripped."""
    changements, existants = count(revue.total.total, "changement"), count(revue.existants, "compte")
    SORTIE.print(f"[bold]Plan {revue.numero}[/] du projet {revue.projet}, au {revue.au:%d/%m/%Y}")
    if revue.total.total:
        SORTIE.print(f"{changements} pour {existants}.\n")
        SORTIE.print(_by_school(revue), "", _by_reason(revue), "", sep="\n")
    else:
        SORTIE.print(f"[bold green]Rien à changer[/] : {existants}.")
    if revue.sans_login:
        SORTIE.print(f"{count(revue.sans_login, 'personne')} sans compte : le nom ne donne aucun login.")
    show_waiting(revue)
    for frein in revue.freins:
        aussi = " (le frein de tout le projet joue aussi)" if revue.is_held_twice(frein) else ""
        _show_brake(frein, f"Rien de cela n'est fait, sauf avec{aussi} :", revue.passing(frein))
    if revue.total.total:
        SORTIE.print(f"Pour l'appliquer : [bold]{revue.commande}[/] (avec le même --home).")


def _by_school(revue: Revue) -> Table:
    operations = [operation for operation, nombre in revue.total.nombres.items() if nombre]
    table = _table("UAI", "profil", *(COURTS[operation] for operation in operations), RETENUS)
    table.title = "Par établissement et profil"
    for comptage in revue.comptages[:ECOLES_MAX]:
        table.add_row(name_school(comptage.uai), name_profil(comptage.profil), *_figures(comptage, operations))
    reste = len(revue.comptages) - ECOLES_MAX
    if reste > 0:
        table.add_row("et", count(reste, "autre ligne", "autres lignes"))
    table.add_row("[bold]total[/]", "", *_figures(revue.total, operations))
    return table


def _figures(comptage: Comptage, operations: Sequence[Operation]) -> list[str]:
    nombres = [*(comptage.nombres[operation] for operation in operations), comptage.retenus]
    return [str(nombre or "") for nombre in nombres]


def _by_reason(revue: Revue) -> Table:
    table = _table("nombre", "changement", "raison")
    table.title = "Pourquoi"
    colonnes = (revue.changements[nom].to_pylist() for nom in ("operation", "raison"))
    for (operation, raison), nombre in sorted(Counter(zip(*colonnes, strict=True)).items(), key=_largest_first):
        table.add_row(str(nombre), NOMS[Operation(operation)][nombre > 1], RAISONS[raison])
    return table


def _largest_first(compte: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -compte[1], compte[0]


def _table(*colonnes: str) -> Table:
    """A table whose words are folded rather than cut when the terminal is narrow."""
    ecart = 2 if len(colonnes) < 8 else 1
    table = Table(title_justify="left", box=None, padding=(0, ecart, 0, 0), pad_edge=False)
    chiffres = {*COURTS.values(), RETENUS, "nombre"}
    for colonne in colonnes:
        table.add_column(colonne, justify="right" if colonne in chiffres else "left", overflow="fold")
    return table


def show_waiting(plan: Plan | Revue) -> None:
    """Say which accounts of absent people are left as they are, and why; first, that the clock has gone back."""
    if plan.dernier:
        SORTIE.print(
            f"[bold red]Attention[/] : le {plan.au:%d/%m/%Y} est avant le {plan.dernier:%d/%m/%Y}, jour de la dernière "
            "application. Personne n'est désactivé ni supprimé. Vérifiez --au et l'horloge de la machine.",
            soft_wrap=True,
        )
    for raison, nombre in sorted(Counter(plan.attentes["raison"].to_pylist()).items()):
        laisses = count(nombre, "compte sans personne, laissé tel quel", "comptes sans personne, laissés tels quels")
        SORTIE.print(f"{laisses} : {ATTENTES_DITES[raison]}.")


def show_left_out(laisses: Mapping[str, int]) -> None:
    """Say which records of the AAF received gave nothing, and why."""
    if dits := [count(laisses[cle], *mots) for cle, mots in LAISSES_DITS.items() if laisses.get(cle)]:
        SORTIE.print(f"Dans les AAF reçus, laissés de côté : {', '.join(dits)}.")


def show_brakes(plan: Plan | Revue) -> None:
    """Name each brake that has tripped in a plan that is applied already, and how to pass it in the next one."""
    for frein in plan.freins:
        commande = f"rentree appliquer PLAN --passer-frein {frein.cle}"
        _show_brake(frein, "Rien de cela n'est fait. Relancez « rentree prevoir », puis, pour le faire :", commande)


def _show_brake(frein: Frein, suite: str, commande: str) -> None:
    """Name a brake with its figures and a few examples; `commande` passes it, and is never broken."""
    entier = frein.cle == PROJET_ENTIER
    lieu = "tout le projet" if entier else f"{frein.uai}, {name_profil(frein.profil)}"
    nombre = count(frein.nombre, *NOMS[Operation(frein.operation)])
    SORTIE.print(f"[bold red]Frein[/] {lieu} : {nombre}, {write_share(frein.part)} des comptes")
    exemples = escape(", ".join(frein.exemples))
    for ligne in (f"Seuil : {frein.seuil_dit}", f"Exemples : {exemples}", suite):
        SORTIE.print(Padding(ligne, (0, 0, 0, 2), expand=False))
    SORTIE.print(f"    [bold]{commande}[/]", soft_wrap=True)


def show_application(plan: Plan, application: Application) -> None:
    """Say what was applied, and what was held back."""
    faits = {Operation.CREATION: "créés", **FAITS}
    nombres = ((application.nombres[une], mot) for une, mot in faits.items())
    dits = ", ".join(f"{nombre} {agree(nombre, mot)}" for nombre, mot in nombres if nombre)
    SORTIE.print(f"[bold]Plan {plan.numero} appliqué[/], comptes : {dits}." if dits else "Aucun compte n'a changé.")
    for frein in application.passes:
        SORTIE.print(f"Frein passé et noté au journal : {frein.cle}.")
    if application.retenus:
        SORTIE.print(f"[bold red]{count(application.retenus, 'changement retenu', 'changements retenus')}[/].")


def show_journal(lignes: Sequence[Ligne]) -> None:
    """Print lines of the journal, oldest first: who did what to whom and when, then before, after and why."""
    if not lignes:
        SORTIE.print("Le journal est vide.")
    for ligne in lignes:
        SORTIE.print(f"[bold]{ligne.numero}[/]  {' · '.join(filter(None, _heading(ligne)))}")
        SORTIE.print(Padding(escape(_account(ligne)), (0, 0, 0, 4), expand=False))


def _heading(ligne: Ligne) -> tuple[str, ...]:
    personne = f"{name_profil(ligne.profil)} {ligne.jointure}" if ligne.jointure else name_profil(ligne.profil)
    return (
        f"{ligne.quand.astimezone():%d/%m/%Y %H:%M}",
        escape(ligne.qui),
        f"[bold]{_act(ligne.operation)}[/]",
        personne,
        ligne.uais.replace("|", " + "),
    )


def _act(operation: str) -> str:
    return NOMS[Operation(operation)][0] if operation in set(Operation) else AUTRES_ACTES.get(operation, operation)


def _account(ligne: Ligne) -> str:
    avant, apres = tell_values(ligne.avant), tell_values(ligne.apres)
    if not avant and not apres:
        return ligne.raison
    return f"{avant or 'aucun compte'} → {apres} : {ligne.raison}"


def show_proofs(preuves: Sequence[Preuve]) -> None:
    """Print the proofs of deletions."""
    table = _table("supprimés le", "UAI", "profil", "nombre", "désactivés du", "au")
    table.title = "Preuve des suppressions"
    for preuve in preuves:
        table.add_row(
            f"{preuve.supprimes_le:%d/%m/%Y}",
            name_school(preuve.uai),
            name_profil(preuve.profil),
            str(preuve.nombre),
            f"{preuve.desactives_du:%d/%m/%Y}",
            f"{preuve.desactives_au:%d/%m/%Y}",
        )
    SORTIE.print(table if preuves else "Aucun compte n'a encore été supprimé.")
