-- Pupils of the annuaire, one row each, in their current school, with the address that is theirs when they have one.
SELECT
    jointures.jointure,
    fiches.uai,
    devenirs.academie,
    devenirs.cle,
    fiches.eleve_id,
    fiches.eleve_siecle,
    fiches.ine,
    CASE fiches.sexe WHEN '1' THEN 'M.' WHEN '2' THEN 'Mme' END AS civilite,
    fiches.nom_famille,
    coalesce(fiches.nom_usage, fiches.nom_famille) AS nom,
    fiches.prenom,
    fiches.prenom2,
    fiches.prenom3,
    fiches.date_naissance,
    fiches.code_mef,
    coalesce(fiches.statut, 'ST') AS statut,
    fiches.regime,
    coalesce(fiches.transport, FALSE) AS transport,
    coalesce(fiches.boursier, FALSE) AS boursier,
    fiches.mel,
    fiches.tel_personnel,
    fiches.tel_portable,
    adresses.ligne1,
    adresses.ligne2,
    adresses.ligne3,
    adresses.ligne4,
    adresses.code_postal,
    adresses.ville,
    adresses.pays
FROM eleve_devenirs AS devenirs
JOIN jointures ON jointures.groupe = devenirs.groupe
JOIN eleves AS fiches ON fiches.uai = devenirs.uai AND fiches.ligne = devenirs.ligne
LEFT JOIN (
    SELECT * FROM adresses WHERE source = 'eleves'
    QUALIFY row_number() OVER (PARTITION BY uai, adresse_id ORDER BY ligne1, ville) = 1
) AS adresses
    ON adresses.uai = fiches.uai AND adresses.adresse_id = fiches.adresse_id
WHERE devenirs.devenir = 'retenu'
