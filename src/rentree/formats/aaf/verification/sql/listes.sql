-- Classes and groups that structures list, and what follows their label: the MEF of a class, the classes of a group.
SELECT
    id AS structure,
    genre,
    split_part(valeur, '$', 1) AS code,
    string_split(valeur, '$')[3:] AS suite
FROM (
    SELECT id, 'classe' AS genre, unnest(string_split("ENTStructureClasses", chr(31))) AS valeur FROM "EtabEducNat"
    UNION ALL
    SELECT id, 'groupe', unnest(string_split("ENTStructureGroupes", chr(31))) FROM "EtabEducNat"
)
WHERE valeur <> ''
