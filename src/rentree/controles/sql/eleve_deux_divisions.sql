SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    (
        SELECT string_agg(s.code, ', ' ORDER BY s.code)
        FROM structures_presentes AS s
        WHERE s.uai = e.uai AND s.eleve_id = e.eleve_id AND s.type = 'D'
    ) AS divisions
FROM eleves_presents AS e
INNER JOIN eleve_divisions AS d ON d.uai = e.uai AND d.eleve_id = e.eleve_id
WHERE d.plusieurs
