-- Who teaches which subject to which division or group; a replacement that is over no longer counts.
SELECT DISTINCT
    jointures.jointure,
    fiches.uai,
    services.structure_type AS type,
    services.structure AS code,
    services.code_matiere
FROM service_enseignants AS services
CROSS JOIN parametres
JOIN personnel_devenirs AS fiches
    ON fiches.uai = services.uai AND fiches.type = services.type AND fiches.id = services.id
JOIN jointures ON jointures.groupe = fiches.groupe
WHERE
    fiches.devenir IN ('retenu', 'autre_etablissement')
    AND services.structure IS NOT NULL
    AND (services.date_fin IS NULL OR services.date_fin >= parametres.au)
