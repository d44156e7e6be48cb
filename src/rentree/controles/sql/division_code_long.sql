SELECT
    c.uai,
    'division' AS objet,
    'division:' || c.code AS cle,
    c.code,
    length(c.code) AS longueur,
    p.propose
FROM codes_structures AS c
INNER JOIN codes_proposes AS p ON p.uai = c.uai AND p.type = c.type AND p.code = c.code
WHERE c.type = 'D' AND c.trop_long
