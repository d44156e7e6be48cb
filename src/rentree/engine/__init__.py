"""Runs named SQL steps on Arrow tables; knows nothing of schools."""

from rentree.engine.moteur import ErreurEtape, Moteur

__all__ = ["ErreurEtape", "Moteur"]
