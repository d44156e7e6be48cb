"""AAF: the official files by which an académie feeds an ENT (SDET, second degree)."""
