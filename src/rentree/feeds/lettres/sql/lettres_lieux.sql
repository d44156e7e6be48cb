-- Where each person may be handed a letter: a pupil in his class, a responsable in that of each child, staff in each school.
WITH classes AS (
    SELECT jointure, min(code) AS division FROM annuaire_eleve_structures WHERE type = 'D' GROUP BY jointure
)

SELECT
    eleves.jointure, eleves.uai, classes.division, eleves.jointure AS enfant, eleves.nom AS enfant_nom,
    eleves.prenom AS enfant_prenom, 0 AS rang
FROM annuaire_eleves AS eleves
LEFT JOIN classes ON classes.jointure = eleves.jointure
UNION ALL
SELECT
    liens.responsable, eleves.uai, classes.division, eleves.jointure, eleves.nom,
    eleves.prenom, liens.niveau
FROM annuaire_liens AS liens
JOIN annuaire_eleves AS eleves ON eleves.jointure = liens.eleve
LEFT JOIN classes ON classes.jointure = eleves.jointure
UNION ALL
SELECT
    postes.jointure, postes.uai, NULL, NULL, NULL,
    NULL, CASE WHEN postes.uai = personnels.uai THEN 0 ELSE 1 END
FROM (SELECT DISTINCT jointure, uai FROM annuaire_affectations) AS postes
JOIN annuaire_personnels AS personnels ON personnels.jointure = postes.jointure
