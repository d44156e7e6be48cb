SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    min(e.libelle) AS libelle,
    min(e.fiche) AS fiche,
    e.eleve_id,
    string_agg(DISTINCT s.code, ', ' ORDER BY s.code) AS codes
FROM fiche_eleves AS e
INNER JOIN eleve_structures AS s ON s.uai = e.uai AND s.eleve_id = e.eleve_id
WHERE NOT e.present AND s.code IS NOT NULL
GROUP BY e.uai, e.cle, e.eleve_id
