-- Form teachers: `struct$division`.
SELECT DISTINCT principaux.id, ecoles.uai, split_part(principaux.valeur, '$', 2) AS division
FROM (
    SELECT id, unnest(string_split(principal, chr(31))) AS valeur FROM brut_personnels WHERE principal IS NOT NULL
) AS principaux
JOIN recu_ecoles AS ecoles ON ecoles.jointure = split_part(principaux.valeur, '$', 1)
WHERE split_part(principaux.valeur, '$', 2) NOT IN ('', '-')
