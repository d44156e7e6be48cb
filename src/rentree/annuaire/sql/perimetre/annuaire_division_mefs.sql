-- MEF of the divisions of the schools that the project serves.
SELECT * FROM annuaire_division_mefs WHERE uai IN (SELECT uai FROM servis)
