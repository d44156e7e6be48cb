SELECT
    s.uai,
    'eleve' AS objet,
    'eleve:' || coalesce(s.eleve_id, '') AS cle,
    coalesce('n° ' || s.eleve_id, 'sans numéro') AS numero,
    string_agg(DISTINCT s.code, ', ' ORDER BY s.code) AS codes
FROM eleve_structures AS s
WHERE s.code IS NOT NULL AND NOT EXISTS (SELECT 1 FROM eleves AS e WHERE e.uai = s.uai AND e.eleve_id = s.eleve_id)
GROUP BY s.uai, s.eleve_id
