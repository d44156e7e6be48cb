SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id, e.division, e.code_mef
FROM eleves_presents AS e
WHERE
    e.code_mef IS NOT NULL
    AND EXISTS (
        SELECT 1 FROM division_mefs AS m
        WHERE m.uai = e.uai AND m.division = e.division
    )
    AND NOT EXISTS (
        SELECT 1 FROM division_mefs AS m WHERE m.uai = e.uai AND m.division = e.division AND m.code_mef = e.code_mef
    )
