SELECT
    l.uai,
    'responsable' AS objet,
    'responsable:' || l.personne_id AS cle,
    l.personne_id,
    l.eleve,
    l.eleve_id
FROM liens_presents AS l
WHERE NOT EXISTS (SELECT 1 FROM responsables AS r WHERE r.uai = l.uai AND r.personne_id = l.personne_id)
