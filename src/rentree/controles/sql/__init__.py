"""One SELECT per rule, named after it: the rows that the rule speaks of."""
