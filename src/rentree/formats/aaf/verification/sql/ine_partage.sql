-- The INE itself is never told.
SELECT 'Eleve' AS categorie, 'ENTEleveINE' AS attribut, id, '' AS valeur
FROM "Eleve"
WHERE "ENTEleveINE" IN (SELECT "ENTEleveINE" FROM "Eleve" WHERE "ENTEleveINE" <> '' GROUP BY 1 HAVING count(*) > 1)
