-- One row per school: which exports were read, and its académie when STS-WEB says it.
SELECT
    x.uai,
    max(a.academie) AS academie,
    max(CASE WHEN x.source = 'eleves' THEN 1 ELSE 0 END) = 1 AS a_eleves,
    max(CASE WHEN x.source = 'responsables' THEN 1 ELSE 0 END) = 1 AS a_responsables,
    max(CASE WHEN x.source = 'nomenclatures' THEN 1 ELSE 0 END) = 1 AS a_nomenclatures,
    max(CASE WHEN x.source = 'structures' THEN 1 ELSE 0 END) = 1 AS a_structures,
    max(CASE WHEN x.source = 'communs' THEN 1 ELSE 0 END) = 1 AS a_communs,
    max(CASE WHEN x.source = 'sts' THEN 1 ELSE 0 END) = 1 AS a_sts,
    max(CASE WHEN x.source = 'personnels' THEN 1 ELSE 0 END) = 1 AS a_personnels
FROM exports AS x
LEFT JOIN (
    SELECT uai, max(academie) AS academie FROM etablissements WHERE source = 'sts' GROUP BY uai
) AS a ON a.uai = x.uai
GROUP BY x.uai
