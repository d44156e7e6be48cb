-- Links that pupils tell: the composite, else (before 2013, or first degree) the lists of identifiers.
SELECT
    id AS eleve,
    split_part(lien, '$', 1) AS responsable,
    CASE WHEN compose THEN split_part(lien, '$', 4) END AS legal,
    compose
FROM (
    SELECT
        id,
        "ENTElevePersRelEleve" IS NOT NULL AS compose,
        unnest(string_split(
            coalesce(
                "ENTElevePersRelEleve",
                concat_ws(
                    chr(31), "ENTEleveAutoriteParentale", "ENTEleveParents", "ENTElevePersRelEleve1",
                    "ENTElevePersRelEleve2"
                )
            ), chr(31)
        )) AS lien
    FROM "Eleve"
)
WHERE split_part(lien, '$', 1) <> ''
