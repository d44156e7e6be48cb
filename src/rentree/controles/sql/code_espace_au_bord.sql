SELECT
    c.uai,
    CASE c.type WHEN 'D' THEN 'division' ELSE 'groupe' END AS objet,
    CASE c.type WHEN 'D' THEN 'division:' ELSE 'groupe:' END || c.code AS cle,
    CASE c.type WHEN 'D' THEN 'la division' ELSE 'le groupe' END AS structure,
    c.code,
    p.propose
FROM codes_structures AS c
INNER JOIN codes_proposes AS p ON p.uai = c.uai AND p.type = c.type AND p.code = c.code
WHERE c.espace_au_bord
