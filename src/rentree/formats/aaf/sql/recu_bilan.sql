-- Every record of the state, counted out.
WITH personnels_lus AS (
    SELECT id, CASE min(CASE devenir WHEN 'charge' THEN 1 WHEN 'autre_source' THEN 2 ELSE 3 END)
        WHEN 1 THEN 'charge' WHEN 2 THEN 'autre_source' ELSE 'structure_absente'
    END AS devenir
    FROM recu_affectes
    GROUP BY id
)

SELECT 'eleves' AS espece, devenir, count(*) AS nombre FROM recu_scolarites GROUP BY devenir
UNION ALL
SELECT 'personnels', devenir, count(*) FROM personnels_lus GROUP BY devenir
UNION ALL
SELECT 'responsables', CASE WHEN familles.id IS NULL THEN 'sans_eleve' ELSE 'charge' END AS devenir, count(*)
FROM brut_responsables AS bruts
LEFT JOIN (SELECT DISTINCT id FROM recu_familles) AS familles ON familles.id = bruts.id
GROUP BY devenir
UNION ALL
SELECT 'etablissements', CASE WHEN uais.uai IS NULL THEN 'autre_source' ELSE 'charge' END AS devenir, count(*)
FROM (SELECT DISTINCT uai FROM recu_ecoles) AS ecoles
LEFT JOIN recu_uais AS uais ON uais.uai = ecoles.uai
GROUP BY devenir
UNION ALL
SELECT 'appartenances', 'autre_etablissement', count(*)
FROM recu_appartenances AS appartenances
JOIN recu_scolarites AS scolarites ON scolarites.id = appartenances.id
WHERE scolarites.devenir = 'charge' AND scolarites.uai <> appartenances.uai
HAVING count(*) > 0
