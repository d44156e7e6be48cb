-- Staff of the annuaire, one row a person, in the school where the hours are most.
SELECT
    jointures.jointure,
    fiches.uai,
    fiches.academie,
    fiches.cle,
    fiches.type,
    fiches.id,
    CASE coalesce(fiches.civilite, CASE fiches.sexe WHEN '1' THEN 'M.' WHEN '2' THEN 'MME' END)
        WHEN 'M.' THEN 'M.' WHEN 'MME' THEN 'Mme'
    END AS civilite,
    coalesce(fiches.nom_famille, fiches.nom_usage) AS nom_famille,
    coalesce(fiches.nom_usage, fiches.nom_famille) AS nom,
    fiches.prenom,
    fiches.date_naissance,
    fiches.mel
FROM personnel_devenirs AS fiches
JOIN jointures ON jointures.groupe = fiches.groupe
WHERE fiches.devenir = 'retenu'
