SELECT s.uai, 'etablissement' AS objet, 'uai:' || s.uai AS cle
FROM sources_lues AS s
WHERE
    s.a_sts
    AND EXISTS (SELECT 1 FROM divisions AS d WHERE d.uai = s.uai AND d.source = 'sts')
    AND NOT EXISTS (SELECT 1 FROM services AS v WHERE v.uai = s.uai)
