-- The accounts to create, with their logins, in the order of jointures.
SELECT
    nouveaux.jointure,
    logins.login,
    nouveaux.profil,
    coalesce(nouveaux.civilite, '') AS civilite,
    nouveaux.nom,
    nouveaux.prenom,
    coalesce(nouveaux.uais, '') AS uais,
    coalesce(nouveaux.divisions, '') AS divisions,
    nouveaux.academie,
    nouveaux.cle
FROM comptes_a_creer AS nouveaux
JOIN logins ON logins.jointure = nouveaux.jointure
ORDER BY nouveaux.jointure
