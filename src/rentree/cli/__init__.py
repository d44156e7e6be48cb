"""The command line: parse, call the pipeline, show."""

from rentree.cli import plan, projet
from rentree.cli.commandes import main

__all__ = ["main", "plan", "projet"]
