-- Who has a right to an account in the project: pupils, staff, and responsables of a level that it serves.
SELECT personnes.*
FROM annuaire_personnes AS personnes
CROSS JOIN reglages
WHERE personnes.profil <> 'responsable' OR personnes.niveau <= reglages.niveau_max
