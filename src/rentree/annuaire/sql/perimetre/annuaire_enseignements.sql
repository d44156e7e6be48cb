-- What is taught in the schools that the project serves.
SELECT * FROM annuaire_enseignements WHERE uai IN (SELECT uai FROM servis)
