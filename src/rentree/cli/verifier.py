"""`rentree verifier …`: what others would make of files, before they are sent or taken."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from rentree.cli.console import SORTIE, count, megabytes, progress
from rentree.cli.options import A_REVOIR, RIEN, TOUT_LU, Json, application
from rentree.formats.aaf.verification.constats import Constat, Sort
from rentree.formats.aaf.verification.verdict import Issue, Verdict
from rentree.model.constats import Gravite
from rentree.pipeline.rapport_verification import write_json
from rentree.pipeline.verifier_aaf import EnsembleVerifie, Verification, verifier_aaf

PREMIERES = 3
"""Reasons of a verdict printed before « et N autres »."""

COULEURS = {
    Issue.ACCEPTE: "green",
    Issue.PERTES: "yellow",
    Issue.REJETTE: "bold red",
    Issue.IGNORE: "cyan",
    Issue.INCONNU: "magenta",
}
GRAVITES = {Gravite.BLOQUANT: "bold red", Gravite.ANOMALIE: "yellow", Gravite.INFORMATION: "cyan"}

verifier = typer.Typer(
    help="Vérifie des fichiers, les nôtres ou non : ce que chaque lecteur en refuserait.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
application.add_typer(verifier, name="verifier")

Ensembles = Annotated[
    list[Path],
    typer.Argument(help="Fichiers AAF, archives ou dossiers ; un delta avec son complet.", metavar="CHEMIN…"),
]


@verifier.command()
def aaf(chemins: Ensembles, json: Json = None) -> None:
    """Vérifie des ensembles AAF : fichiers, fiches, références, chaîne, et ce qu'en feraient leurs lecteurs."""
    with progress() as suivi:
        verification = verifier_aaf(chemins, suivi=suivi)
    if json:
        write_json(verification, json)
    if verification.vide:
        SORTIE.print("[bold red]Rien à vérifier[/] : aucun fichier AAF.")
        raise typer.Exit(RIEN)
    if json != Path("-"):
        _show(verification)
    raise typer.Exit(A_REVOIR if verification.refuse else TOUT_LU)


def _show(verification: Verification) -> None:
    dits: set[Constat] = set()
    for un in verification.ensembles:
        _show_set(un)
        for constat in un.constats:
            if not (un.repete and constat in dits):
                _show_finding(constat)
        dits |= set(un.constats)
    for fichier, constat in verification.archives:
        SORTIE.print(f"\n[bold red]{escape(constat.regle.titre)}[/] : {escape(str(fichier.chemin))}", soft_wrap=True)
        _show_finding(constat)
    SORTIE.print()
    SORTIE.print(_verdicts(verification.ensembles))
    if verification.refuse:
        SORTIE.print("[bold red]Quelque chose serait refusé[/] par un lecteur au moins.")
    else:
        SORTIE.print("[bold green]Rien ne serait refusé.[/]")


def _show_set(un: EnsembleVerifie) -> None:
    ensemble = un.ensemble
    jour = f" du {ensemble.jour:%d/%m/%Y}" if ensemble.jour else ""
    SORTIE.print(f"\n[bold]{escape(ensemble.nom)}[/]{jour}, {ensemble.genre}, {_origin(un)}", soft_wrap=True)
    SORTIE.print(f"  {escape(str(ensemble.lieu))} : {_content(un)}", soft_wrap=True)


def _content(un: EnsembleVerifie) -> str:
    """How many files, their weight, the heaviest, and the requests by category."""
    poids = [fichier.octets for fichier in un.fichiers]
    fiches = ", ".join(f"{sum(compte.values())} {categorie}" for categorie, compte in un.operations.items())
    plus_gros = f", le plus gros de {megabytes(max(poids))}" if len(poids) > 1 else ""
    return f"{count(len(poids), 'fichier')}, {megabytes(sum(poids))}{plus_gros} ; {fiches or 'aucune fiche'}"


def _origin(un: EnsembleVerifie) -> str:
    versions = (un.ensemble.prologue.version_af, un.ensemble.prologue.version_sdet)
    dites = [f"académie {un.partition.academie}", un.partition.degre, un.partition.portee, *versions]
    return escape(", ".join(filter(None, dites)))


def _show_finding(constat: Constat) -> None:
    """One finding: its severity, what it is, its examples, and what each consumer does of it."""
    regle = constat.regle
    SORTIE.print(f"  [{GRAVITES[regle.gravite]}]{regle.gravite}[/] {escape(constat.message)}", soft_wrap=True)
    if constat.exemples:
        suite = "…" if constat.nombre > len(constat.exemples) else ""
        SORTIE.print(f"      par exemple {escape(' ; '.join(constat.exemples))}{suite}", soft_wrap=True)
    par_effet: dict[tuple[Sort, str], list[str]] = {}
    for effet in regle.effets:
        par_effet.setdefault((effet.sort, effet.dit), []).append(effet.chez.titre)
    for (sort, dit), titres in par_effet.items():
        mot = "" if sort is Sort.SIGNALE else f" ({sort})"
        SORTIE.print(f"      [dim]{escape(', '.join(titres))}{mot} : {escape(dit)}[/]", soft_wrap=True)


def _verdicts(ensembles: Iterable[EnsembleVerifie]) -> Table:
    table = Table(title="Ce qu'en ferait chaque lecteur", title_justify="left", box=None, padding=(0, 2, 0, 0))
    for titre in ("Ensemble", "Lecteur", "Verdict", "Pourquoi"):
        table.add_column(titre, no_wrap=titre in {"Lecteur", "Verdict"}, overflow="fold")
    for un in ensembles:
        for rang, verdict in enumerate(un.verdicts):
            issue = f"[{COULEURS[verdict.issue]}]{verdict.issue}[/]"
            nom = "" if rang else escape(f"{un.ensemble.nom} ({un.partition.nom})")
            table.add_row(nom, escape(verdict.consommateur.titre), issue, escape(_reasons(verdict)))
    return table


def _reasons(verdict: Verdict) -> str:
    titres = list(dict.fromkeys(raison.titre for raison in verdict.raisons))
    autres = len(titres) - PREMIERES
    suite = f" ; et {count(autres, 'autre')}" if autres > 0 else ""
    return " ; ".join(titres[:PREMIERES]) + suite
