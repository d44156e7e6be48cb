"""Checking the AAF of any producer: what each kind of consumer would refuse, lose or pass over."""
