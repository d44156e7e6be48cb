-- Pupils and responsables not exported on the same day: links may join nothing.
SELECT
    e.uai,
    'etablissement' AS objet,
    'uai:' || e.uai AS cle,
    strftime(e.jour, '%d/%m/%Y') AS jour_eleves,
    strftime(r.jour, '%d/%m/%Y') AS jour_responsables
FROM (SELECT uai, max(CAST(horodatage AS DATE)) AS jour FROM exports WHERE source = 'eleves' GROUP BY uai) AS e
INNER JOIN (
    SELECT uai, max(CAST(horodatage AS DATE)) AS jour FROM exports WHERE source = 'responsables' GROUP BY uai
) AS r ON r.uai = e.uai
WHERE e.jour <> r.jour
