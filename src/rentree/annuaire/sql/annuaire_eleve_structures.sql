-- Divisions (D) and groups (G) of the pupils of the annuaire, each once.
SELECT DISTINCT annuaire_eleves.jointure, annuaire_eleves.uai, structures.type, structures.code
FROM annuaire_eleves
JOIN eleve_structures AS structures
    ON structures.uai = annuaire_eleves.uai AND structures.eleve_id = annuaire_eleves.eleve_id
WHERE structures.type IN ('D', 'G') AND structures.code IS NOT NULL
