-- Silent for a school that has no service at all: `sts-sans-service` says it once.
SELECT d.uai, 'groupe' AS objet, 'groupe:' || d.code AS cle, d.code
FROM groupes AS d
WHERE
    d.source = 'sts' AND d.code IS NOT NULL
    AND EXISTS (SELECT 1 FROM services AS v WHERE v.uai = d.uai)
    AND NOT EXISTS (
        SELECT 1 FROM services AS v WHERE v.uai = d.uai AND v.structure_type = 'G' AND v.structure = d.code
    )
