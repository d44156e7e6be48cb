SELECT
    e.uai,
    'eleve' AS objet,
    min(e.cle) AS cle,
    min(e.libelle) AS libelle,
    min(e.fiche) AS fiche,
    e.eleve_id,
    count(*) AS nombre
FROM eleves_presents AS e
GROUP BY e.uai, e.eleve_id
HAVING count(*) > 1
