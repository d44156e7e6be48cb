-- MEF of each division.
SELECT DISTINCT uai, 'aaf' AS source, division, code_mef
FROM (SELECT uai, code AS division, unnest(suite) AS code_mef FROM recu_classes_lues WHERE type = 'D')
WHERE code_mef <> ''
