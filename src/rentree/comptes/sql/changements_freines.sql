-- The changes with the brakes that hold each one, in a fixed order.
WITH touches AS (
    SELECT changements.id, unnest(string_split(changements.uais, '|')) AS uai, changements.profil, changements.operation
    FROM changements
    WHERE changements.operation IN ('desactivation', 'suppression')
),

tenus AS (
    SELECT touches.id, string_agg(DISTINCT freins.cle, '|' ORDER BY freins.cle) AS freins
    FROM touches
    JOIN freins
        ON freins.operation = touches.operation
        AND ((freins.uai = touches.uai AND freins.profil = touches.profil) OR freins.uai = '')
    GROUP BY touches.id
)

SELECT changements.*, coalesce(tenus.freins, '') AS freins
FROM changements
LEFT JOIN tenus ON tenus.id = changements.id
ORDER BY
    list_position(
        ['creation', 'mise_a_jour', 'reactivation', 'desactivation', 'suppression'], changements.operation
    ),
    changements.jointure
