SELECT r.uai, 'responsable' AS objet, r.cle, r.fiche, r.personne_id
FROM fiche_responsables AS r
WHERE r.personne_id IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM liens AS l
    WHERE l.uai = r.uai AND l.personne_id = r.personne_id
)
