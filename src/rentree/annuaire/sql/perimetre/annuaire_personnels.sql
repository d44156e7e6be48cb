-- Staff of the schools that the project serves; one whose main school is elsewhere is attached to the first one served.
SELECT annuaire_personnels.* REPLACE (
    CASE WHEN annuaire_personnels.uai IN (SELECT uai FROM servis) THEN annuaire_personnels.uai ELSE postes.uai END AS uai
)
FROM annuaire_personnels
JOIN (SELECT jointure, min(uai) AS uai FROM annuaire_affectations GROUP BY jointure) AS postes
    ON postes.jointure = annuaire_personnels.jointure
