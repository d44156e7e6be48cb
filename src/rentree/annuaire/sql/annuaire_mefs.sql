-- MEF of the académie: those of the nomenclatures, and any that a pupil or a division names.
WITH tous AS (
    SELECT code_mef, libelle, mef_rattachement, mefstat11, CASE WHEN source IN ('sts', 'aaf') THEN 2 ELSE 1 END AS rang
    FROM mefs
    WHERE code_mef IS NOT NULL
    UNION ALL
    SELECT code_mef, NULL, NULL, NULL, 3 FROM annuaire_division_mefs
    UNION ALL
    SELECT code_mef, NULL, NULL, NULL, 3 FROM annuaire_eleves WHERE code_mef IS NOT NULL
)

SELECT
    code_mef,
    coalesce(min(libelle) FILTER (WHERE rang = 1), min(libelle), code_mef) AS libelle,
    min(mef_rattachement) AS mef_rattachement,
    min(mefstat11) AS mefstat11
FROM tous
GROUP BY code_mef
