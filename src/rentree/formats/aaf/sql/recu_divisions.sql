-- Divisions: those that the structures say, and in the first degree those of the pupils.
SELECT uai, 'aaf' AS source, code, min(libelle) AS libelle
FROM (
    SELECT uai, code, libelle FROM recu_classes_lues WHERE type = 'D'
    UNION ALL
    SELECT appartenances.uai, appartenances.code, appartenances.libelle
    FROM recu_appartenances AS appartenances
    JOIN recu_uais AS uais ON uais.uai = appartenances.uai AND NOT uais.eleves_ailleurs
    WHERE appartenances.type = 'D' AND appartenances.libelle IS NOT NULL
)
GROUP BY uai, code
