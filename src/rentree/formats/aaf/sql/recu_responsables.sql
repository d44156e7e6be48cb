-- Relatives, one row in each school of their children.
SELECT
    familles.uai,
    (SELECT coalesce(max(ligne), 0) FROM responsables) + row_number() OVER (ORDER BY bruts.id, familles.uai) AS ligne,
    bruts.id AS personne_id,
    recu_civilites.civilite,
    coalesce(bruts.nom_famille, bruts.nom) AS nom_famille,
    CASE WHEN bruts.nom <> bruts.nom_famille THEN bruts.nom END AS nom_usage,
    bruts.prenom,
    bruts.tel_personnel,
    split_part(coalesce(bruts.tel_portable, bruts.sms), chr(31), 1) AS tel_portable,
    bruts.tel_professionnel,
    bruts.sms IS NOT NULL AS accepte_sms,
    bruts.mel,
    bruts.diffusion = 'O' AS communication_adresse,
    CASE WHEN coalesce(bruts.adresse, bruts.code_postal, bruts.ville) IS NOT NULL THEN bruts.id END AS adresse_id
FROM brut_responsables AS bruts
JOIN recu_familles AS familles ON familles.id = bruts.id
LEFT JOIN recu_civilites ON recu_civilites.ecrite = upper(rtrim(bruts.civilite, '.'))
