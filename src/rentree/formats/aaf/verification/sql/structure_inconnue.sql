SELECT DISTINCT 'Eleve' AS categorie, attribut, id, structure AS valeur
FROM (
    SELECT 'ENTPersonStructRattach' AS attribut, id, "ENTPersonStructRattach" AS structure FROM "Eleve"
    UNION ALL
    SELECT attribut, id, structure FROM appartenances WHERE categorie = 'Eleve'
)
WHERE structure <> '' AND structure NOT IN (SELECT id FROM "EtabEducNat")
