-- Another pupil of this school, or a pupil of another school born on another day: for the same day of birth it is
-- one pupil in two schools, which has its own rule.
WITH partages AS (
    SELECT ine FROM eleves_presents WHERE ine IS NOT NULL GROUP BY ine HAVING count(*) > 1
),

porteurs AS (
    SELECT e.* FROM eleves_presents AS e INNER JOIN partages AS p ON p.ine = e.ine
)

SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    string_agg(DISTINCT CASE WHEN a.uai = e.uai THEN a.fiche ELSE 'un élève de l''établissement ' || a.uai END, ' ; '
        ORDER BY CASE WHEN a.uai = e.uai THEN a.fiche ELSE 'un élève de l''établissement ' || a.uai END) AS autres
FROM porteurs AS e
INNER JOIN porteurs AS a
    ON a.ine = e.ine
    AND a.eleve_id <> e.eleve_id
    AND (a.uai = e.uai OR NOT coalesce(a.date_naissance = e.date_naissance, FALSE))
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
