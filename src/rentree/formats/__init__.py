"""Official formats: one folder each, with its wire names, its reader or writer, and a README on its quirks."""
