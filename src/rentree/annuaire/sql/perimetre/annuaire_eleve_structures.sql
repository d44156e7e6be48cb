-- Divisions and groups of the pupils that the project serves.
SELECT * FROM annuaire_eleve_structures WHERE jointure IN (SELECT jointure FROM annuaire_eleves)
