-- Form teachers of the schools that the project serves.
SELECT * FROM annuaire_principaux WHERE uai IN (SELECT uai FROM servis)
