"""Federation: every school of an académie in one annuaire, as named SQL steps."""
