-- What would make a consumer stumble: an id that does not exist, a link seen from one side only, an unknown structure.
-- Works on the records themselves, as written, not on the tables they were made from.
WITH liens_eleves AS (
    SELECT jointure AS eleve, CAST(split_part(lien, '$', 1) AS BIGINT) AS responsable
    FROM (SELECT jointure, unnest(string_split(responsables, chr(31))) AS lien FROM aaf_eleves WHERE responsables <> '')
),

liens_responsables AS (
    SELECT jointure AS responsable, CAST(unnest(string_split(eleves, chr(31))) AS BIGINT) AS eleve
    FROM aaf_responsables
    WHERE eleves <> ''
),

structures AS (
    SELECT jointure AS etablissement, 'classe' AS genre, split_part(valeur, '$', 1) AS code
    FROM (SELECT jointure, unnest(string_split(classes, chr(31))) AS valeur FROM aaf_etablissements WHERE classes <> '')
    UNION
    SELECT jointure, 'groupe', split_part(valeur, '$', 1)
    FROM (SELECT jointure, unnest(string_split(groupes, chr(31))) AS valeur FROM aaf_etablissements WHERE groupes <> '')
),

citees AS (
    SELECT 'Eleve' AS qui, jointure, 'classe' AS genre, unnest(string_split(classes, chr(31))) AS valeur
    FROM aaf_eleves
    WHERE classes <> ''
    UNION ALL
    SELECT 'Eleve', jointure, 'groupe', unnest(string_split(groupes, chr(31))) FROM aaf_eleves WHERE groupes <> ''
    UNION ALL
    SELECT 'PersEducNat', jointure, 'classe', unnest(string_split(classes, chr(31)))
    FROM aaf_personnels
    WHERE classes <> ''
    UNION ALL
    SELECT 'PersEducNat', jointure, 'groupe', unnest(string_split(groupes, chr(31)))
    FROM aaf_personnels
    WHERE groupes <> ''
    UNION ALL
    SELECT 'PersEducNat', jointure, 'classe', unnest(string_split(classes_principal, chr(31)))
    FROM aaf_personnels
    WHERE classes_principal <> ''
)

SELECT 'Eleve' AS qui, eleve AS jointure, 'responsable ' || responsable || ' absent du fichier des responsables' AS faute
FROM liens_eleves
WHERE responsable NOT IN (SELECT jointure FROM aaf_responsables)
UNION ALL
SELECT 'PersRelEleve', responsable, 'élève ' || eleve || ' absent du fichier des élèves'
FROM liens_responsables
WHERE eleve NOT IN (SELECT jointure FROM aaf_eleves)
UNION ALL
SELECT 'Eleve', eleve, 'lien avec ' || responsable || ' vu d''un seul côté'
FROM (SELECT eleve, responsable FROM liens_eleves EXCEPT SELECT eleve, responsable FROM liens_responsables)
UNION ALL
SELECT 'PersRelEleve', responsable, 'lien avec ' || eleve || ' vu d''un seul côté'
FROM (SELECT eleve, responsable FROM liens_responsables EXCEPT SELECT eleve, responsable FROM liens_eleves)
UNION ALL
SELECT citees.qui, citees.jointure, citees.genre || ' ' || citees.valeur || ' inconnue de son établissement'
FROM citees
LEFT JOIN structures
    ON CAST(structures.etablissement AS VARCHAR) || '$' || structures.code = citees.valeur
    AND structures.genre = citees.genre
WHERE structures.code IS NULL
UNION ALL
SELECT 'Eleve', jointure, 'établissement ' || etablissement || ' inconnu'
FROM aaf_eleves
WHERE etablissement NOT IN (SELECT jointure FROM aaf_etablissements)
UNION ALL
SELECT 'PersEducNat', jointure, 'établissement ' || etablissement || ' inconnu'
FROM aaf_personnels
WHERE etablissement NOT IN (SELECT jointure FROM aaf_etablissements)
UNION ALL
SELECT 'Eleve', jointure, 'MEF ' || code_mef || ' inconnu'
FROM aaf_eleves
WHERE code_mef <> '' AND code_mef NOT IN (SELECT code_mef FROM aaf_mefs)
UNION ALL
SELECT 'Eleve', jointure, 'matière ' || code || ' inconnue'
FROM (
    SELECT jointure, unnest(string_split(codes_enseignements, chr(31))) AS code
    FROM aaf_eleves
    WHERE codes_enseignements <> ''
)
WHERE code NOT IN (SELECT code_matiere FROM aaf_matieres)
UNION ALL
SELECT 'personne', jointure, 'identifiant utilisé ' || count(*) || ' fois'
FROM (
    SELECT jointure FROM aaf_eleves
    UNION ALL SELECT jointure FROM aaf_responsables
    UNION ALL SELECT jointure FROM aaf_personnels
)
GROUP BY jointure
HAVING count(*) > 1
