-- Disciplines of the staff that is loaded, and the function that each goes with.
SELECT DISTINCT
    postes.uai, personnels.type, postes.id, postes.discipline AS code, postes.discipline_libelle AS libelle, postes.fonction
FROM recu_postes AS postes
JOIN recu_personnels AS personnels ON personnels.uai = postes.uai AND personnels.id = postes.id
WHERE postes.discipline IS NOT NULL
