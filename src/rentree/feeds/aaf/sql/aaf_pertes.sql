-- What each school loses since the last publication, by category: who is not in it any more, wherever he went.
SELECT
    publies.uai,
    publies.categorie,
    count(*) AS avant,
    count(*) FILTER (WHERE voulus.jointure IS NULL) AS perdus
FROM rattachements_publies AS publies
LEFT JOIN aaf_rattachements AS voulus
    ON voulus.categorie = publies.categorie AND voulus.uai = publies.uai AND voulus.jointure = publies.jointure
GROUP BY publies.uai, publies.categorie
HAVING count(*) FILTER (WHERE voulus.jointure IS NULL) > 0
ORDER BY publies.uai, publies.categorie
