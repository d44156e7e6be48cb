-- One row per responsable's fiche, with the children's names.
-- `actif`: has a present child, or the pupils were not read.
SELECT
    r.uai,
    r.personne_id,
    'responsable:' || coalesce(r.personne_id, '') AS cle,
    r.civilite,
    r.nom_famille,
    r.nom_usage,
    coalesce(r.nom_usage, r.nom_famille) AS nom,
    r.prenom,
    e.niveau,
    e.personne_id IS NOT NULL OR NOT coalesce(s.a_eleves, FALSE) AS actif,
    coalesce(r.nom_usage, r.nom_famille, '(sans nom)') || ' ' || coalesce(r.prenom, '(sans prénom)')
    || ', fiche responsable ' || coalesce('n° ' || r.personne_id, 'sans numéro')
    || coalesce(', responsable de ' || e.enfants, '') AS fiche
FROM responsables AS r
LEFT JOIN sources_lues AS s ON s.uai = r.uai
LEFT JOIN (
    SELECT
        uai,
        personne_id,
        min(niveau) AS niveau,
        string_agg(eleve, ', ' ORDER BY eleve) AS enfants
    FROM liens_presents
    GROUP BY uai, personne_id
) AS e ON e.uai = r.uai AND e.personne_id = r.personne_id
