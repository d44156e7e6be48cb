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
INNER JOIN sources_lues AS l ON l.uai = s.uai AND l.a_sts
WHERE s.type = 'G' AND NOT EXISTS (
    SELECT 1 FROM codes_structures AS c WHERE c.uai = s.uai AND c.type = 'G' AND c.code = s.code AND c.dans_sts
)
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
