SELECT
    e.uai,
    'eleve' AS objet,
    e.cle,
    e.libelle,
    e.fiche,
    e.eleve_id,
    strftime(e.date_sortie, '%d/%m/%Y') AS jour
FROM eleves_presents AS e
WHERE e.date_sortie IS NOT NULL
