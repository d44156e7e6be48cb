SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id
FROM eleves_presents AS e
WHERE e.division IS NULL
