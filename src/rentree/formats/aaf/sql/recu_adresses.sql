-- Addresses: four lines parted by `$`, or one line in files before 2015.
WITH adresses_lues AS (
    SELECT eleves.uai, 'eleves' AS source, bruts.id, bruts.adresse, bruts.code_postal, bruts.ville, bruts.pays
    FROM recu_eleves AS eleves
    JOIN brut_eleves AS bruts ON bruts.id = eleves.adresse_id
    UNION ALL
    SELECT responsables.uai, 'responsables', bruts.id, bruts.adresse, bruts.code_postal, bruts.ville, bruts.pays
    FROM recu_responsables AS responsables
    JOIN brut_responsables AS bruts ON bruts.id = responsables.adresse_id
)

SELECT
    uai,
    source,
    id AS adresse_id,
    nullif(split_part(adresse, '$', 1), '') AS ligne1,
    nullif(split_part(adresse, '$', 2), '') AS ligne2,
    nullif(split_part(adresse, '$', 3), '') AS ligne3,
    nullif(split_part(adresse, '$', 4), '') AS ligne4,
    code_postal,
    ville,
    pays
FROM adresses_lues
