-- Only where relatives tell their pupils at all, and between persons who are both there.
WITH cites AS (
    SELECT DISTINCT eleve, responsable
    FROM liens_eleves
    WHERE responsable IN (SELECT id FROM "PersRelEleve") AND EXISTS (SELECT 1 FROM liens_responsables)
),

reciproques AS (
    SELECT DISTINCT eleve, responsable FROM liens_responsables WHERE eleve IN (SELECT id FROM "Eleve")
)

SELECT 'Eleve' AS categorie, 'ENTElevePersRelEleve' AS attribut, eleve AS id, responsable AS valeur
FROM (SELECT * FROM cites EXCEPT SELECT * FROM reciproques)
UNION ALL
SELECT 'PersRelEleve', 'ENTAuxPersRelEleveEleve', responsable, eleve
FROM (SELECT * FROM reciproques EXCEPT SELECT * FROM cites)
