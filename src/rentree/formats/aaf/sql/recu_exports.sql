-- The state as an export of each of its schools, unless another state already is one.
SELECT uais.uai, 'aaf' AS source, recu_etat.fichier, recu_etat.horodatage
FROM recu_uais AS uais
CROSS JOIN recu_etat
WHERE uais.uai NOT IN (SELECT uai FROM exports WHERE source = 'aaf')
