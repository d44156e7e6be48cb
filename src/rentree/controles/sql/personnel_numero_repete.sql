SELECT
    p.uai,
    'personnel' AS objet,
    p.cle,
    min(p.fiche) AS fiche,
    min(p.ou) AS ou,
    min(p.qui) AS qui,
    count(*) AS nombre
FROM fiche_personnels AS p
WHERE p.id IS NOT NULL AND p.type IS NOT NULL
GROUP BY p.uai, p.cle
HAVING count(*) > 1
