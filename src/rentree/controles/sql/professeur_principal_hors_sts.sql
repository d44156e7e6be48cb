SELECT q.uai, 'personnel' AS objet, p.cle, p.fiche, q.division
FROM professeurs_principaux AS q
INNER JOIN fiche_personnels AS p ON p.uai = q.uai AND p.type = q.type AND p.id = q.id
WHERE
    q.division IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM codes_structures AS c
        WHERE c.uai = q.uai AND c.type = 'D' AND c.code = q.division AND c.dans_sts
    )
