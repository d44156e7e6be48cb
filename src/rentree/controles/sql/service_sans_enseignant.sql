SELECT
    v.uai,
    'service' AS objet,
    'service:' || coalesce(v.structure, '') || '/' || coalesce(v.code_matiere, '') AS cle,
    CASE v.structure_type WHEN 'D' THEN 'Division ' ELSE 'Groupe ' END || coalesce(v.structure, '?') AS structure,
    coalesce(m.libelle, v.code_matiere, '(sans matière)') AS matiere
FROM services AS v
LEFT JOIN (
    SELECT uai, code_matiere, min(coalesce(libelle_edition, libelle, libelle_court)) AS libelle
    FROM matieres
    GROUP BY uai, code_matiere
) AS m ON m.uai = v.uai AND m.code_matiere = v.code_matiere
WHERE NOT EXISTS (
    SELECT 1
    FROM service_enseignants AS n
    WHERE
        n.uai = v.uai AND n.structure_type = v.structure_type AND n.structure = v.structure
        AND n.code_matiere = v.code_matiere AND n.modalite IS NOT DISTINCT FROM v.modalite
)
