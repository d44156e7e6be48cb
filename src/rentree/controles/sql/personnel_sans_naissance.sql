-- STS-WEB gives no birth date for heads, local resources and replacement teachers.
SELECT p.uai, 'personnel' AS objet, p.cle, p.fiche, p.ou, p.qui
FROM fiche_personnels AS p
WHERE p.id IS NOT NULL AND p.type = 'epp' AND p.date_naissance IS NULL
