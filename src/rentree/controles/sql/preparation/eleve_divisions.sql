-- The division of each pupil; the first by code when there are several.
SELECT uai, eleve_id, min(code) AS division, min(code) <> max(code) AS plusieurs
FROM eleve_structures
WHERE type = 'D' AND code IS NOT NULL
GROUP BY uai, eleve_id
