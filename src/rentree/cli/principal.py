"""The entry of the command line: load the command that is typed, run it, say in French what went wrong."""

import errno
import gc
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import chain
from typing import Annotated

import typer
from rich.markup import escape

from rentree import __version__
from rentree.cli.console import ERREURS, SORTIE
from rentree.cli.options import A_REVOIR, DEFAUT_DU_PROGRAMME, RIEN, application
from rentree.cli.usage import run
from rentree.feeds.aaf.voulu import ReferencesRompues
from rentree.model.erreurs import ErreurRentree

MODULES: Mapping[str, tuple[str, ...]] = {
    "generer": ("generer",),
    "importer": ("commandes",),
    "controler": ("commandes",),
    "alimenter": ("commandes",),
    "prevoir": ("plan",),
    "appliquer": ("plan",),
    "journal": ("plan",),
    "publier aaf": ("publier",),
    "publier ldap": ("ldap",),
    "publier identifiants": ("listes",),
    "publier listes": ("listes",),
    "publier": ("publier", "ldap", "listes"),
    "lettres": ("lettres",),
    "codes": ("codes",),
    "verifier": ("verifier",),
    "projet": ("projet",),
}
"""Command -> the modules that give it, in the order of the help: the others would only make it wait."""

RAISONS_DU_SYSTEME = {
    errno.ENOSPC: "il n'y a plus de place sur le disque",
    errno.EDQUOT: "le quota de place est atteint",
    errno.EACCES: "l'accès est refusé",
    errno.EPERM: "l'accès est refusé",
    errno.EROFS: "le disque ne se laisse pas écrire",
    errno.ENOENT: "le fichier ou le dossier n'existe pas",
    errno.EISDIR: "c'est un dossier, il faut un fichier",
    errno.ENOTDIR: "une partie du chemin n'est pas un dossier",
    errno.EIO: "le disque est en défaut",
}
"""What the system says most often, in French."""
RAMASSAGE = 100_000
"""Objects made before the collector looks for cycles: rows are read by the hundred thousand and have none."""


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


def main() -> None:
    """Run the command line; errors that a user can mend are said in French, without a traceback."""
    gc.set_threshold(RAMASSAGE)
    try:
        arguments = sys.argv[1:]
        load_commands(arguments)
        sys.exit(run(application, arguments))
    except ReferencesRompues as erreur:
        _say(str(erreur))
        sys.exit(A_REVOIR)
    except ErreurRentree as erreur:
        _say(str(erreur))
        sys.exit(RIEN)
    except OSError as erreur:
        _say(f"{_file_of(erreur)} : {_reason_of(erreur)}. Vérifiez le chemin, la place et les droits.")
        sys.exit(RIEN)
    except Exception:  # noqa: BLE001 - the last resort: whatever it is, the user is told that the program is at fault
        traceback.print_exc()
        _say("c'est un défaut de Rentrée. Signalez ce message ; relancer la commande reprend là où elle s'est arrêtée.")
        sys.exit(DEFAUT_DU_PROGRAMME)


def load_commands(arguments: Sequence[str] = ()) -> None:
    """Load the modules of the command that is typed, or all of them when it is none: help, a fault, nothing."""
    mots = [mot for mot in arguments if not mot.startswith("-")]
    modules = MODULES.get(" ".join(mots[:2])) or MODULES.get(" ".join(mots[:1])) or chain(*MODULES.values())
    for module in dict.fromkeys(modules):
        import_module(f"rentree.cli.{module}")


def _file_of(erreur: OSError) -> str:
    """The file that the user knows: what is written beside is then renamed to it."""
    return str(erreur.filename2 or erreur.filename or "système de fichiers")


def _reason_of(erreur: OSError) -> str:
    return RAISONS_DU_SYSTEME.get(erreur.errno or 0) or str(erreur.strerror or erreur)


def _say(message: str) -> None:
    ERREURS.print(f"[bold red]Erreur[/] {escape(message)}", soft_wrap=True)
