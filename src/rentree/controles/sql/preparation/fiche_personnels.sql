-- One row per fiche of staff; `ou` and `qui` say where it is corrected, and by whom.
SELECT
    p.uai,
    p.source,
    p.type,
    p.id,
    coalesce(p.type, '') || ':' || coalesce(p.id, '') AS cle,
    p.nom_famille,
    p.nom_usage,
    coalesce(p.nom_usage, p.nom_famille) AS nom,
    p.prenom,
    p.date_naissance,
    coalesce(p.nom_usage, p.nom_famille, '(sans nom)') || ' ' || coalesce(p.prenom, '(sans prénom)')
    || ', personnel ' || coalesce(p.type, '') || ' ' || coalesce('n° ' || p.id, 'sans numéro') AS fiche,
    CASE p.type WHEN 'gi' THEN 'GI/GC' WHEN 'local' THEN 'STS-WEB' ELSE 'EPP' END AS ou,
    CASE p.type
        WHEN 'gi' THEN 'le gestionnaire GI/GC'
        WHEN 'local' THEN 'le chef d''établissement'
        ELSE 'le service des personnels (DPE)'
    END AS qui
FROM personnels AS p
