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

hors_jeu AS (SELECT DISTINCT uai, cle FROM ecartees),

sources AS (
    SELECT uai, coalesce(
        max(horodatage) FILTER (WHERE source = 'responsables'), max(horodatage) FILTER (WHERE source = 'aaf')
    ) AS horodatage
    FROM exports
    GROUP BY uai
)

SELECT
    numerotees.*,
    numerotees.academie || ' ' || numerotees.cle AS groupe,
    sources.horodatage,
    CASE
        WHEN numerotees.personne_id IS NULL THEN 'sans_identifiant'
        WHEN numerotees.rang > 1 THEN 'double'
        WHEN hors_jeu.cle IS NOT NULL THEN 'ecarte'
        ELSE 'present'
    END AS situation
FROM numerotees
JOIN sources ON sources.uai = numerotees.uai
LEFT JOIN hors_jeu ON hors_jeu.uai = numerotees.uai AND hors_jeu.cle = numerotees.cle
