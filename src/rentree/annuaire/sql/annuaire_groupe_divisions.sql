-- Divisions that each group draws its pupils from.
SELECT DISTINCT uai, groupe AS code, division
FROM groupe_divisions
WHERE groupe IS NOT NULL AND division IS NOT NULL
