SELECT r.uai, 'responsable' AS objet, r.cle, r.fiche, r.personne_id
FROM fiche_responsables AS r
WHERE r.niveau = 3
