SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    p.annee - EXTRACT(YEAR FROM e.date_naissance) AS age,
    p.annee
FROM eleves_presents AS e
CROSS JOIN parametres AS p
WHERE p.annee - EXTRACT(YEAR FROM e.date_naissance) NOT BETWEEN 9 AND 30
