-- Which logins are taken at once (nobody else wants them and none was ever issued), which need a number.
WITH comptees AS (
    SELECT
        voulus.*,
        count(*) OVER (PARTITION BY voulus.base) AS candidats,
        emis.login IS NOT NULL AS deja_emis
    FROM voulus
    LEFT JOIN emis ON emis.login = voulus.base
)

SELECT jointure, part_prenom, part_nom, base, base <> '' AND candidats = 1 AND NOT deja_emis AS libre
FROM comptees
ORDER BY jointure
