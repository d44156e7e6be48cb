-- Schools that the project serves.
SELECT * FROM annuaire_etablissements WHERE uai IN (SELECT uai FROM servis)
