-- Only in structures that list some: many sets leave the lists empty.
SELECT DISTINCT citees.categorie, citees.attribut, citees.id, citees.structure || '$' || citees.code AS valeur
FROM appartenances AS citees
JOIN (SELECT DISTINCT structure FROM listes WHERE genre = 'groupe') AS listees ON listees.structure = citees.structure
LEFT JOIN listes
    ON listes.structure = citees.structure AND listes.code = citees.code AND listes.genre = 'groupe'
WHERE citees.genre = 'groupe' AND citees.code NOT IN ('', '-') AND listes.code IS NULL
