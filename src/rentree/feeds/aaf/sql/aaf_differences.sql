-- Records that were not published as they should be now. EXCEPT takes two nulls for the same, and compares every column.
SELECT * FROM enregistrements_voulus
EXCEPT
SELECT * FROM enregistrements_publies
