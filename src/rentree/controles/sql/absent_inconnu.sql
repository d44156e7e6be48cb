SELECT
    n.uai,
    'personnel' AS objet,
    coalesce(min(p.cle), n.type || ':' || n.id) AS cle,
    coalesce(min(p.fiche), n.type || ' n° ' || n.id) AS fiche,
    n.type_absent || ' n° ' || n.id_absent AS absent
FROM service_enseignants AS n
LEFT JOIN fiche_personnels AS p ON p.uai = n.uai AND p.type = n.type AND p.id = n.id
WHERE
    n.id_absent IS NOT NULL AND n.id IS NOT NULL AND n.type IS NOT NULL AND n.type_absent IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM personnels AS a
        WHERE a.uai = n.uai AND a.type = n.type_absent AND a.id = n.id_absent
    )
GROUP BY n.uai, n.type, n.id, n.type_absent, n.id_absent
