SELECT
    'EtabEducNat' AS categorie,
    'ENTStructureUAI' AS attribut,
    "ENTStructureUAI" AS id,
    string_agg(id, ', ' ORDER BY id) AS valeur
FROM "EtabEducNat"
WHERE "ENTStructureUAI" <> ''
GROUP BY "ENTStructureUAI"
HAVING count(*) > 1
