-- Every member of staff's fiche in, counted out: a teacher of two schools is one person, kept where the hours are most,
-- or, from an AAF, which has no hours, in the school of attachment.
WITH heures AS (
    SELECT uai, type, id, sum(heures) AS heures FROM service_enseignants GROUP BY uai, type, id
),

numerotees AS (
    SELECT
        personnels.uai,
        personnels.ligne,
        personnels.source,
        personnels.type,
        personnels.id,
        coalesce(personnels.rattachement, FALSE) AS rattachement,
        academies.academie,
        personnels.type || ':' || personnels.id AS cle,
        coalesce(heures.heures, 0) AS heures,
        row_number() OVER (
            PARTITION BY personnels.uai, personnels.type, personnels.id
            ORDER BY personnels.source DESC, personnels.ligne
        ) AS rang
    FROM personnels
    JOIN academies ON academies.uai = personnels.uai
    LEFT JOIN heures
        ON heures.uai = personnels.uai AND heures.type = personnels.type AND heures.id = personnels.id
),

hors_jeu AS (SELECT DISTINCT uai, cle FROM ecartees),

situations AS (
    SELECT
        numerotees.*,
        CASE
            WHEN numerotees.type IS NULL OR numerotees.id IS NULL THEN 'sans_identifiant'
            WHEN numerotees.type = 'local' THEN 'ressource_locale'
            WHEN numerotees.rang > 1 THEN 'double'
            WHEN hors_jeu.cle IS NOT NULL THEN 'ecarte'
            ELSE 'present'
        END AS situation
    FROM numerotees
    LEFT JOIN hors_jeu ON hors_jeu.uai = numerotees.uai AND hors_jeu.cle = numerotees.cle
)

SELECT
    situations.*,
    academie || ' ' || cle AS groupe,
    CASE
        WHEN situation <> 'present' THEN situation
        WHEN row_number() OVER (PARTITION BY academie, cle, situation ORDER BY heures DESC, rattachement DESC, uai) = 1 THEN 'retenu'
        ELSE 'autre_etablissement'
    END AS devenir
FROM situations
