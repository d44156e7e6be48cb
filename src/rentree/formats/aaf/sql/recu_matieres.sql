-- Subjects of the académie, not of one school; those that only pupils name come with the label they give them, when
-- a pupil has as many labels as codes.
WITH citees AS (
    SELECT DISTINCT
        unnest(string_split(codes_matieres, chr(31))) AS code_matiere, unnest(string_split(matieres, chr(31))) AS libelle
    FROM (SELECT DISTINCT codes_matieres, matieres FROM brut_eleves)
    WHERE len(string_split(codes_matieres, chr(31))) = len(string_split(matieres, chr(31)))
)

SELECT 'aaf' AS source, code_matiere, libelle, matiere_nationale
FROM brut_matieres
UNION ALL
SELECT 'aaf', code_matiere, min(libelle), NULL
FROM citees
WHERE code_matiere NOT IN (SELECT code_matiere FROM brut_matieres)
GROUP BY code_matiere
