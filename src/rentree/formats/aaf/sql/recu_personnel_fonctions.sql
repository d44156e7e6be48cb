-- Functions of the staff that is loaded, each once with its label.
SELECT postes.uai, personnels.type, postes.id, postes.fonction, min(postes.libelle) AS libelle
FROM recu_postes AS postes
JOIN recu_personnels AS personnels ON personnels.uai = postes.uai AND personnels.id = postes.id
WHERE postes.fonction IS NOT NULL
GROUP BY postes.uai, personnels.type, postes.id, postes.fonction
