SELECT e.uai, 'eleve' AS objet, e.cle, e.libelle, e.fiche, e.eleve_id
FROM eleves_presents AS e
INNER JOIN (
    SELECT uai, eleve_id, min(coalesce(niveau, 9)) AS niveau FROM liens_presents GROUP BY uai, eleve_id
) AS l ON l.uai = e.uai AND l.eleve_id = e.eleve_id
WHERE l.niveau > 1
