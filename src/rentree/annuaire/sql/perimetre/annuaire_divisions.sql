-- Divisions of the schools that the project serves.
SELECT * FROM annuaire_divisions WHERE uai IN (SELECT uai FROM servis)
