SELECT
    r.uai,
    'responsable' AS objet,
    min(r.cle) AS cle,
    min(r.fiche) AS fiche,
    r.personne_id,
    count(*) AS nombre
FROM fiche_responsables AS r
WHERE r.personne_id IS NOT NULL
GROUP BY r.uai, r.personne_id
HAVING count(*) > 1
