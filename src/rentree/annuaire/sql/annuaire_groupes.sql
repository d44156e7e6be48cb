-- Groups of each school: those of SIECLE and of STS-WEB, and any that a pupil or a service names.
WITH tous AS (
    SELECT uai, code, libelle, CASE WHEN source IN ('sts', 'aaf') THEN 2 ELSE 1 END AS rang FROM groupes WHERE code IS NOT NULL
    UNION ALL
    SELECT uai, code, NULL, 3 FROM annuaire_eleve_structures WHERE type = 'G'
    UNION ALL
    SELECT uai, code, NULL, 3 FROM annuaire_enseignements WHERE type = 'G'
    UNION ALL
    SELECT uai, groupe, NULL, 3 FROM groupe_divisions WHERE groupe IS NOT NULL
)

SELECT uai, code, arg_min(libelle, rang) FILTER (WHERE libelle IS NOT NULL) AS libelle
FROM tous
GROUP BY uai, code
