-- Functions of the staff in known structures: `struct$code$label$discipline$label`; `-` stands for none. In the first
-- degree the school that a person heads is said apart.
WITH valeurs AS (
    SELECT id, unnest(string_split(fonctions, chr(31))) AS valeur FROM brut_personnels WHERE fonctions IS NOT NULL
),

lus AS (
    SELECT
        id,
        split_part(valeur, '$', 1) AS jointure,
        split_part(valeur, '$', 2) AS fonction,
        split_part(valeur, '$', 3) AS libelle,
        split_part(valeur, '$', 4) AS discipline,
        split_part(valeur, '$', 5) AS discipline_libelle
    FROM valeurs
    UNION ALL
    SELECT id, unnest(string_split(direction, chr(31))), 'DIR', '', '', '' FROM brut_personnels WHERE direction IS NOT NULL
)

SELECT DISTINCT
    lus.id,
    ecoles.uai,
    CASE WHEN lus.fonction NOT IN ('', '-') THEN lus.fonction END AS fonction,
    CASE WHEN lus.fonction NOT IN ('', '-') THEN nullif(lus.libelle, '') END AS libelle,
    CASE WHEN lus.discipline NOT IN ('', '-', 'AUCUNE') THEN lus.discipline END AS discipline,
    CASE WHEN lus.discipline NOT IN ('', '-', 'AUCUNE') THEN nullif(lus.discipline_libelle, '') END
        AS discipline_libelle
FROM lus
JOIN recu_ecoles AS ecoles ON ecoles.jointure = lus.jointure
