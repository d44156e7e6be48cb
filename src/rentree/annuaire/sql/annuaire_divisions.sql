-- Divisions of each school: those of SIECLE and of STS-WEB, and any that a pupil or a service names.
WITH toutes AS (
    SELECT uai, code, libelle, CASE WHEN source IN ('sts', 'aaf') THEN 2 ELSE 1 END AS rang FROM divisions WHERE code IS NOT NULL
    UNION ALL
    SELECT uai, code, NULL, 3 FROM annuaire_eleve_structures WHERE type = 'D'
    UNION ALL
    SELECT uai, code, NULL, 3 FROM annuaire_enseignements WHERE type = 'D'
    UNION ALL
    SELECT uai, code, NULL, 3 FROM annuaire_principaux
    UNION ALL
    SELECT uai, division, NULL, 3 FROM groupe_divisions WHERE division IS NOT NULL
)

SELECT uai, code, coalesce(arg_min(libelle, rang) FILTER (WHERE libelle IS NOT NULL), code) AS libelle
FROM toutes
GROUP BY uai, code
