"""`rentree projet …`: creating, showing, checking and listing the ENT projects of a home folder."""

from typing import Annotated

import typer
from rich.markup import escape

from rentree.cli import affichage_projet
from rentree.cli.console import SORTIE
from rentree.cli.options import MAISON, RIEN, TOUT_LU, Au, Home, act, application
from rentree.pipeline.avis import verify_projets
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import MODELES, PAR_DEFAUT, create_projet, example_logins, path_of, read_projet

projets = typer.Typer(help="Crée, montre et vérifie les projets ENT.", no_args_is_help=True)
application.add_typer(projets, name="projet")

Nom = Annotated[str, typer.Argument(metavar="NOM", help="Nom du projet : minuscules, chiffres, tirets.")]
Modele = Annotated[
    str, typer.Option("--modele", metavar="|".join(MODELES), help="Modèle à suivre ; sinon les valeurs par défaut.")
]


@projets.command()
def creer(nom: Nom, modele: Modele = "", home: Home = MAISON) -> None:
    """Écrit le fichier d'un nouveau projet, avec toutes les options et leur explication."""
    chemin = create_projet(Maison(home), nom, modele=modele, acte=act(None))
    SORTIE.print(f"Écrit : {escape(str(chemin))}", soft_wrap=True)
    SORTIE.print(f"Relisez-le, puis lancez : rentree projet verifier {nom}")


@projets.command()
def montrer(nom: Nom = PAR_DEFAUT, au: Au = None, home: Home = MAISON) -> None:
    """Dit en clair ce que fait un projet : qui il sert, délais, freins, gels, calendrier."""
    maison = Maison(home)
    projet = read_projet(maison, nom)
    fichier = path_of(maison, nom)
    affichage_projet.show_projet(
        projet, fichier=fichier if fichier.exists() else None, logins=example_logins(projet), au=act(au).au
    )


@projets.command()
def verifier(
    nom: Annotated[str, typer.Argument(metavar="[NOM]", help="Projet à vérifier ; tous si aucun n'est nommé.")] = "",
    home: Home = MAISON,
) -> None:
    """Vérifie le fichier d'un projet, ou de tous : ce qui est faux, et ce qui mérite un regard."""
    verifications = verify_projets(Maison(home), nom)
    for verification in verifications:
        affichage_projet.show_verification(verification)
    raise typer.Exit(RIEN if any(une.erreur for une in verifications) else TOUT_LU)


@projets.command()
def lister(home: Home = MAISON) -> None:
    """Liste les projets du dossier de travail."""
    affichage_projet.show_list(verify_projets(Maison(home)))
