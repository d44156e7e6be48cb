"""The command line: parse, call the pipeline, show."""

from rentree.cli.commandes import main

__all__ = ["main"]
