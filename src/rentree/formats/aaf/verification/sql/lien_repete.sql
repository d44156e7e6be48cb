SELECT 'Eleve' AS categorie, 'ENTElevePersRelEleve' AS attribut, eleve AS id, responsable AS valeur
FROM liens_eleves
WHERE compose
GROUP BY eleve, responsable
HAVING count(*) > 1
