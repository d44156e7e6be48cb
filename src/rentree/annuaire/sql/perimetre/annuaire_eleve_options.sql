-- Options of the pupils that the project serves.
SELECT * FROM annuaire_eleve_options WHERE jointure IN (SELECT jointure FROM annuaire_eleves)
