SELECT DISTINCT
    'PersRelEleve' AS categorie,
    'ENTAuxPersRelEleveEleve' AS attribut,
    responsable AS id,
    eleve AS valeur
FROM liens_responsables
WHERE eleve NOT IN (SELECT id FROM "Eleve")
