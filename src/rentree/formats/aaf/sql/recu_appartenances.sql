-- Classes (D) and groups (G) of each pupil, in schools that are known: `struct$code`, or in the first degree
-- `struct$type$type label$id$name`, where the name is the code, with the id when two classes of a school share it.
WITH valeurs AS (
    SELECT id, 'D' AS type, unnest(string_split(classes, chr(31))) AS valeur FROM brut_eleves WHERE classes IS NOT NULL
    UNION ALL
    SELECT id, 'G', unnest(string_split(groupes, chr(31))) FROM brut_eleves WHERE groupes IS NOT NULL
),

lues AS (
    SELECT
        id,
        type,
        split_part(valeur, '$', 1) AS jointure,
        CASE
            WHEN split_part(valeur, '$', 4) = '' THEN split_part(valeur, '$', 2)
            ELSE coalesce(nullif(split_part(valeur, '$', 5), ''), split_part(valeur, '$', 4))
        END AS nom,
        split_part(valeur, '$', 4) AS numero
    FROM valeurs
),

situees AS (
    SELECT lues.*, ecoles.uai
    FROM lues
    JOIN recu_ecoles AS ecoles ON ecoles.jointure = lues.jointure
    WHERE lues.nom NOT IN ('', '-')
),

homonymes AS (
    SELECT uai, type, nom FROM situees WHERE numero <> '' GROUP BY uai, type, nom HAVING count(DISTINCT numero) > 1
)

SELECT DISTINCT
    situees.id,
    situees.uai,
    situees.type,
    CASE WHEN homonymes.nom IS NULL THEN situees.nom ELSE situees.nom || ' ' || situees.numero END AS code,
    CASE WHEN situees.numero <> '' THEN situees.nom END AS libelle
FROM situees
LEFT JOIN homonymes
    ON homonymes.uai = situees.uai AND homonymes.type = situees.type AND homonymes.nom = situees.nom
