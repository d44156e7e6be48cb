SELECT
    n.uai,
    'service' AS objet,
    'service:' || coalesce(n.structure, '') || '/' || coalesce(n.code_matiere, '') AS cle,
    CASE n.structure_type WHEN 'D' THEN 'la division ' ELSE 'le groupe ' END || coalesce(n.structure, '?') AS structure,
    coalesce(p.fiche, n.type || ' n° ' || n.id, '(inconnu)') AS fiche,
    coalesce(n.code_matiere, '(vide)') AS code_matiere
FROM service_enseignants AS n
LEFT JOIN fiche_personnels AS p ON p.uai = n.uai AND p.type = n.type AND p.id = n.id
WHERE NOT EXISTS (
    SELECT 1
    FROM services AS v
    WHERE
        v.uai = n.uai AND v.structure_type = n.structure_type AND v.structure = n.structure
        AND v.code_matiere = n.code_matiere
)
