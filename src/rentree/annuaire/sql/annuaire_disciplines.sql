-- Recruitment disciplines of each teacher, in each school that gives them; `fonction` when one goes with one function only.
SELECT DISTINCT jointures.jointure, fiches.uai, disciplines.code, disciplines.libelle, disciplines.fonction
FROM personnel_devenirs AS fiches
JOIN jointures ON jointures.groupe = fiches.groupe
JOIN disciplines
    ON disciplines.uai = fiches.uai AND disciplines.type = fiches.type AND disciplines.id = fiches.id
WHERE fiches.devenir IN ('retenu', 'autre_etablissement') AND disciplines.code IS NOT NULL
