-- A structure with no pupil at all has its own rule.
SELECT
    d.uai,
    'division' AS objet,
    'division:' || d.code AS cle,
    d.code,
    d.effectif_calcule AS effectif_sts,
    c.nombre AS effectif_siecle
FROM divisions AS d
INNER JOIN sources_lues AS s ON s.uai = d.uai AND s.a_eleves
INNER JOIN (
    SELECT uai, code, count(*) AS nombre FROM structures_presentes WHERE type = 'D' GROUP BY uai, code
) AS c ON c.uai = d.uai AND c.code = d.code
WHERE d.source = 'sts' AND d.effectif_calcule <> c.nombre
