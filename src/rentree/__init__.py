"""Rentrée prepares a French school year for the ENT."""

__version__ = "0.1.0"
