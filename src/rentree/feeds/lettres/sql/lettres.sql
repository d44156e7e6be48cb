-- One row a letter of one account: who, where it is handed, the postal address, the household.
SELECT
    choisies.*,
    coalesce(foyers.foyer, choisies.jointure) AS foyer,
    adresses.chez,
    coalesce(adresses.majeur, FALSE) AS majeur,
    adresses.ligne1,
    adresses.ligne2,
    adresses.ligne3,
    adresses.ligne4,
    adresses.code_postal,
    adresses.ville,
    adresses.pays
FROM lettres_choisies AS choisies
LEFT JOIN lettres_adresses AS adresses ON adresses.jointure = choisies.jointure
LEFT JOIN lettres_foyers AS foyers ON foyers.jointure = choisies.jointure
ORDER BY choisies.uai, choisies.jointure
