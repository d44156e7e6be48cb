SELECT l.uai, 'responsable' AS objet, r.cle, r.fiche, l.personne_id, e.libelle, e.eleve_id
FROM liens AS l
INNER JOIN fiche_responsables AS r ON r.uai = l.uai AND r.personne_id = l.personne_id
INNER JOIN eleves_presents AS e ON e.uai = l.uai AND e.eleve_id = l.eleve_id
WHERE l.parente IS NULL
