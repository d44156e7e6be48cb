"""SIECLE-BEE generic XML exports."""
