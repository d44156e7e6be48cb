"""The commands of `rentree`, one function each; what they print is in `affichage`."""

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from rentree import __version__
from rentree.cli import affichage
from rentree.cli.console import ERREURS, SORTIE
from rentree.cli.options import (
    A_REVOIR,
    DEFAUT_DU_PROGRAMME,
    FREIN,
    MAISON,
    RIEN,
    TOUT_LU,
    Annee,
    Au,
    Chemins,
    Home,
    Html,
    Json,
    NomProjet,
    Sortie,
    Xlsx,
    act,
    application,
)
from rentree.cli.usage import run
from rentree.feeds.aaf.voulu import ReferencesRompues
from rentree.feeds.mise_en_page.ecriture import A_L_ECRAN
from rentree.model.erreurs import ErreurRentree
from rentree.pipeline.alimenter import alimenter as run_alimenter
from rentree.pipeline.controler import controler as run_controler
from rentree.pipeline.controler import write_outputs
from rentree.pipeline.generer import generer as run_generer
from rentree.pipeline.importer import importer as run_importer
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet
from rentree.pipeline.verrou import hold


def _version(demandee: bool) -> None:
    if demandee:
        SORTIE.print(f"Rentrée {__version__}")
        raise typer.Exit


@application.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", help="Affiche la version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Options communes."""


@application.command()
def importer(
    chemins: Chemins,
    home: Home = MAISON,
    annee: Annee = None,
    au: Au = None,
    sauter: Annotated[
        bool, typer.Option("--sauter", help="Accepte un delta AAF bien qu'un delta d'avant manque.")
    ] = False,
) -> None:
    """Lit les exports et garde un instantané de chaque établissement, sans rien d'autre."""
    maison, acte = Maison(home), act(au)
    with hold(maison, acte=acte), affichage.progress() as suivi:
        importe = run_importer(chemins, maison=maison, au=acte.au, annee=annee, sauter=sauter, suivi=suivi)
    affichage.show_import(importe)
    raise typer.Exit(A_REVOIR if importe.refuses else TOUT_LU)


@application.command()
def controler(
    chemins: Chemins,
    au: Au = None,
    annee: Annee = None,
    json: Json = None,
    html: Html = None,
    xlsx: Xlsx = None,
) -> None:
    """Dit ce qui ne va pas dans des exports, sans dossier de travail et sans rien changer."""
    with affichage.progress() as suivi:
        importe, controle = run_controler(chemins, au=act(au).au, annee=annee, suivi=suivi)
    write_outputs(controle, json=json, html=html, xlsx=xlsx)
    if json != A_L_ECRAN:
        affichage.show_import(importe)
        affichage.show_controle(controle)
        affichage.show_paths(json, html, xlsx)
    raise typer.Exit(A_REVOIR if importe.refuses or controle.blocked else TOUT_LU)


@application.command()
def alimenter(
    chemins: Chemins,
    sortie: Sortie,
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    annee: Annee = None,
) -> None:
    """Fait toute la chaîne : importer, contrôler, fédérer, appliquer le plan (freins compris), publier l'AAF."""
    maison = Maison(home)
    with affichage.progress() as suivi:
        resultat = run_alimenter(
            chemins,
            maison=maison,
            sortie=sortie,
            acte=act(au),
            projet=read_projet(maison, projet),
            annee=annee,
            suivi=suivi,
        )
    affichage.show_alimentation(resultat, sortie)
    raise typer.Exit(FREIN if resultat.braked else TOUT_LU if resultat.clean else A_REVOIR)


@application.command()
def generer(
    dossier: Annotated[Path, typer.Argument(metavar="DIR", help="Dossier où écrire les exports inventés.")],
    etablissements: Annotated[
        int, typer.Option("--etablissements", min=1, max=5000, metavar="N", help="Nombre d'établissements.")
    ],
    eleves: Annotated[
        int, typer.Option("--eleves", min=1, max=5000, metavar="P", help="Élèves par établissement, en moyenne.")
    ],
    graine: Annotated[int, typer.Option("--graine", metavar="S", help="Même graine, mêmes fichiers.")],
    defauts: Annotated[
        str, typer.Option("--defauts", metavar="aucun|tous", help="Défauts de saisie à glisser dans les exports.")
    ] = "tous",
    annee: Annotated[
        int,
        typer.Option(
            "--annee", min=1990, max=2099, metavar="AAAA", help="Année scolaire inventée (2026 pour 2026-2027)."
        ),
    ] = 2025,
) -> None:
    """Écrit les exports d'une académie inventée, dans les formats officiels."""
    if defauts not in {"aucun", "tous"}:
        raise typer.BadParameter("--defauts vaut « aucun » ou « tous »")
    bilan = run_generer(
        dossier, etablissements=etablissements, eleves=eleves, graine=graine, defauts=defauts, annee=annee
    )
    affichage.show_generation(bilan, dossier)


def main() -> None:
    """Run the command line; errors that a user can mend are said in French, without a traceback."""
    try:
        sys.exit(run(application, sys.argv[1:]))
    except ReferencesRompues as erreur:
        _say(str(erreur))
        sys.exit(A_REVOIR)
    except ErreurRentree as erreur:
        _say(str(erreur))
        sys.exit(RIEN)
    except OSError as erreur:
        _say(
            f"{erreur.filename or 'système de fichiers'} : {erreur.strerror or erreur}. "
            "Vérifiez le chemin, la place et les droits."
        )
        sys.exit(RIEN)
    except Exception:  # noqa: BLE001 - the last resort: whatever it is, the user is told that the program is at fault
        traceback.print_exc()
        _say("c'est un défaut de Rentrée. Signalez ce message ; relancer la commande reprend là où elle s'est arrêtée.")
        sys.exit(DEFAUT_DU_PROGRAMME)


def _say(message: str) -> None:
    ERREURS.print(f"[bold red]Erreur[/] {escape(message)}", soft_wrap=True)
