SELECT
    v.uai,
    'service' AS objet,
    'service:' || coalesce(v.structure, '') || '/' || coalesce(v.code_matiere, '') AS cle,
    CASE v.structure_type WHEN 'D' THEN 'Division ' ELSE 'Groupe ' END || coalesce(v.structure, '?') AS structure,
    coalesce(v.code_matiere, '(vide)') AS code_matiere
FROM services AS v
WHERE NOT EXISTS (SELECT 1 FROM matieres AS m WHERE m.uai = v.uai AND m.code_matiere = v.code_matiere)
