SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    string_agg(DISTINCT o.code_matiere, ', ' ORDER BY o.code_matiere) AS codes
FROM eleve_options AS o
INNER JOIN sources_lues AS s ON s.uai = o.uai AND s.a_nomenclatures
INNER JOIN eleves_presents AS e ON e.uai = o.uai AND e.eleve_id = o.eleve_id
WHERE
    o.code_matiere IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM matieres AS m WHERE m.uai = o.uai AND m.code_matiere = o.code_matiere)
GROUP BY e.uai, e.cle, e.libelle, e.fiche, e.eleve_id
