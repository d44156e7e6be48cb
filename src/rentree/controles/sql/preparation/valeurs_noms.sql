-- Every distinct name and first name of the base.
SELECT DISTINCT valeur
FROM (
    SELECT nom_famille AS valeur FROM eleves
    UNION ALL SELECT nom_usage FROM eleves
    UNION ALL SELECT prenom FROM eleves
    UNION ALL SELECT nom_famille FROM responsables
    UNION ALL SELECT nom_usage FROM responsables
    UNION ALL SELECT prenom FROM responsables
    UNION ALL SELECT nom_famille FROM personnels
    UNION ALL SELECT nom_usage FROM personnels
    UNION ALL SELECT prenom FROM personnels
) AS noms
WHERE valeur IS NOT NULL
