SELECT r.uai, 'responsable' AS objet, r.cle, r.fiche, r.personne_id
FROM fiche_responsables AS r
WHERE r.actif AND r.personne_id IS NOT NULL AND r.civilite IS NULL
