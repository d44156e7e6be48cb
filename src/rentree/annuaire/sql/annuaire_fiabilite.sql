-- Schools and kinds of export from which an absence can be concluded: there, whole, and not refused since. A fiche
-- without an identifier may be anybody's: as long as an export holds one, nobody is absent from it.
WITH anonymes AS (
    SELECT uai, 'eleves' AS source FROM eleve_devenirs WHERE devenir = 'sans_identifiant'
    UNION
    SELECT uai, 'responsables' FROM responsable_devenirs WHERE devenir = 'sans_identifiant'
    UNION
    SELECT uai, source FROM personnel_devenirs WHERE devenir = 'sans_identifiant'
)

SELECT DISTINCT exports.uai, exports.source
FROM exports
LEFT JOIN douteux ON douteux.uai = exports.uai AND douteux.source = exports.source
LEFT JOIN anonymes ON anonymes.uai = exports.uai AND anonymes.source = exports.source
WHERE douteux.uai IS NULL AND anonymes.uai IS NULL
