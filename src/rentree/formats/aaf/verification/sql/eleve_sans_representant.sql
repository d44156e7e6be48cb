SELECT 'Eleve' AS categorie, 'ENTElevePersRelEleve' AS attribut, eleve AS id, '' AS valeur
FROM liens_eleves
WHERE compose
GROUP BY eleve
HAVING count(*) FILTER (WHERE legal = '1') = 0
