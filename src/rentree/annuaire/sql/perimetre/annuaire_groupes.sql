-- Groups of the schools that the project serves.
SELECT * FROM annuaire_groupes WHERE uai IN (SELECT uai FROM servis)
