-- Links that relatives tell.
SELECT id AS responsable, eleve
FROM (
    SELECT
        id,
        unnest(string_split(coalesce("ENTAuxPersRelEleveEleve", "ENTPersRelEleveEleve"), chr(31))) AS eleve
    FROM "PersRelEleve"
)
WHERE eleve <> ''
