SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id, l.nombre
FROM eleves_presents AS e
INNER JOIN (
    SELECT uai, eleve_id, count(*) AS nombre FROM liens_presents WHERE niveau = 1 GROUP BY uai, eleve_id
) AS l ON l.uai = e.uai AND l.eleve_id = e.eleve_id
WHERE l.nombre > 2
