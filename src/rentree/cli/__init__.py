"""The command line: parse, call the pipeline, show."""

from rentree.cli import codes, lettres, plan, projet, publier
from rentree.cli.commandes import main

__all__ = ["codes", "lettres", "main", "plan", "projet", "publier"]
