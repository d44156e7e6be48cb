-- Who teaches what to which class or group: `struct$code$subject`, else `struct$code` alone.
WITH valeurs AS (
    SELECT id, 'D' AS type, unnest(string_split(coalesce(classes_matieres, classes), chr(31))) AS valeur
    FROM brut_personnels
    WHERE coalesce(classes_matieres, classes) IS NOT NULL
    UNION ALL
    SELECT id, 'G', unnest(string_split(coalesce(groupes_matieres, groupes), chr(31)))
    FROM brut_personnels
    WHERE coalesce(groupes_matieres, groupes) IS NOT NULL
)

SELECT DISTINCT
    valeurs.id,
    ecoles.uai,
    valeurs.type,
    split_part(valeurs.valeur, '$', 2) AS code,
    nullif(split_part(valeurs.valeur, '$', 3), '') AS code_matiere
FROM valeurs
JOIN recu_ecoles AS ecoles ON ecoles.jointure = split_part(valeurs.valeur, '$', 1)
WHERE split_part(valeurs.valeur, '$', 2) NOT IN ('', '-')
