SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id
FROM fiche_eleves AS e
WHERE NOT e.present AND e.eleve_id IS NOT NULL AND e.motif_sortie IS NULL
