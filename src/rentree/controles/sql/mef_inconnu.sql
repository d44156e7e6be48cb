SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id, e.code_mef
FROM eleves_presents AS e
INNER JOIN sources_lues AS s ON s.uai = e.uai AND s.a_nomenclatures
WHERE e.code_mef IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM mefs AS m
    WHERE m.uai = e.uai AND m.source = 'nomenclatures' AND m.code_mef = e.code_mef
)
