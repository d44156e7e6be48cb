-- What is taught to each class or group.
SELECT DISTINCT uai, structure_type, structure, code_matiere
FROM recu_service_enseignants
