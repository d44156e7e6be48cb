"""The command line: parse, call the pipeline, show."""

from rentree.cli import codes, ldap, lettres, listes, plan, projet, publier, verifier
from rentree.cli.commandes import main

__all__ = ["codes", "ldap", "lettres", "listes", "main", "plan", "projet", "publier", "verifier"]
