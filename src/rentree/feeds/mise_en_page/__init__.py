"""How Rentrée lays out what people read: pages that stand alone, workbooks, French words."""
