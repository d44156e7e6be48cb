-- Form teachers among the staff that is loaded.
SELECT lus.uai, personnels.type, lus.id, lus.division
FROM recu_principaux AS lus
JOIN recu_personnels AS personnels ON personnels.uai = lus.uai AND personnels.id = lus.id
