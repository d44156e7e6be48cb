-- The codes of the schools that have at least one to change, in the order in which new ones are allocated.
SELECT
    c.uai,
    c.type,
    c.code,
    c.trop_long OR c.caractere_interdit OR c.espace_au_bord OR c.en_collision AS a_changer
FROM codes_structures AS c
WHERE EXISTS (
    SELECT 1
    FROM codes_structures AS f
    WHERE f.uai = c.uai AND (f.trop_long OR f.caractere_interdit OR f.espace_au_bord OR f.en_collision)
)
ORDER BY c.uai, c.type, c.code
