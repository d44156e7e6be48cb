-- Pupils of the schools that the project serves.
SELECT * FROM annuaire_eleves WHERE uai IN (SELECT uai FROM servis)
