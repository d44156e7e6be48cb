"""AAF sets of other producers: found, read, and kept as states that a complete replaces and a delta changes."""

from rentree.pipeline.aaf.etats import EtatAaf, read_etats
from rentree.pipeline.aaf.importer import ImportAaf, importer_aaf

__all__ = ["EtatAaf", "ImportAaf", "importer_aaf", "read_etats"]
