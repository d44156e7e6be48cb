-- Pupils known under two keys in two schools: INE and birth date agree.
-- Inside one school nothing is ever joined, so an INE that one school gives to two pupils proves nothing anywhere.
WITH candidats AS (
    SELECT DISTINCT academie, cle, uai, ine, date_naissance
    FROM eleve_fiches
    WHERE rang = 1 AND ine IS NOT NULL AND date_naissance IS NOT NULL AND eleve_id IS NOT NULL
),

ambigus AS (
    SELECT DISTINCT ine, date_naissance
    FROM candidats
    GROUP BY uai, ine, date_naissance
    HAVING count(*) > 1
)

SELECT DISTINCT
    gauche.academie AS academie,
    gauche.cle AS cle,
    droite.academie AS autre_academie,
    droite.cle AS autre_cle
FROM candidats AS gauche
JOIN candidats AS droite
    ON droite.ine = gauche.ine
    AND droite.date_naissance = gauche.date_naissance
    AND droite.uai <> gauche.uai
    AND (gauche.academie, gauche.cle) < (droite.academie, droite.cle)
LEFT JOIN ambigus ON ambigus.ine = gauche.ine AND ambigus.date_naissance = gauche.date_naissance
WHERE ambigus.ine IS NULL
