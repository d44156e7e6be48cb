SELECT 'PersEducNat' AS categorie, 'ENTPersonFonctions' AS attribut, id, '' AS valeur
FROM "PersEducNat"
WHERE id NOT IN (
    SELECT id
    FROM (
        SELECT id, split_part(unnest(string_split("ENTPersonFonctions", chr(31))), '$', 1) AS structure
        FROM "PersEducNat"
    )
    WHERE structure IN (SELECT id FROM "EtabEducNat")
)
