-- A structure that only one side knows has its own rule.
-- Silent for a school where no pupil is in any division: every pupil already has a constat.
SELECT c.uai, 'division' AS objet, 'division:' || c.code AS cle, c.code
FROM codes_structures AS c
INNER JOIN sources_lues AS s ON s.uai = c.uai AND s.a_eleves
WHERE
    c.type = 'D'
    AND ((c.dans_siecle AND c.dans_sts) OR NOT s.a_structures OR NOT s.a_sts)
    AND EXISTS (SELECT 1 FROM structures_presentes AS t WHERE t.uai = c.uai AND t.type = 'D')
    AND NOT EXISTS (SELECT 1 FROM structures_presentes AS t WHERE t.uai = c.uai AND t.type = 'D' AND t.code = c.code)
