-- The links to present pupils, once each, with the closest level.
SELECT l.uai, l.eleve_id, l.personne_id, min(l.niveau) AS niveau, min(e.libelle) AS eleve
FROM liens AS l
INNER JOIN eleves_presents AS e ON e.uai = l.uai AND e.eleve_id = l.eleve_id
WHERE l.personne_id IS NOT NULL
GROUP BY l.uai, l.eleve_id, l.personne_id
