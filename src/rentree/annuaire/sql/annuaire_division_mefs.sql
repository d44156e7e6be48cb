-- MEF of each division: those it is attached to, and those of its pupils.
SELECT uai, division AS code, code_mef FROM division_mefs WHERE division IS NOT NULL AND code_mef IS NOT NULL
UNION
SELECT eleves.uai, structures.code, eleves.code_mef
FROM annuaire_eleves AS eleves
JOIN annuaire_eleve_structures AS structures ON structures.jointure = eleves.jointure
WHERE structures.type = 'D' AND eleves.code_mef IS NOT NULL
