-- Leavers count as known: their links stay in the file.
SELECT
    l.uai,
    'responsable' AS objet,
    'responsable:' || l.personne_id AS cle,
    l.personne_id,
    l.eleve_id,
    coalesce(r.fiche, 'fiche responsable n° ' || l.personne_id) AS fiche
FROM liens AS l
INNER JOIN sources_lues AS s ON s.uai = l.uai AND s.a_eleves
LEFT JOIN fiche_responsables AS r ON r.uai = l.uai AND r.personne_id = l.personne_id
WHERE
    l.eleve_id IS NOT NULL AND l.personne_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM eleves AS e WHERE e.uai = l.uai AND e.eleve_id = l.eleve_id)
