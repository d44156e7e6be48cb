"""Tables that the rules read: fiches with their labels, present pupils, faults of names and codes."""
