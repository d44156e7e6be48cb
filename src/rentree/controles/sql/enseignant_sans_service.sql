-- Silent for a school that has no service at all: `sts-sans-service` says it once.
SELECT p.uai, 'personnel' AS objet, p.cle, p.fiche, p.ou, p.qui
FROM fiche_personnels AS p
WHERE
    p.source = 'sts'
    AND EXISTS (SELECT 1 FROM services AS v WHERE v.uai = p.uai)
    AND EXISTS (
        SELECT 1
        FROM personnel_fonctions AS f
        WHERE f.uai = p.uai AND f.type = p.type AND f.id = p.id AND f.fonction = 'ENS'
    )
    AND NOT EXISTS (SELECT 1 FROM service_enseignants AS n WHERE n.uai = p.uai AND n.type = p.type AND n.id = p.id)
