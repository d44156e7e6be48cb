-- Every code of division (D) and group (G) of a school, who knows it, and what STS-WEB would refuse in it.
WITH codes AS (
    SELECT
        uai,
        type,
        code,
        max(CASE WHEN source = 'structures' THEN 1 ELSE 0 END) = 1 AS dans_siecle,
        max(CASE WHEN source = 'sts' THEN 1 ELSE 0 END) = 1 AS dans_sts
    FROM (
        SELECT uai, 'D' AS type, code, source FROM divisions
        UNION ALL
        SELECT uai, 'G' AS type, code, source FROM groupes
    ) AS structures
    WHERE code IS NOT NULL
    GROUP BY uai, type, code
)

SELECT
    c.uai,
    c.type,
    c.code,
    c.dans_siecle,
    c.dans_sts,
    length(c.code) > 8 AS trop_long,
    regexp_matches(c.code, '[^A-Za-z0-9 _-]') AS caractere_interdit,
    c.code <> trim(c.code) AS espace_au_bord,
    c.type = 'G' AND EXISTS (
        SELECT 1 FROM codes AS d WHERE d.uai = c.uai AND d.type = 'D' AND d.code = c.code
    ) AS en_collision
FROM codes AS c
