-- Divisions that each group draws from.
SELECT DISTINCT uai, 'aaf' AS source, groupe, division
FROM (SELECT uai, code AS groupe, unnest(suite) AS division FROM recu_classes_lues WHERE type = 'G')
WHERE division NOT IN ('', '-')
