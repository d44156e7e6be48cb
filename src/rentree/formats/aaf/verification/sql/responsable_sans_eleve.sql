SELECT 'PersRelEleve' AS categorie, '' AS attribut, id, '' AS valeur
FROM "PersRelEleve"
WHERE id NOT IN (SELECT responsable FROM liens_eleves)
