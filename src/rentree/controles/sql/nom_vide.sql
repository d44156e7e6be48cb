SELECT
    uai,
    objet,
    cle,
    fiche,
    ou,
    qui,
    CASE WHEN nom IS NULL AND prenom IS NULL THEN 'ni le nom ni le prénom ne sont remplis'
        WHEN nom IS NULL THEN 'le nom n''est pas rempli' ELSE 'le prénom n''est pas rempli' END AS manque
FROM identites
WHERE objet <> 'personnel' AND (nom IS NULL OR prenom IS NULL)
