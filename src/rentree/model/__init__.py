"""Frozen values and table schemas: no input or output, no framework."""
