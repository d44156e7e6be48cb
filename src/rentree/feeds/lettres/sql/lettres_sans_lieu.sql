-- Active accounts without a code whose person is not in the annuaire: no letter can be addressed.
SELECT comptes.jointure
FROM lettres_comptes AS comptes
LEFT JOIN lettres_lieux AS lieux ON lieux.jointure = comptes.jointure
WHERE comptes.etat = 'actif' AND comptes.a_un_code = 0 AND lieux.jointure IS NULL
