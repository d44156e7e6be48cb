-- MEF of the académie, not of one school; those that only a pupil names come with the label he gives them.
SELECT 'aaf' AS source, code_mef, libelle, mef_rattachement, mefstat11
FROM brut_mefs
UNION ALL
SELECT 'aaf', code_mef, min(libelle_mef), NULL, NULL
FROM brut_eleves
WHERE code_mef IS NOT NULL AND code_mef NOT IN (SELECT code_mef FROM brut_mefs)
GROUP BY code_mef
