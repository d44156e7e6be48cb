-- Services of the staff that is loaded; the AAF gives no hours.
SELECT
    lus.uai,
    lus.type AS structure_type,
    lus.code AS structure,
    lus.code_matiere,
    personnels.type,
    lus.id
FROM recu_enseignements AS lus
JOIN recu_personnels AS personnels ON personnels.uai = lus.uai AND personnels.id = lus.id
