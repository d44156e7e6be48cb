-- The schools of each member of staff: where he has a function or teaches; else the one he is attached to.
WITH occupes AS (
    SELECT id, uai FROM recu_postes
    UNION
    SELECT id, uai FROM recu_enseignements
    UNION
    SELECT id, uai FROM recu_principaux
),

rattaches AS (
    SELECT bruts.id, ecoles.uai
    FROM brut_personnels AS bruts
    JOIN recu_ecoles AS ecoles ON ecoles.jointure = bruts.etablissement
),

tous AS (
    SELECT id, uai FROM occupes
    UNION
    SELECT id, uai FROM rattaches WHERE id NOT IN (SELECT id FROM occupes)
)

SELECT
    bruts.id,
    tous.uai,
    coalesce(rattaches.uai = tous.uai, FALSE) AS rattachement,
    CASE
        WHEN tous.uai IS NULL THEN 'structure_absente'
        WHEN uais.uai IS NULL OR uais.personnels_ailleurs THEN 'autre_source'
        ELSE 'charge'
    END AS devenir
FROM brut_personnels AS bruts
LEFT JOIN tous ON tous.id = bruts.id
LEFT JOIN rattaches ON rattaches.id = bruts.id
LEFT JOIN recu_uais AS uais ON uais.uai = tous.uai
