-- Divisions that the groups of the schools served draw from.
SELECT * FROM annuaire_groupe_divisions WHERE uai IN (SELECT uai FROM servis)
