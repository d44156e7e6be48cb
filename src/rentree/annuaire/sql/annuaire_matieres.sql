-- Subjects of the académie: those of the nomenclatures, and any that an option or a service names.
WITH toutes AS (
    SELECT code_matiere, libelle, matiere_nationale, CASE WHEN source IN ('sts', 'aaf') THEN 2 ELSE 1 END AS rang
    FROM matieres
    WHERE code_matiere IS NOT NULL
    UNION ALL
    SELECT code_matiere, NULL, NULL, 3 FROM annuaire_eleve_options
    UNION ALL
    SELECT code_matiere, NULL, NULL, 3 FROM annuaire_enseignements WHERE code_matiere IS NOT NULL
)

SELECT
    code_matiere,
    coalesce(min(libelle) FILTER (WHERE rang = 1), min(libelle), 'MATIERE ' || code_matiere) AS libelle,
    min(matiere_nationale) AS matiere_nationale
FROM toutes
GROUP BY code_matiere
