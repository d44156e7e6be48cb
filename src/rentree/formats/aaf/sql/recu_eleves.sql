-- Pupils. The other first names begin with the usual one; a civility tells the sex.
SELECT
    scolarites.uai,
    (SELECT coalesce(max(ligne), 0) FROM eleves) + row_number() OVER (ORDER BY bruts.id) AS ligne,
    bruts.id AS eleve_id,
    bruts.eleve_siecle,
    bruts.ine,
    coalesce(bruts.nom_famille, bruts.nom) AS nom_famille,
    CASE WHEN bruts.nom <> bruts.nom_famille THEN bruts.nom END AS nom_usage,
    bruts.prenom,
    CASE
        WHEN split_part(bruts.prenoms, chr(31), 1) <> bruts.prenom THEN split_part(bruts.prenoms, chr(31), 1)
        ELSE nullif(split_part(bruts.prenoms, chr(31), 2), '')
    END AS prenom2,
    CASE
        WHEN split_part(bruts.prenoms, chr(31), 1) <> bruts.prenom THEN nullif(split_part(bruts.prenoms, chr(31), 2), '')
        ELSE nullif(split_part(bruts.prenoms, chr(31), 3), '')
    END AS prenom3,
    CAST(try_strptime(bruts.date_naissance, '%d/%m/%Y') AS DATE) AS date_naissance,
    CASE WHEN recu_civilites.civilite = 'M.' THEN '1' WHEN recu_civilites.civilite = 'MME' THEN '2' END AS sexe,
    bruts.code_mef,
    recu_statuts.statut,
    recu_regimes.regime,
    CAST(coalesce(
        try_strptime(bruts.entree, '%d/%m/%Y'),
        try_strptime(split_part(split_part(bruts.entrees_classes, chr(31), 1), '$', 2), '%d/%m/%Y')
    ) AS DATE) AS date_entree,
    CAST(try_strptime(bruts.sortie, '%d/%m/%Y') AS DATE) AS date_sortie,
    bruts.tel_personnel,
    bruts.mel,
    CASE WHEN recu_loges.eleve_id IS NULL AND coalesce(bruts.code_postal, bruts.ville) IS NOT NULL THEN bruts.id END
        AS adresse_id,
    bruts.transport = 'O' AS transport,
    bruts.boursier = 'O' AS boursier
FROM brut_eleves AS bruts
JOIN recu_scolarites AS scolarites ON scolarites.id = bruts.id AND scolarites.devenir = 'charge'
LEFT JOIN recu_loges ON recu_loges.eleve_id = bruts.id
LEFT JOIN recu_civilites ON recu_civilites.ecrite = upper(rtrim(bruts.civilite, '.'))
LEFT JOIN recu_statuts ON recu_statuts.libelle = bruts.statut
LEFT JOIN recu_regimes ON recu_regimes.libelle = bruts.regime
