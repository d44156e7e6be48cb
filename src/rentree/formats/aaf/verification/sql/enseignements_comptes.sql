-- Only pupils who have both.
SELECT
    'Eleve' AS categorie,
    'ENTEleveCodeEnseignements' AS attribut,
    id,
    len(string_split("ENTEleveEnseignements", chr(31))) || ' libellés, '
    || len(string_split("ENTEleveCodeEnseignements", chr(31))) || ' codes' AS valeur
FROM "Eleve"
WHERE len(string_split("ENTEleveEnseignements", chr(31))) <> len(string_split("ENTEleveCodeEnseignements", chr(31)))
