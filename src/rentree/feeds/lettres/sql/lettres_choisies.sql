-- Accounts to print, each in one place: active, without a code unless it is asked for again, and among those chosen.
SELECT
    comptes.id,
    comptes.jointure,
    comptes.login,
    comptes.profil,
    comptes.civilite,
    comptes.nom,
    comptes.prenom,
    comptes.uais,
    comptes.a_un_code,
    lieux.uai,
    lieux.division,
    lieux.enfant,
    lieux.enfant_nom,
    lieux.enfant_prenom
FROM lettres_comptes AS comptes
CROSS JOIN lettres_reglages AS reglages
JOIN lettres_lieux AS lieux ON lieux.jointure = comptes.jointure
WHERE comptes.etat = 'actif'
    AND (comptes.a_un_code = 0 OR reglages.deja)
    AND (NOT reglages.par_uai OR lieux.uai IN (SELECT valeur FROM lettres_choix WHERE genre = 'uai'))
    AND (NOT reglages.par_division OR lieux.division IN (SELECT valeur FROM lettres_choix WHERE genre = 'division'))
    AND (NOT reglages.par_profil OR comptes.profil IN (SELECT valeur FROM lettres_choix WHERE genre = 'profil'))
    AND (NOT reglages.par_login OR comptes.login IN (SELECT valeur FROM lettres_choix WHERE genre = 'login'))
QUALIFY row_number() OVER (
    PARTITION BY comptes.jointure
    ORDER BY lieux.rang, lieux.uai, lieux.division NULLS LAST, lieux.enfant_nom, lieux.enfant_prenom, lieux.enfant
) = 1
