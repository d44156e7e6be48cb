-- A pupil one of whose labels is that of another of his codes; a label that is nobody's is only worded otherwise.
WITH paires AS (
    SELECT id, unnest(codes) AS code, unnest(libelles) AS libelle
    FROM (
        SELECT
            id,
            string_split("ENTEleveCodeEnseignements", chr(31)) AS codes,
            string_split("ENTEleveEnseignements", chr(31)) AS libelles
        FROM "Eleve"
    )
    WHERE len(codes) = len(libelles)
),

nommes AS (
    SELECT paires.*, left(matieres."ENTLibelleMatiere", 40) AS officiel
    FROM paires
    JOIN "MatiereEducNat" AS matieres ON matieres.id = paires.code
)

SELECT DISTINCT 'Eleve' AS categorie, 'ENTEleveEnseignements' AS attribut, faux.id, faux.code AS valeur
FROM nommes AS faux
JOIN nommes AS autres ON autres.id = faux.id AND autres.officiel = faux.libelle AND autres.code <> faux.code
WHERE faux.libelle <> faux.officiel
