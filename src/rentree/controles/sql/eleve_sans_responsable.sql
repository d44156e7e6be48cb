SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id
FROM eleves_presents AS e
INNER JOIN sources_lues AS s ON s.uai = e.uai AND s.a_responsables
WHERE NOT EXISTS (SELECT 1 FROM liens AS l WHERE l.uai = e.uai AND l.eleve_id = e.eleve_id)
