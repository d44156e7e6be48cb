-- Disciplines of staff in the schools that the project serves.
SELECT * FROM annuaire_disciplines WHERE uai IN (SELECT uai FROM servis)
