-- Persons linked to at least one pupil of the annuaire; `niveau` is their best one: 1 légal, 2 en charge, 3 contact.
SELECT
    jointures.jointure,
    fiches.uai,
    devenirs.academie,
    devenirs.cle,
    fiches.personne_id,
    coalesce(devenirs.niveau, 3) AS niveau,
    CASE fiches.civilite WHEN 'M.' THEN 'M.' WHEN 'MME' THEN 'Mme' END AS civilite,
    fiches.nom_famille,
    coalesce(fiches.nom_usage, fiches.nom_famille) AS nom,
    fiches.prenom,
    fiches.tel_personnel,
    fiches.tel_professionnel,
    fiches.tel_portable,
    coalesce(fiches.accepte_sms, FALSE) AS accepte_sms,
    fiches.mel,
    coalesce(fiches.communication_adresse, FALSE) AS communication_adresse,
    adresses.ligne1,
    adresses.ligne2,
    adresses.ligne3,
    adresses.ligne4,
    adresses.code_postal,
    adresses.ville,
    adresses.pays
FROM responsable_devenirs AS devenirs
JOIN jointures ON jointures.groupe = devenirs.groupe
JOIN responsables AS fiches ON fiches.uai = devenirs.uai AND fiches.ligne = devenirs.ligne
LEFT JOIN (
    SELECT * FROM adresses WHERE source = 'responsables'
    QUALIFY row_number() OVER (PARTITION BY uai, adresse_id ORDER BY ligne1, ville) = 1
) AS adresses
    ON adresses.uai = fiches.uai AND adresses.adresse_id = fiches.adresse_id
WHERE devenirs.devenir = 'retenu'
