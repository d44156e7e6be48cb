"""The commands that read exports; what they print is in `affichage`."""

from typing import Annotated

import typer

from rentree.cli import affichage
from rentree.cli.console import progress, show_paths
from rentree.cli.options import (
    A_REVOIR,
    FREIN,
    MAISON,
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
from rentree.feeds.mise_en_page.ecriture import A_L_ECRAN
from rentree.pipeline.alimenter import alimenter as run_alimenter
from rentree.pipeline.controler import controler as run_controler
from rentree.pipeline.controler import write_outputs
from rentree.pipeline.importer import importer as run_importer
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet
from rentree.pipeline.verrou import hold


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
    with hold(maison, acte=acte), progress() as suivi:
        importe = run_importer(chemins, maison=maison, au=acte.au, annee=annee, sauter=sauter, suivi=suivi)
    affichage.show_import(importe)
    affichage.show_remarks(importe)
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
    with progress() as suivi:
        importe, controle = run_controler(chemins, au=act(au).au, annee=annee, suivi=suivi)
    write_outputs(controle, json=json, html=html, xlsx=xlsx)
    if json != A_L_ECRAN:
        affichage.show_import(importe)
        affichage.show_controle(controle)
        show_paths(json, html, xlsx)
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
    with progress() as suivi:
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
