"""`rentree publier …`: one sub-command a feed; each module of a feed adds its own to `publier`."""

import typer

from rentree.cli.options import application

publier = typer.Typer(
    help="Publie ce que l'ENT attend : AAF, annuaire LDAP, identifiants, listes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
application.add_typer(publier, name="publier")
