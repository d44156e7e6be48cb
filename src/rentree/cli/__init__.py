"""The command line: parse, call the pipeline, show."""

from rentree.cli.principal import main

__all__ = ["main"]
