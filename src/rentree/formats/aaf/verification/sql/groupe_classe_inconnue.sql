SELECT DISTINCT
    'EtabEducNat' AS categorie,
    'ENTStructureGroupes' AS attribut,
    groupes.structure AS id,
    groupes.code || '$' || groupes.classe AS valeur
FROM (SELECT structure, code, unnest(suite) AS classe FROM listes WHERE genre = 'groupe') AS groupes
JOIN (SELECT DISTINCT structure FROM listes WHERE genre = 'classe') AS listees ON listees.structure = groupes.structure
LEFT JOIN listes AS classes
    ON classes.structure = groupes.structure AND classes.code = groupes.classe AND classes.genre = 'classe'
WHERE groupes.classe <> '' AND classes.code IS NULL
