"""`rentree publier identifiants` and `rentree publier listes`: files for the people who keep accounts in a school."""

from typing import Annotated

import typer

from rentree.cli.console import SORTIE, count
from rentree.cli.options import MAISON, Au, Home, NomProjet, Sortie, act
from rentree.cli.publier import publier
from rentree.pipeline.identifiants import FORMATS, publier_identifiants
from rentree.pipeline.listes_comptes import publier_listes
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet


@publier.command()
def identifiants(
    sortie: Sortie,
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    forme: Annotated[
        str, typer.Option("--format", metavar="FORMAT", help=f"Disposition du fichier : {', '.join(FORMATS)}.")
    ] = FORMATS[0],
) -> None:
    """Écrit le fichier des identifiants de chaque établissement, sans mot de passe ni code."""
    maison = Maison(home)
    ecrits = publier_identifiants(maison, projet=read_projet(maison, projet), acte=act(au), sortie=sortie, forme=forme)
    SORTIE.print(f"[bold]{count(len(ecrits), 'fichier')}[/] des identifiants dans {sortie}, sans code.", soft_wrap=True)


@publier.command()
def listes(sortie: Sortie, home: Home = MAISON, projet: NomProjet = PAR_DEFAUT, au: Au = None) -> None:
    """Écrit, par établissement, les comptes qui partent et les identifiants à corriger (page et CSV)."""
    maison = Maison(home)
    bilan = publier_listes(maison, projet=read_projet(maison, projet), acte=act(au), sortie=sortie)
    SORTIE.print(
        f"[bold]{count(bilan.departs, 'compte')}[/] sur le départ, {count(bilan.logins, 'identifiant')} à corriger, "
        f"dans {sortie}.",
        soft_wrap=True,
    )
