"""A plan as a feed: what a person reads before it is applied."""
