-- Accounts whose person is displayed otherwise now; the login is not among what can change.
SELECT
    comptes.id,
    ayants_droit.profil,
    coalesce(ayants_droit.civilite, '') AS civilite,
    ayants_droit.nom,
    ayants_droit.prenom,
    coalesce(ayants_droit.uais, '') AS uais,
    coalesce(ayants_droit.divisions, '') AS divisions,
    ayants_droit.academie,
    ayants_droit.cle,
    comptes.jointure,
    comptes.login,
    comptes.prenom || ' ' || comptes.nom AS nom_avant
FROM comptes
JOIN ayants_droit ON ayants_droit.jointure = comptes.jointure
WHERE
    ayants_droit.profil <> comptes.profil
    OR coalesce(ayants_droit.civilite, '') <> comptes.civilite
    OR ayants_droit.nom <> comptes.nom
    OR ayants_droit.prenom <> comptes.prenom
    OR coalesce(ayants_droit.uais, '') <> comptes.uais
    OR coalesce(ayants_droit.divisions, '') <> comptes.divisions
    OR ayants_droit.academie <> comptes.academie
    OR ayants_droit.cle <> comptes.cle
ORDER BY comptes.jointure
