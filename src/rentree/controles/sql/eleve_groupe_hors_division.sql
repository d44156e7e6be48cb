-- A pupil in two divisions has a rule of their own.
SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    string_agg(s.code, ', ' ORDER BY s.code) AS codes
FROM structures_presentes AS s
INNER JOIN eleves_presents AS e ON e.uai = s.uai AND e.eleve_id = s.eleve_id
INNER JOIN eleve_divisions AS d ON d.uai = s.uai AND d.eleve_id = s.eleve_id
WHERE
    s.type = 'G' AND NOT d.plusieurs
    AND EXISTS (SELECT 1 FROM groupe_divisions AS g WHERE g.uai = s.uai AND g.groupe = s.code)
    AND NOT EXISTS (
        SELECT 1 FROM groupe_divisions AS g WHERE g.uai = s.uai AND g.groupe = s.code AND g.division = d.division
    )
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
