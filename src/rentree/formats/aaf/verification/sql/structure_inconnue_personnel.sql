SELECT DISTINCT 'PersEducNat' AS categorie, attribut, id, structure AS valeur
FROM (
    SELECT 'ENTPersonStructRattach' AS attribut, id, "ENTPersonStructRattach" AS structure FROM "PersEducNat"
    UNION ALL
    SELECT 'ENTPersonFonctions', id, split_part(unnest(string_split("ENTPersonFonctions", chr(31))), '$', 1)
    FROM "PersEducNat"
    UNION ALL
    SELECT 'ENTEnsFonctionDir', id, unnest(string_split("ENTEnsFonctionDir", chr(31))) FROM "PersEducNat"
    UNION ALL
    SELECT attribut, id, structure FROM appartenances WHERE categorie = 'PersEducNat'
)
WHERE structure <> '' AND structure NOT IN (SELECT id FROM "EtabEducNat")
