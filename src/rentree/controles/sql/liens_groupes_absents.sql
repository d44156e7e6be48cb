SELECT s.uai, 'etablissement' AS objet, 'uai:' || s.uai AS cle, g.nombre
FROM sources_lues AS s
INNER JOIN (SELECT uai, count(*) AS nombre FROM codes_structures WHERE type = 'G' GROUP BY uai) AS g ON g.uai = s.uai
WHERE s.a_eleves AND NOT EXISTS (SELECT 1 FROM structures_presentes AS t WHERE t.uai = s.uai AND t.type = 'G')
