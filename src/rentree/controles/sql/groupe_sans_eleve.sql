-- A structure that only one side knows has its own rule.
-- Silent for a school where no pupil is in any groupe: `liens-groupes-absents` says it once.
SELECT c.uai, 'groupe' AS objet, 'groupe:' || c.code AS cle, c.code
FROM codes_structures AS c
INNER JOIN sources_lues AS s ON s.uai = c.uai AND s.a_eleves
WHERE
    c.type = 'G'
    AND ((c.dans_siecle AND c.dans_sts) OR NOT s.a_structures OR NOT s.a_sts)
    AND EXISTS (SELECT 1 FROM structures_presentes AS t WHERE t.uai = c.uai AND t.type = 'G')
    AND NOT EXISTS (SELECT 1 FROM structures_presentes AS t WHERE t.uai = c.uai AND t.type = 'G' AND t.code = c.code)
