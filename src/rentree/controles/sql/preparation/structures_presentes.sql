-- The divisions and groups of present pupils, once each: some files write a pupil's structures twice.
SELECT DISTINCT s.uai, s.eleve_id, s.type, s.code
FROM eleve_structures AS s
WHERE
    s.code IS NOT NULL
    AND EXISTS (SELECT 1 FROM eleves_presents AS e WHERE e.uai = s.uai AND e.eleve_id = s.eleve_id)
