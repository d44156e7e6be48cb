-- Subjects that the pupils of the annuaire follow as options, each once, in their rank.
SELECT annuaire_eleves.jointure, options.code_matiere, min(options.rang) AS rang
FROM annuaire_eleves
JOIN eleve_options AS options
    ON options.uai = annuaire_eleves.uai AND options.eleve_id = annuaire_eleves.eleve_id
WHERE options.code_matiere IS NOT NULL
GROUP BY annuaire_eleves.jointure, options.code_matiere
