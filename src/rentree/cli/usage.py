"""How the command line is read: `--json` may come without a value, and what is badly typed is said in French."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

import typer

from rentree.model.erreurs import ErreurRentree

VALEUR_FACULTATIVE = {"--json": "-"}
"""Option -> its value when none follows."""

FIN_DES_OPTIONS = "--"

PHRASES = (
    (r"Missing argument '?(.*?)'?\.", r"il manque l'argument \1"),
    (r"Missing option '?(.*?)'?\.", r"il manque l'option \1"),
    (r"Missing command\.", "il manque une commande"),
    (r"No such option: (\S+) \(Possible options: (.*)\)", r"l'option \1 n'existe pas (plutôt \2)"),
    (r"No such option: (\S+)", r"l'option \1 n'existe pas"),
    (r"No such command '(.*?)'\. Did you mean '(.*)'\?", r"la commande « \1 » n'existe pas (plutôt \2)"),
    (r"No such command '(.*?)'\.", r"la commande « \1 » n'existe pas"),
    (r"Option '(.*?)' requires an argument\.", r"l'option \1 attend une valeur"),
    (r"Option '(.*?)' does not take a value\.", r"l'option \1 ne prend pas de valeur"),
    (r"Got unexpected extra argument\(s\) \((.*)\)", r"« \1 » est de trop"),
    (r"Invalid value for '?(.*?)'?: (.*)", r"\1 : \2"),
    (r"Invalid value: (.*)", r"\1"),
)
"""What Typer says, whole or at its beginning, and the same in French."""

VALEURS = (
    (r"Input should be a valid (?:integer|number).*", "un nombre est attendu"),
    (r"Input should be greater than or equal to (\S+)", r"la plus petite valeur est \1"),
    (r"Input should be less than or equal to (\S+)", r"la plus grande valeur est \1"),
    (r"Input should be (.*) or (.*)", r"les valeurs sont \1 et \2"),
)
"""What Typer says of a value, and the same in French."""


class CommandeMalEcrite(ErreurRentree):
    """La commande n'est pas comprise."""


def run(application: typer.Typer, arguments: Sequence[str]) -> int:
    """Run a command and return its exit code. Raises CommandeMalEcrite, and whatever the command raises."""
    try:
        code = application(args=fill_values(arguments), prog_name="rentree", standalone_mode=False)
    except typer.TyperException as erreur:
        if type(erreur).__name__ == "NoArgsIsHelpError":
            return erreur.exit_code
        raise misspelt(erreur) from None
    return code if isinstance(code, int) else 0


def fill_values(arguments: Iterable[str]) -> list[str]:
    """Give its value to an option that came without one: it is the last word, or another option follows."""
    mots, finie = [*arguments, FIN_DES_OPTIONS], False
    remplis: list[str] = []
    for mot, suivant in pairwise(mots):
        remplis.append(mot)
        finie = finie or mot == FIN_DES_OPTIONS
        if not finie and mot in VALEUR_FACULTATIVE and suivant.startswith("-") and suivant != "-":
            remplis.append(VALEUR_FACULTATIVE[mot])
    return remplis


def misspelt(erreur: typer.TyperException) -> CommandeMalEcrite:
    """Say in French what Typer says of the command line; a sentence that is not known stays as it is."""
    contexte = getattr(erreur, "ctx", None)
    commande = contexte.command_path if contexte else "rentree"
    return CommandeMalEcrite(
        commande, detail=translate(erreur.format_message()), que_faire=f"Voyez « {commande} --help »."
    )


def translate(message: str) -> str:
    """Put a message of Typer into French."""
    return _replace(_replace(message.strip(), PHRASES), VALEURS)


def _replace(message: str, phrases: Iterable[tuple[str, str]]) -> str:
    for modele, francais in phrases:
        if trouve := re.search(modele, message, re.DOTALL):
            return message[: trouve.start()] + trouve.expand(francais) + message[trouve.end() :]
    return message
