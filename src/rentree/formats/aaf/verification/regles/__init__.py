"""The rules of the verification, as data: files, records, references, chain."""

from rentree.formats.aaf.verification.constats import Regle
from rentree.formats.aaf.verification.regles import chaine, fiches, fichiers, references

REGLES: dict[str, Regle] = {
    regle.id: regle for module in (fichiers, fiches, references, chaine) for regle in module.REGLES
}
"""Rule by its id."""
