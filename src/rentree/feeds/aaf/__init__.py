"""The AAF as a feed: which records it should hold, made from the annuaire, and whether they hold together."""
