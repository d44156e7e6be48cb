-- Links of the pupils that the project serves.
SELECT * FROM annuaire_liens WHERE eleve IN (SELECT jointure FROM annuaire_eleves)
