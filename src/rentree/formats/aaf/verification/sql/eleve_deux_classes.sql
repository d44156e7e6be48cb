SELECT 'Eleve' AS categorie, min(attribut) AS attribut, id, '' AS valeur
FROM appartenances
WHERE categorie = 'Eleve' AND genre = 'classe'
GROUP BY id
HAVING count(DISTINCT structure || '$' || code) > 1
