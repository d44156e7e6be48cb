-- Staff, one row in each school.
SELECT
    affectes.uai,
    (SELECT coalesce(max(ligne), 0) FROM personnels) + row_number() OVER (ORDER BY bruts.id, affectes.uai) AS ligne,
    'aaf' AS source,
    recu_etat.type,
    bruts.id,
    recu_civilites.civilite,
    CASE WHEN recu_civilites.civilite = 'M.' THEN '1' WHEN recu_civilites.civilite = 'MME' THEN '2' END AS sexe,
    coalesce(bruts.nom, bruts.nom_famille) AS nom_usage,
    coalesce(bruts.nom_famille, bruts.nom) AS nom_famille,
    bruts.prenom,
    CAST(try_strptime(bruts.date_naissance, '%d/%m/%Y') AS DATE) AS date_naissance,
    bruts.mel,
    affectes.rattachement,
    bruts.enseignant = 'O' AS enseignant
FROM brut_personnels AS bruts
JOIN recu_affectes AS affectes ON affectes.id = bruts.id AND affectes.devenir = 'charge'
CROSS JOIN recu_etat
LEFT JOIN recu_civilites ON recu_civilites.ecrite = upper(rtrim(bruts.civilite, '.'))
