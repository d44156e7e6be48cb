-- Every distinct INE of the base.
SELECT DISTINCT ine AS valeur
FROM eleves
WHERE ine IS NOT NULL
