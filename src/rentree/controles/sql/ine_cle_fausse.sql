SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    CASE
        WHEN length(e.ine) <> 11 THEN 'il compte ' || length(e.ine) || ' caractères au lieu de 11'
        WHEN regexp_matches(e.ine, '^[0-9]{10}[A-Z]$') THEN 'sa lettre finale ne correspond pas à ses dix chiffres'
        WHEN regexp_matches(e.ine, '^[0-9]{9}[A-Z]{2}$')
            THEN 'ses deux lettres finales ne correspondent pas à ses neuf chiffres'
        ELSE 'il n''a la forme ni de dix chiffres et une lettre, ni de neuf chiffres et deux lettres'
    END AS defaut
FROM eleves_presents AS e
INNER JOIN ines_lus AS i ON i.ine = e.ine
WHERE NOT i.valide
