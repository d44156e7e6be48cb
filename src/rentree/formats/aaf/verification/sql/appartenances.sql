-- Classes and groups that persons cite: structure and code; the first degree cites the number of the class.
WITH citees AS (
    SELECT 'Eleve' AS categorie, 'ENTEleveClasses' AS attribut, 'classe' AS genre, id, "ENTEleveClasses" AS valeurs
    FROM "Eleve"
    UNION ALL
    SELECT 'Eleve', 'ENTEleveGroupes', 'groupe', id, "ENTEleveGroupes" FROM "Eleve"
    UNION ALL
    SELECT 'Eleve', 'ENTPersonClasses', 'classe', id, "ENTPersonClasses" FROM "Eleve"
    UNION ALL
    SELECT 'Eleve', 'ENTPersonGroupes', 'groupe', id, "ENTPersonGroupes" FROM "Eleve"
    UNION ALL
    SELECT 'PersEducNat', 'ENTAuxEnsClasses', 'classe', id, "ENTAuxEnsClasses" FROM "PersEducNat"
    UNION ALL
    SELECT 'PersEducNat', 'ENTAuxEnsGroupes', 'groupe', id, "ENTAuxEnsGroupes" FROM "PersEducNat"
    UNION ALL
    SELECT 'PersEducNat', 'ENTAuxEnsClassesPrincipal', 'classe', id, "ENTAuxEnsClassesPrincipal" FROM "PersEducNat"
    UNION ALL
    SELECT 'PersEducNat', 'ENTAuxEnsClassesMatieres', 'classe', id, "ENTAuxEnsClassesMatieres" FROM "PersEducNat"
    UNION ALL
    SELECT 'PersEducNat', 'ENTAuxEnsGroupesMatieres', 'groupe', id, "ENTAuxEnsGroupesMatieres" FROM "PersEducNat"
)

SELECT
    categorie,
    attribut,
    genre,
    id,
    split_part(valeur, '$', 1) AS structure,
    CASE WHEN starts_with(attribut, 'ENTPerson') THEN split_part(valeur, '$', 4) ELSE split_part(valeur, '$', 2) END
        AS code,
    CASE WHEN ends_with(attribut, 'Matieres') THEN split_part(valeur, '$', 3) END AS matiere
FROM (SELECT categorie, attribut, genre, id, unnest(string_split(valeurs, chr(31))) AS valeur FROM citees)
WHERE valeur <> ''
