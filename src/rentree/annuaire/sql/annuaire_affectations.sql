-- Schools of each member of staff, and what he or she does there; a person without FONCTION who teaches is a teacher.
-- `libelle` is the label of the function when the source gives one.
WITH services_tenus AS (SELECT DISTINCT uai, type, id FROM service_enseignants)

SELECT
    jointures.jointure,
    fiches.uai,
    coalesce(fonctions.fonction, CASE WHEN services_tenus.id IS NOT NULL THEN 'ENS' END) AS fonction,
    min(fonctions.libelle) AS libelle
FROM personnel_devenirs AS fiches
JOIN jointures ON jointures.groupe = fiches.groupe
LEFT JOIN personnel_fonctions AS fonctions
    ON fonctions.uai = fiches.uai AND fonctions.type = fiches.type AND fonctions.id = fiches.id
LEFT JOIN services_tenus
    ON services_tenus.uai = fiches.uai AND services_tenus.type = fiches.type AND services_tenus.id = fiches.id
WHERE fiches.devenir IN ('retenu', 'autre_etablissement')
GROUP BY 1, 2, 3
