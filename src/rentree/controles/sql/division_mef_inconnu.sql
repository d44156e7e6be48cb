SELECT
    d.uai,
    'division' AS objet,
    'division:' || d.division AS cle,
    d.division AS code,
    string_agg(DISTINCT d.code_mef, ', ' ORDER BY d.code_mef) AS mefs
FROM division_mefs AS d
INNER JOIN sources_lues AS s ON s.uai = d.uai AND s.a_nomenclatures
WHERE
    d.division IS NOT NULL AND d.code_mef IS NOT NULL
    AND NOT EXISTS (
        SELECT 1 FROM mefs AS m
        WHERE m.uai = d.uai AND m.source = 'nomenclatures' AND m.code_mef = d.code_mef
    )
GROUP BY d.uai, d.division
