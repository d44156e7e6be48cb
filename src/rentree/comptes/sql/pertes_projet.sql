-- What the plan would take away in the whole project, beside what the brakes of schools and profiles hold already.
WITH ecoles AS (
    SELECT id, operation, profil, unnest(string_split(uais, '|')) AS uai
    FROM changements
    WHERE operation IN ('desactivation', 'suppression')
),

tenus AS (
    SELECT DISTINCT ecoles.id
    FROM ecoles
    JOIN freins
        ON freins.operation = ecoles.operation AND freins.uai = ecoles.uai AND freins.profil = ecoles.profil
)

SELECT
    changements.operation,
    '' AS uai,
    '' AS profil,
    count(*) AS nombre,
    list_slice(list_sort(list(changements.login)), 1, 5) AS exemples,
    CASE changements.operation
        WHEN 'desactivation' THEN (SELECT count(*) FROM comptes WHERE etat = 'actif')
        ELSE (SELECT count(*) FROM comptes)
    END AS effectif
FROM changements
LEFT JOIN tenus ON tenus.id = changements.id
WHERE changements.operation IN ('desactivation', 'suppression') AND tenus.id IS NULL
GROUP BY changements.operation
ORDER BY changements.operation
