SELECT
    c.uai,
    'groupe' AS objet,
    'groupe:' || c.code AS cle,
    c.code,
    length(c.code) AS longueur,
    p.propose
FROM codes_structures AS c
INNER JOIN codes_proposes AS p ON p.uai = c.uai AND p.type = c.type AND p.code = c.code
WHERE c.type = 'G' AND c.en_collision
