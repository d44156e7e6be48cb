SELECT 'Eleve' AS categorie, 'ENTEleveAdresseRel' AS attribut, id, valeur
FROM (SELECT id, unnest(string_split("ENTEleveAdresseRel", chr(31))) AS valeur FROM "Eleve")
WHERE valeur <> '' AND valeur <> id AND valeur NOT IN (SELECT id FROM "PersRelEleve")
