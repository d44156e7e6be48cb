SELECT c.uai, 'groupe' AS objet, 'groupe:' || c.code AS cle, c.code
FROM codes_structures AS c
INNER JOIN sources_lues AS s ON s.uai = c.uai AND s.a_structures AND s.a_sts
WHERE c.type = 'G' AND c.dans_siecle AND NOT c.dans_sts
