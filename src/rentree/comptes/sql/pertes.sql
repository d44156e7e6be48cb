-- What the plan would take away by school and profile, and from how many accounts; an account counts in each school.
WITH ecoles AS (
    SELECT id, profil, etat, unnest(string_split(uais, '|')) AS uai FROM comptes
),

effectifs AS (
    SELECT
        uai,
        profil,
        count(*) FILTER (WHERE etat = 'actif') AS actifs,
        count(*) AS tous
    FROM ecoles
    GROUP BY uai, profil
),

pertes AS (
    SELECT changements.operation, ecoles.uai, ecoles.profil, count(*) AS nombre,
        list_slice(list_sort(list(changements.login)), 1, 5) AS exemples
    FROM changements
    JOIN ecoles ON ecoles.id = changements.id
    WHERE changements.operation IN ('desactivation', 'suppression')
    GROUP BY changements.operation, ecoles.uai, ecoles.profil
)

SELECT
    pertes.*, CASE pertes.operation WHEN 'desactivation' THEN effectifs.actifs ELSE effectifs.tous END AS effectif
FROM pertes
JOIN effectifs ON effectifs.uai = pertes.uai AND effectifs.profil = pertes.profil
ORDER BY pertes.operation, pertes.uai, pertes.profil
