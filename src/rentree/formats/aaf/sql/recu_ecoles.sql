-- The school behind each jointure of a structure; two jointures of one UAI are one school. `eleves_ailleurs` and
-- `personnels_ailleurs`: SIECLE, STS-WEB or the AAF of another académie already speak for that school.
WITH connues AS (
    SELECT
        exports.uai,
        bool_or(exports.source = 'eleves') AS eleves,
        bool_or(exports.source = 'sts') AS personnels
    FROM exports
    GROUP BY exports.uai
),

dits AS (
    SELECT jointure, CASE WHEN regexp_matches(ecrit, '^[0-9]{7}[a-z]$') THEN upper(ecrit) ELSE ecrit END AS uai
    FROM (SELECT jointure, coalesce(uai, ancien_uai) AS ecrit FROM brut_etablissements)
),

voisines AS (
    SELECT DISTINCT etablissements.uai
    FROM etablissements
    CROSS JOIN recu_etat
    WHERE etablissements.source = 'aaf' AND etablissements.academie <> recu_etat.academie
)

SELECT
    bruts.jointure,
    bruts.uai,
    coalesce(connues.eleves, FALSE) OR voisines.uai IS NOT NULL AS eleves_ailleurs,
    coalesce(connues.personnels, FALSE) OR voisines.uai IS NOT NULL AS personnels_ailleurs
FROM dits AS bruts
LEFT JOIN connues ON connues.uai = bruts.uai
LEFT JOIN voisines ON voisines.uai = bruts.uai
WHERE bruts.uai IS NOT NULL
