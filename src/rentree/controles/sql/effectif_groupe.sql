-- A structure with no pupil at all has its own rule.
SELECT
    d.uai,
    'groupe' AS objet,
    'groupe:' || d.code AS cle,
    d.code,
    d.effectif_calcule AS effectif_sts,
    c.nombre AS effectif_siecle
FROM groupes AS d
INNER JOIN sources_lues AS s ON s.uai = d.uai AND s.a_eleves
INNER JOIN (
    SELECT uai, code, count(*) AS nombre FROM structures_presentes WHERE type = 'G' GROUP BY uai, code
) AS c ON c.uai = d.uai AND c.code = d.code
WHERE d.source = 'sts' AND d.effectif_calcule <> c.nombre
