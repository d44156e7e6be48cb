-- Same ELEVE_ID in one académie (an unknown académie is taken for the same one), or same INE and same day of birth.
WITH rencontres AS (
    SELECT e.uai, e.eleve_id, a.uai AS autre
    FROM eleves_presents AS e
    INNER JOIN eleves_presents AS a ON a.eleve_id = e.eleve_id AND a.uai <> e.uai
    LEFT JOIN sources_lues AS se ON se.uai = e.uai
    LEFT JOIN sources_lues AS sa ON sa.uai = a.uai
    WHERE NOT coalesce(se.academie <> sa.academie, FALSE)
    UNION
    SELECT e.uai, e.eleve_id, a.uai AS autre
    FROM eleves_presents AS e
    INNER JOIN eleves_presents AS a ON a.ine = e.ine AND a.date_naissance = e.date_naissance AND a.uai <> e.uai
)

SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    string_agg(r.autre, ', ' ORDER BY r.autre) AS autres
FROM rencontres AS r
INNER JOIN eleves_presents AS e ON e.uai = r.uai AND e.eleve_id = r.eleve_id
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
