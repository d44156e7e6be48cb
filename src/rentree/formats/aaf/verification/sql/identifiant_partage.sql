SELECT min(categorie) AS categorie, '' AS attribut, id, string_agg(categorie, ' et ' ORDER BY categorie) AS valeur
FROM (
    SELECT DISTINCT 'Eleve' AS categorie, id FROM "Eleve"
    UNION ALL SELECT DISTINCT 'PersRelEleve', id FROM "PersRelEleve"
    UNION ALL SELECT DISTINCT 'PersEducNat', id FROM "PersEducNat"
)
WHERE id <> ''
GROUP BY id
HAVING count(*) > 1
