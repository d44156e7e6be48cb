"""Files of identifiers, in the layouts that PRONOTE, GEPI and administrators of ENTs read."""
