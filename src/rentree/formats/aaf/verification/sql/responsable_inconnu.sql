SELECT DISTINCT 'Eleve' AS categorie, 'ENTElevePersRelEleve' AS attribut, eleve AS id, responsable AS valeur
FROM liens_eleves
WHERE responsable NOT IN (SELECT id FROM "PersRelEleve")
