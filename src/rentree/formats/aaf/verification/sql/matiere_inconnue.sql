SELECT DISTINCT categorie, attribut, id, matiere AS valeur
FROM (
    SELECT
        'Eleve' AS categorie,
        'ENTEleveCodeEnseignements' AS attribut,
        id,
        unnest(string_split("ENTEleveCodeEnseignements", chr(31))) AS matiere
    FROM "Eleve"
    UNION ALL
    SELECT categorie, attribut, id, matiere FROM appartenances WHERE matiere IS NOT NULL
)
WHERE matiere <> '' AND matiere NOT IN (SELECT id FROM "MatiereEducNat")
