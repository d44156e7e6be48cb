-- Accounts whose person is not in the annuaire any more, or has no right there: nothing is done to them here.
SELECT comptes.*
FROM comptes
LEFT JOIN ayants_droit ON ayants_droit.jointure = comptes.jointure
WHERE ayants_droit.jointure IS NULL
ORDER BY comptes.jointure
