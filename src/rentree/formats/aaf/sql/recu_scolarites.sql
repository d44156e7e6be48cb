-- The school of each pupil: the one of attachment, unless all his classes are in another (the collège of a cité).
WITH rattachements AS (
    SELECT eleves.id, ecoles.uai
    FROM brut_eleves AS eleves
    JOIN recu_ecoles AS ecoles ON ecoles.jointure = eleves.etablissement
),

classes AS (
    SELECT
        appartenances.id,
        min(appartenances.uai) AS uai,
        bool_or(appartenances.uai = rattachements.uai) AS au_rattachement
    FROM recu_appartenances AS appartenances
    LEFT JOIN rattachements ON rattachements.id = appartenances.id
    WHERE appartenances.type = 'D'
    GROUP BY appartenances.id
),

situes AS (
    SELECT
        eleves.id,
        CASE WHEN classes.id IS NULL OR classes.au_rattachement THEN rattachements.uai ELSE classes.uai END AS uai
    FROM brut_eleves AS eleves
    LEFT JOIN rattachements ON rattachements.id = eleves.id
    LEFT JOIN classes ON classes.id = eleves.id
)

SELECT
    situes.id,
    situes.uai,
    CASE
        WHEN situes.uai IS NULL THEN 'structure_absente'
        WHEN uais.uai IS NULL OR uais.eleves_ailleurs THEN 'autre_source'
        ELSE 'charge'
    END AS devenir
FROM situes
LEFT JOIN recu_uais AS uais ON uais.uai = situes.uai
