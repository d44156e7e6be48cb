-- One row per pupil's fiche, with the words that name it in a message. Gone on the very day `au` is gone.
SELECT
    f.*,
    'eleve:' || coalesce(f.eleve_id, '') AS cle,
    f.libelle || ', fiche élève ' || coalesce('n° ' || f.eleve_id, 'sans numéro') AS fiche
FROM (
    SELECT
        e.uai,
        e.eleve_id,
        e.ine,
        e.nom_famille,
        e.nom_usage,
        coalesce(e.nom_usage, e.nom_famille) AS nom,
        e.prenom,
        e.date_naissance,
        e.sexe,
        e.code_mef,
        e.date_sortie,
        e.motif_sortie,
        d.division,
        e.date_sortie IS NULL OR e.date_sortie > p.au AS present,
        coalesce(e.nom_usage, e.nom_famille, '(sans nom)') || ' ' || coalesce(e.prenom, '(sans prénom)')
        || ' (' || coalesce(d.division, 'sans division') || ')' AS libelle
    FROM eleves AS e
    CROSS JOIN parametres AS p
    LEFT JOIN eleve_divisions AS d ON d.uai = e.uai AND d.eleve_id = e.eleve_id
) AS f
