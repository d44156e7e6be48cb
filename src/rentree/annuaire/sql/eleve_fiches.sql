-- Every pupil's fiche and what becomes of it, before schools are compared: `present`, or why it is left out.
-- A pupil that an AAF gives is present even without a class: the AAF holds nobody who is not there.
WITH numerotees AS (
    SELECT
        uai,
        ligne,
        eleve_id,
        ine,
        date_naissance,
        date_entree,
        date_sortie,
        row_number() OVER (
            PARTITION BY uai, eleve_id ORDER BY date_sortie NULLS FIRST, date_entree DESC NULLS LAST, ligne
        ) AS rang
    FROM eleves
),

divisions_eleves AS (SELECT DISTINCT uai, eleve_id FROM eleve_structures WHERE type = 'D' AND code IS NOT NULL),

sources AS (
    SELECT
        uai,
        bool_or(source = 'aaf') AND NOT bool_or(source = 'eleves') AS aaf,
        coalesce(max(horodatage) FILTER (WHERE source = 'eleves'), max(horodatage) FILTER (WHERE source = 'aaf'))
            AS horodatage
    FROM exports
    GROUP BY uai
),

hors_jeu AS (SELECT DISTINCT uai, cle FROM ecartees)

SELECT
    numerotees.*,
    academies.academie,
    'eleve:' || numerotees.eleve_id AS cle,
    sources.horodatage,
    CASE
        WHEN numerotees.eleve_id IS NULL THEN 'sans_identifiant'
        WHEN numerotees.rang > 1 THEN 'double'
        WHEN numerotees.date_sortie <= parametres.au THEN 'sorti'
        WHEN hors_jeu.cle IS NOT NULL THEN 'ecarte'
        WHEN divisions_eleves.eleve_id IS NULL AND NOT sources.aaf THEN 'sans_scolarite'
        ELSE 'present'
    END AS situation
FROM numerotees
CROSS JOIN parametres
JOIN academies ON academies.uai = numerotees.uai
JOIN sources ON sources.uai = numerotees.uai
LEFT JOIN divisions_eleves
    ON divisions_eleves.uai = numerotees.uai AND divisions_eleves.eleve_id = numerotees.eleve_id
LEFT JOIN hors_jeu ON hors_jeu.uai = numerotees.uai AND hors_jeu.cle = 'eleve:' || numerotees.eleve_id
