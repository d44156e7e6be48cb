SELECT DISTINCT 'EtabEducNat' AS categorie, attribut, id, structure AS valeur
FROM (
    SELECT
        'ENTEtablissementStructRattachFctl' AS attribut,
        id,
        unnest(string_split("ENTEtablissementStructRattachFctl", chr(31))) AS structure
    FROM "EtabEducNat"
    UNION ALL
    SELECT 'ENTEcoleCirconscription', id, "ENTEcoleCirconscription" FROM "EtabEducNat"
)
WHERE structure <> '' AND structure NOT IN (SELECT id FROM "EtabEducNat")
