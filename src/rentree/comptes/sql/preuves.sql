-- The proof of deletions, by school and profile: how many, deactivated between which days.
WITH ecoles AS (
    SELECT
        unnest(string_split(uais, '|')) AS uai,
        profil,
        CAST(avant::JSON ->> 'desactive_le' AS DATE) AS desactive_le
    FROM supprimes
)

SELECT
    uai,
    profil,
    count(*) AS nombre,
    min(desactive_le) AS desactives_du,
    max(desactive_le) AS desactives_au
FROM ecoles
GROUP BY uai, profil
ORDER BY uai, profil
