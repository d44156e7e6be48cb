SELECT DISTINCT categorie, attribut, id, mef AS valeur
FROM (
    SELECT 'Eleve' AS categorie, 'ENTEleveMEF' AS attribut, id, "ENTEleveMEF" AS mef FROM "Eleve"
    UNION ALL
    SELECT 'EtabEducNat', 'ENTStructureClasses', structure, unnest(suite) FROM listes WHERE genre = 'classe'
    UNION ALL
    SELECT 'PersEducNat', 'ENTAuxEnsMEF', id, split_part(unnest(string_split("ENTAuxEnsMEF", chr(31))), '$', 2)
    FROM "PersEducNat"
)
WHERE mef <> '' AND mef NOT IN (SELECT id FROM "MefEducNat")
