-- A pupil whose MEF is not that of the division has a rule of their own.
SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    string_agg(s.code, ', ' ORDER BY s.code) AS codes
FROM structures_presentes AS s
INNER JOIN eleves_presents AS e ON e.uai = s.uai AND e.eleve_id = s.eleve_id
WHERE
    s.type = 'G' AND e.code_mef IS NOT NULL
    AND EXISTS (
        SELECT 1 FROM division_mefs AS m WHERE m.uai = e.uai AND m.division = e.division AND m.code_mef = e.code_mef
    )
    AND EXISTS (SELECT 1 FROM groupe_mefs AS m WHERE m.uai = s.uai AND m.groupe = s.code)
    AND NOT EXISTS (
        SELECT 1 FROM groupe_mefs AS m WHERE m.uai = s.uai AND m.groupe = s.code AND m.code_mef = e.code_mef
    )
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
