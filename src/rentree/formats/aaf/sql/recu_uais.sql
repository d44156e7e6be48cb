-- Schools that this state tells, in whole or in part, each once.
SELECT DISTINCT uai, eleves_ailleurs, personnels_ailleurs
FROM recu_ecoles
WHERE NOT (eleves_ailleurs AND personnels_ailleurs)
