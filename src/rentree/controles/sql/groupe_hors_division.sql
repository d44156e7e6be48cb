SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id, string_agg(s.code, ', ' ORDER BY s.code) AS codes
FROM structures_presentes AS s
INNER JOIN eleves_presents AS e ON e.uai = s.uai AND e.eleve_id = s.eleve_id
WHERE s.type = 'G' AND e.division IS NOT NULL AND EXISTS (SELECT 1 FROM groupe_divisions AS d WHERE d.uai = s.uai AND d.groupe = s.code)
AND NOT EXISTS (
    SELECT 1
    FROM groupe_divisions AS d
    INNER JOIN structures_presentes AS a ON a.uai = d.uai AND a.type = 'D' AND a.code = d.division
    WHERE d.uai = s.uai AND d.groupe = s.code AND a.eleve_id = s.eleve_id
)
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
