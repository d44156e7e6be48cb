-- Every person's fiche; the same PERSONNE_ID in several schools of the académie is one person.
WITH numerotees AS (
    SELECT
        responsables.uai,
        responsables.ligne,
        responsables.personne_id,
        academies.academie,
        'responsable:' || responsables.personne_id AS cle,
        row_number() OVER (
            PARTITION BY responsables.uai, responsables.personne_id ORDER BY responsables.ligne
        ) AS rang
    FROM responsables
    JOIN academies ON academies.uai = responsables.uai
),

hors_jeu AS (SELECT DISTINCT uai, cle FROM ecartees)

SELECT
    numerotees.*,
    numerotees.academie || ' ' || numerotees.cle AS groupe,
    exports.horodatage,
    CASE
        WHEN numerotees.personne_id IS NULL THEN 'sans_identifiant'
        WHEN numerotees.rang > 1 THEN 'double'
        WHEN hors_jeu.cle IS NOT NULL THEN 'ecarte'
        ELSE 'present'
    END AS situation
FROM numerotees
LEFT JOIN exports ON exports.uai = numerotees.uai AND exports.source = 'responsables'
LEFT JOIN hors_jeu ON hors_jeu.uai = numerotees.uai AND hors_jeu.cle = numerotees.cle
