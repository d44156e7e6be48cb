SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id
FROM eleves_presents AS e
WHERE e.date_naissance IS NULL AND NOT EXISTS (
    SELECT 1 FROM valeurs_illisibles AS v
    WHERE v.objet = 'eleves' AND v.champ = 'DATE_NAISS' AND v.uai = e.uai AND v.cle = e.eleve_id
)
