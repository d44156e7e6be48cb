-- What staff do in the schools that the project serves.
SELECT * FROM annuaire_affectations WHERE uai IN (SELECT uai FROM servis)
