-- Links: six sub-fields since 2013, else the attributes that came before; in the first degree all are legal.
-- Until 2017 kinship had one digit, father 1 and mother 2, and the legal levels 1 and 2 were both legal.
WITH eleves AS (
    SELECT bruts.*, scolarites.uai
    FROM brut_eleves AS bruts
    JOIN recu_scolarites AS scolarites ON scolarites.id = bruts.id AND scolarites.devenir = 'charge'
),

composes AS (
    SELECT id, split_part(lien, '$', 1) AS personne, split_part(lien, '$', 2) AS parente,
        split_part(lien, '$', 4) AS legal, split_part(lien, '$', 3) = '1' AS financier,
        split_part(lien, '$', 6) = '1' AS paiement, split_part(lien, '$', 5) = '1' AS contact
    FROM (SELECT id, unnest(string_split(liens, chr(31))) AS lien FROM eleves WHERE liens IS NOT NULL)
),

codage AS (SELECT coalesce(bool_or(length(parente) > 1), FALSE) AS nouveau FROM composes),

anciens AS (
    SELECT id, unnest(string_split(autorite, chr(31))) AS lien, NULL AS parente, TRUE AS legal, NULL AS qualite
    FROM eleves WHERE liens IS NULL AND autorite IS NOT NULL
    UNION ALL
    SELECT id, unnest(string_split(parents, chr(31))), NULL, FALSE, NULL
    FROM eleves WHERE liens IS NULL AND parents IS NOT NULL
    UNION ALL
    SELECT id, pere, '20', FALSE, NULL FROM eleves WHERE liens IS NULL AND pere IS NOT NULL
    UNION ALL
    SELECT id, mere, '10', FALSE, NULL FROM eleves WHERE liens IS NULL AND mere IS NOT NULL
    UNION ALL
    SELECT id, autre1, NULL, FALSE, qualite1 FROM eleves WHERE liens IS NULL AND autre1 IS NOT NULL
    UNION ALL
    SELECT id, autre2, NULL, FALSE, qualite2 FROM eleves WHERE liens IS NULL AND autre2 IS NOT NULL
),

tous AS (
    SELECT
        composes.id, composes.personne, nullif(composes.parente, '') AS parente,
        CASE WHEN legal = '1' OR (legal = '2' AND NOT nouveau) THEN 1 WHEN legal = '2' THEN 2 ELSE 3 END AS niveau,
        financier, paiement, contact
    FROM composes
    CROSS JOIN codage
    UNION ALL
    SELECT
        id, split_part(lien, '$', 1) AS personne, max(coalesce(parente, nullif(split_part(lien, '$', 2), ''))),
        CASE WHEN bool_or(legal) THEN 1 ELSE 3 END, coalesce(bool_or(qualite = 'FINANCIER'), FALSE),
        coalesce(bool_or(qualite = 'PAIEMENT'), FALSE), coalesce(bool_or(qualite = 'CONTACT'), FALSE)
    FROM anciens
    GROUP BY id, personne
)

SELECT
    eleves.uai,
    tous.id AS eleve_id,
    recu_etat.prefixe || tous.personne AS personne_id,
    tous.niveau,
    coalesce(recu_parentes.parente, tous.parente) AS parente,
    tous.financier,
    tous.paiement,
    tous.contact,
    contains(chr(31) || eleves.logeurs || chr(31), chr(31) || tous.personne || chr(31)) AS heberge
FROM tous
JOIN eleves ON eleves.id = tous.id
CROSS JOIN recu_etat
LEFT JOIN recu_parentes ON recu_parentes.ancienne = tous.parente
WHERE tous.personne <> ''
