"""What the commands share: the application, the options that several of them take, and the clock."""

import datetime
import getpass
import os
from pathlib import Path
from typing import Annotated

import typer

from rentree.model.acte import Acte

TOUT_LU, A_REVOIR, RIEN, FREIN = 0, 1, 2, 3
"""Exit codes: all is well; something is refused or blocks; nothing could be done; a brake has tripped."""

DEFAUT_DU_PROGRAMME = 70
MAISON = Path("rentree-data")

application = typer.Typer(
    help="Rentrée prépare l'année scolaire de l'ENT : des exports de SIECLE et de STS-WEB à l'annuaire, "
    "aux fichiers AAF et aux comptes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _day(texte: str) -> datetime.date:
    """Read a day given by the user. Raises typer.BadParameter."""
    try:
        return datetime.date.fromisoformat(texte)
    except ValueError:
        raise typer.BadParameter(f"« {texte} » n'est pas une date AAAA-MM-JJ") from None


Chemins = Annotated[list[Path], typer.Argument(help="Fichiers, archives ou dossiers d'exports.", metavar="CHEMIN…")]
Au = Annotated[
    datetime.date | None,
    typer.Option(
        "--au", parser=_day, metavar="AAAA-MM-JJ", help="Jour auquel la chaîne se place (par défaut aujourd'hui)."
    ),
]
Annee = Annotated[
    int | None,
    typer.Option(
        "--annee",
        min=1990,
        max=2100,
        metavar="AAAA",
        help="Année scolaire (2026 pour 2026-2027) ; par défaut la plus fréquente.",
    ),
]
Home = Annotated[
    Path,
    typer.Option("--home", envvar="RENTREE_HOME", metavar="DIR", help="Dossier de travail de Rentrée."),
]
NomProjet = Annotated[
    str, typer.Option("--projet", metavar="NOM", help="Projet ENT (fichier projets/NOM.toml du dossier de travail).")
]
Sortie = Annotated[Path, typer.Option("--sortie", metavar="DIR", help="Dossier où laisser les résultats.")]
Json = Annotated[
    Path | None,
    typer.Option("--json", metavar="[F]", help="Écrit le résultat en JSON ; sans F, à l'écran et lui seul."),
]
Html = Annotated[Path | None, typer.Option("--html", metavar="F", help="Écrit une page à lire et à imprimer.")]
Xlsx = Annotated[Path | None, typer.Option("--xlsx", metavar="F", help="Écrit un classeur pour un tableur.")]


def _now() -> datetime.datetime:
    """The one place where the clock is read."""
    return datetime.datetime.now().astimezone()


def act(au: datetime.date | None) -> Acte:
    """The circumstances of this command: the day asked for, or today; now; the user of the session."""
    quand = _now()
    return Acte(au or quand.date(), quand, _user())


def _user() -> str:
    """The name of the user, or the number: in a container it may have no name."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return f"utilisateur {os.getuid()}"
