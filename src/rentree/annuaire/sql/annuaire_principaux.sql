-- Form teachers.
SELECT DISTINCT jointures.jointure, fiches.uai, principaux.division AS code
FROM professeurs_principaux AS principaux
JOIN personnel_devenirs AS fiches
    ON fiches.uai = principaux.uai AND fiches.type = principaux.type AND fiches.id = principaux.id
JOIN jointures ON jointures.groupe = fiches.groupe
WHERE fiches.devenir IN ('retenu', 'autre_etablissement') AND principaux.division IS NOT NULL
