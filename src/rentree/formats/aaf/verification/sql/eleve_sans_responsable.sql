SELECT 'Eleve' AS categorie, '' AS attribut, id, '' AS valeur
FROM "Eleve"
WHERE id NOT IN (SELECT eleve FROM liens_eleves)
