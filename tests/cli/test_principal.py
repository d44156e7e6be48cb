"""Only the modules of the command that is typed are loaded: the table of them must be right."""

import subprocess
import sys

import typer

from rentree.cli.options import application
from rentree.cli.principal import MODULES, load_commands


def of(noms: list[str]) -> list[str]:
    """The modules that give what these words name: those of its commands when it is a group."""
    load_commands()
    commande = typer.main.get_command(application)
    for nom in noms:
        assert isinstance(commande, typer.core.TyperGroup)
        commande = commande.commands[nom]
    feuilles = commande.commands.values() if isinstance(commande, typer.core.TyperGroup) else [commande]
    rappels = [feuille.callback for feuille in (*feuilles, commande) if feuille.callback]
    return [rappel.__module__.rpartition(".")[2] for rappel in rappels]


def test_each_command_is_where_the_table_says() -> None:
    for nom, modules in MODULES.items():
        assert set(of(nom.split())) == set(modules), nom


def test_the_table_has_every_command() -> None:
    load_commands()
    groupe = typer.main.get_command(application)
    assert isinstance(groupe, typer.core.TyperGroup)
    assert {nom.split()[0] for nom in MODULES} == set(groupe.commands)


def test_the_modules_of_other_commands_are_not_loaded() -> None:
    programme = (
        "import sys; from rentree.cli.principal import load_commands; load_commands(['prevoir', '--json']); "
        "print(*(nom for nom in sys.modules if nom.startswith('rentree.cli.')))"
    )
    dits = subprocess.run([sys.executable, "-c", programme], capture_output=True, text=True, check=True).stdout.split()
    assert "rentree.cli.plan" in dits
    assert not {"rentree.cli.lettres", "rentree.cli.generer", "rentree.cli.ldap"} & set(dits)
