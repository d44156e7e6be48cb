"""The commands of the program, as a page may name them."""

from collections.abc import Iterator

import typer

from rentree.cli.options import application
from rentree.cli.principal import load_commands


def commands() -> dict[str, set[str]]:
    """Command, or group and command -> its options."""
    load_commands()
    groupe = typer.main.get_command(application)
    assert isinstance(groupe, typer.core.TyperGroup)
    return dict(flat(groupe))


def flat(groupe: typer.core.TyperGroup, devant: str = "") -> Iterator[tuple[str, set[str]]]:
    """The commands of a group, those of the groups in it under both names; a group may be a command itself."""
    for nom, commande in groupe.commands.items():
        if isinstance(commande, typer.core.TyperGroup):
            yield from flat(commande, f"{devant}{nom} ")
            if not commande.invoke_without_command:
                continue
        yield (
            f"{devant}{nom}",
            {option for parametre in commande.params for option in parametre.opts if option.startswith("--")},
        )


def command_of(ligne: str) -> str:
    """The command that a line types: one word, or two when the first names a group."""
    mots = ligne.split("rentree ", 1)[1].split()
    return next((nom for nom in (" ".join(mots[:2]), mots[0]) if nom in commands()), ligne)
