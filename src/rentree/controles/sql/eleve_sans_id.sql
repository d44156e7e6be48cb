SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id
FROM fiche_eleves AS e
WHERE e.present AND e.eleve_id IS NULL
