-- Staff of the annuaire, one row a person, in the school where the hours are most.
SELECT
    jointures.jointure,
    fiches.uai,
    devenirs.academie,
    devenirs.cle,
    fiches.type,
    fiches.id,
    CASE coalesce(fiches.civilite, CASE fiches.sexe WHEN '1' THEN 'M.' WHEN '2' THEN 'MME' END)
        WHEN 'M.' THEN 'M.' WHEN 'MME' THEN 'Mme'
    END AS civilite,
    coalesce(fiches.nom_famille, fiches.nom_usage) AS nom_famille,
    coalesce(fiches.nom_usage, fiches.nom_famille) AS nom,
    fiches.prenom,
    fiches.date_naissance,
    fiches.mel,
    coalesce(fiches.enseignant, FALSE) AS enseignant
FROM personnel_devenirs AS devenirs
JOIN jointures ON jointures.groupe = devenirs.groupe
JOIN personnels AS fiches
    ON fiches.uai = devenirs.uai AND fiches.source = devenirs.source AND fiches.ligne = devenirs.ligne
WHERE devenirs.devenir = 'retenu'
