"""What the commands print: short tables in French, the progress bar, and what to open next."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from rentree.cli.affichage_plan import FAITS, show_brakes, show_waiting
from rentree.cli.console import ERREURS, PROFILS, SORTIE
from rentree.cli.console import count as _count
from rentree.model.constats import Gravite
from rentree.model.plan import Operation
from rentree.pipeline.alimenter import Alimentation
from rentree.pipeline.controler import Controle
from rentree.pipeline.federer import DEVENIRS_DITS
from rentree.pipeline.generer import Bilan
from rentree.pipeline.importer import Import
from rentree.pipeline.suivi import Suivi

PREMIERS = 12
"""Lines of a list printed before « et N autres »."""

ETAPES = {
    "importer": "Lecture des exports",
    "controler": "Contrôles",
    "federer": "Annuaire fédérateur",
    "prevoir": "Changements des comptes",
    "appliquer": "Application",
    "publier": "Publication de l'AAF",
    "lettres": "Lettres",
    "verifier": "Vérification de l'AAF",
}
COULEURS = {Gravite.BLOQUANT: "bold red", Gravite.ANOMALIE: "yellow", Gravite.INFORMATION: "cyan"}
MOTS = {Gravite.BLOQUANT: "bloquant", Gravite.ANOMALIE: "anomalie", Gravite.INFORMATION: "information"}


@contextmanager
def progress() -> Iterator[Suivi]:
    """A progress bar on standard error, one line a stage; nothing when nobody looks."""
    colonnes = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*colonnes, console=ERREURS, transient=True, disable=not ERREURS.is_terminal) as barre:
        taches = {}

        def suivi(etape: str, fait: int, total: int) -> None:
            if etape not in taches:
                taches[etape] = barre.add_task(ETAPES.get(etape, etape), total=total)
            barre.update(taches[etape], completed=fait, total=total)

        yield suivi


def show_import(importe: Import) -> None:
    """Say what was read, and each refused file with its reason."""
    aaf = importe.aaf
    if importe.lus or not (aaf.lus or aaf.deja):
        SORTIE.print(
            f"[bold]Année {importe.annee}-{importe.annee + 1}[/] : {_count(len(importe.schools), 'établissement')}, "
            f"{_count(len(importe.lus), 'export lu', 'exports lus')} ({_megabytes(importe.octets)})."
        )
    for etat in aaf.lus:
        jour = f" du {etat.jour:%d/%m/%Y}" if etat.jour else ""
        fiches = ", ".join(f"{nombre} {categorie}" for categorie, nombre in etat.nombres.items())
        SORTIE.print(f"[bold]AAF {etat.genre}{jour}[/], académie {escape(etat.academie)}, {etat.degre} : {fiches}.")
    for nom in aaf.deja:
        SORTIE.print(f"AAF déjà appliqué : {escape(nom)}.")
    for refuse in importe.refuses[:PREMIERS]:
        SORTIE.print(f"[bold red]Refusé[/] {escape(str(refuse.raison))}", soft_wrap=True)
    _and_more(len(importe.refuses))


def show_controle(controle: Controle) -> None:
    """Say what the controls found: how much of each severity, and the most frequent rules."""
    if not controle.constats:
        SORTIE.print("[bold green]Rien à signaler.[/]")
        return
    gravites = Counter(constat.gravite for constat in controle.constats)
    dits = ", ".join(f"[{COULEURS[une]}]{_count(gravites[une], MOTS[une])}[/]" for une in Gravite if gravites[une])
    SORTIE.print(f"Contrôles : {dits} ; {_count(len(controle.ecartees), 'fiche écartée', 'fiches écartées')}.")
    SORTIE.print(_rules_table(controle))


def _rules_table(controle: Controle) -> Table:
    table = Table(title="À corriger d'abord", title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("Gravité")
    table.add_column("Nombre", justify="right")
    table.add_column("Ce qui est vu")
    table.add_column("Où")
    regles = controle.rapport.regles
    compte = Counter(constat.regle for constat in controle.constats)
    rangs = list(Gravite)
    for identifiant in sorted(compte, key=lambda une: (rangs.index(regles[une].gravite), -compte[une], une))[:PREMIERS]:
        regle = regles[identifiant]
        mot = f"[{COULEURS[regle.gravite]}]{MOTS[regle.gravite]}[/]"
        table.add_row(mot, str(compte[identifiant]), escape(regle.titre), escape(regle.application.value))
    return table


def show_alimentation(resultat: Alimentation, sortie: Path) -> None:
    """Say what a whole run did, and what to open."""
    show_import(resultat.importe)
    show_controle(resultat.controle)
    SORTIE.print(_fates_table(resultat))
    _show_accounts(resultat)
    if resultat.aaf:
        fichiers = _count(resultat.aaf.fichiers, "fichier")
        SORTIE.print(f"AAF : {fichiers} ({_megabytes(resultat.aaf.octets)}), archive {resultat.aaf.archive.name}.")
    else:
        SORTIE.print(f"[bold red]AAF non publié[/] : {escape(resultat.aaf_retenue)}", soft_wrap=True)
    SORTIE.print("\n[bold]À ouvrir[/]")
    SORTIE.print(f"  {sortie / 'rapport.html'}   la liste de travail, à remettre au secrétariat", soft_wrap=True)
    SORTIE.print(f"  {sortie / 'comptes' / 'comptes.csv'}   les comptes", soft_wrap=True)
    SORTIE.print(f"  {sortie / 'aaf'}   les fichiers AAF, leur archive et son md5", soft_wrap=True)
    if resultat.application.nombres[Operation.CREATION]:
        SORTIE.print("Les codes d'activation sont dans les lettres : « rentree lettres --sortie DIR ».")


def _fates_table(resultat: Alimentation) -> Table:
    table = Table(title="Ce que devient chaque fiche", title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for nom in resultat.annuaire.devenirs:
        table.add_column({"eleves": "élèves"}.get(nom, nom), justify="right")
    for devenir, dit in DEVENIRS_DITS.items():
        nombres = [devenirs.get(devenir, 0) for devenirs in resultat.annuaire.devenirs.values()]
        if any(nombres):
            table.add_row(dit, *(str(nombre) if nombre else "" for nombre in nombres))
    totaux = [str(sum(devenirs.values())) for devenirs in resultat.annuaire.devenirs.values()]
    table.add_row("[bold]fiches lues[/]", *totaux)
    return table


def _show_accounts(resultat: Alimentation) -> None:
    plan, nombres = resultat.plan, resultat.application.nombres
    if not plan.changements.num_rows:
        SORTIE.print(f"[bold green]Rien n'a changé[/] : {_count(plan.existants, 'compte')}, rien à faire.")
    else:
        profils = Counter(plan.only(Operation.CREATION)["profil"].to_pylist())
        detail = ", ".join(f"{nombre} {PROFILS.get(profil, profil)}" for profil, nombre in profils.most_common())
        crees = _count(nombres[Operation.CREATION], "compte créé", "comptes créés")
        autres = ", ".join(f"{nombres[une]} {FAITS[une]}" for une in FAITS if nombres[une])
        SORTIE.print(f"[bold]{crees}[/]{f' ({detail})' if detail else ''}{f', {autres}' if autres else ''}.")
        if resultat.application.retenus:
            retenus = _count(resultat.application.retenus, "changement retenu", "changements retenus")
            SORTIE.print(f"[bold red]{retenus}[/] par un frein ou un gel.")
    show_waiting(plan)
    show_brakes(plan)


def show_paths(*chemins: Path | None) -> None:
    """Say what was written."""
    for chemin in chemins:
        if chemin:
            SORTIE.print(f"Écrit : {chemin}", soft_wrap=True)


def show_generation(bilan: Bilan, dossier: Path) -> None:
    """Say what was invented."""
    SORTIE.print(
        f"Académie inventée dans {dossier} : {_count(bilan.etablissements, 'établissement')}, {bilan.eleves} élèves "
        f"(et {bilan.sortants} sortants), {bilan.responsables} responsables, {bilan.personnels + bilan.suppleants} "
        f"enseignants et personnels, {_megabytes(bilan.octets)} ; "
        f"{sum(bilan.defauts.values())} défauts glissés dedans.",
        soft_wrap=True,
    )


def _and_more(total: int) -> None:
    if total > PREMIERS:
        SORTIE.print(f"… et {total - PREMIERS} autres, dans resume.json.")


def _megabytes(octets: int) -> str:
    return f"{octets / 1e6:.1f} Mo".replace(".", ",")
