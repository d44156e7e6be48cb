SELECT
    l.uai,
    'responsable' AS objet,
    min(r.cle) AS cle,
    min(r.fiche) AS fiche,
    l.personne_id,
    l.eleve_id,
    count(*) AS nombre
FROM liens AS l
INNER JOIN fiche_responsables AS r ON r.uai = l.uai AND r.personne_id = l.personne_id
WHERE EXISTS (SELECT 1 FROM eleves_presents AS e WHERE e.uai = l.uai AND e.eleve_id = l.eleve_id)
GROUP BY l.uai, l.personne_id, l.eleve_id
HAVING count(*) > 1
