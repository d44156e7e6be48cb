SELECT
    n.uai,
    'service' AS objet,
    'service:' || coalesce(n.structure, '') || '/' || coalesce(n.code_matiere, '') AS cle,
    CASE n.structure_type WHEN 'D' THEN 'Division ' ELSE 'Groupe ' END || coalesce(n.structure, '?') AS structure,
    coalesce(n.type, '?') || ' n° ' || coalesce(n.id, '?') AS enseignant,
    coalesce(n.code_matiere, '(vide)') AS code_matiere
FROM service_enseignants AS n
WHERE NOT EXISTS (SELECT 1 FROM personnels AS p WHERE p.uai = n.uai AND p.type = n.type AND p.id = n.id)
