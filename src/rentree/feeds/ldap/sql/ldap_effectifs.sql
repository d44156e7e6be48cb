-- How many entries of persons each school and profile has in the directory: what a brake weighs against.
SELECT uai, profil, count(*) AS nombre
FROM (
    SELECT unnest(string_split(coalesce(uais, ''), '|')) AS uai, coalesce(profil, '') AS profil
    FROM ldap_lues
    WHERE marquee AND genre = 'personnes'
)
GROUP BY uai, profil
