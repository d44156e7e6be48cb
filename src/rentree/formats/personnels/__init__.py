"""Staff without teaching service (ATSS), as a CSV list taken from GI/GC."""
