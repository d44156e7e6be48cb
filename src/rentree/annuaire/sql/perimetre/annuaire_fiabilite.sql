-- Schools served from which an absence can be concluded.
SELECT * FROM annuaire_fiabilite WHERE uai IN (SELECT uai FROM servis)
