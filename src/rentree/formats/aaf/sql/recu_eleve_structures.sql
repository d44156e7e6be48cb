-- Classes and groups of the pupils in their own school.
SELECT appartenances.uai, appartenances.id AS eleve_id, appartenances.type, appartenances.code
FROM recu_appartenances AS appartenances
JOIN recu_scolarites AS scolarites
    ON scolarites.id = appartenances.id AND scolarites.uai = appartenances.uai AND scolarites.devenir = 'charge'
