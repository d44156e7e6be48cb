-- What structures say of their divisions (D: `code$label$MEF…`) and groups (G: `code$label$division…`), each value once.
SELECT DISTINCT
    uais.uai,
    valeurs.type,
    split_part(valeurs.valeur, '$', 1) AS code,
    nullif(split_part(valeurs.valeur, '$', 2), '') AS libelle,
    CASE WHEN split_part(valeurs.valeur, '$', 3) <> '' THEN string_split(valeurs.valeur, '$')[3:] END AS suite
FROM (
    SELECT jointure, 'D' AS type, unnest(string_split(classes, chr(31))) AS valeur
    FROM brut_etablissements
    WHERE classes IS NOT NULL
    UNION ALL
    SELECT jointure, 'G', unnest(string_split(groupes, chr(31))) FROM brut_etablissements WHERE groupes IS NOT NULL
) AS valeurs
JOIN recu_ecoles AS ecoles ON ecoles.jointure = valeurs.jointure
JOIN recu_uais AS uais ON uais.uai = ecoles.uai
WHERE split_part(valeurs.valeur, '$', 1) NOT IN ('', '-')
