-- People with a right and no account yet, and the login that they would have if they had no homonym.
SELECT
    ayants_droit.*,
    coalesce(prenoms.part, '') AS part_prenom,
    coalesce(noms.part, '') AS part_nom
FROM ayants_droit
LEFT JOIN comptes ON comptes.jointure = ayants_droit.jointure
LEFT JOIN parts AS prenoms ON prenoms.texte = ayants_droit.prenom
LEFT JOIN parts AS noms ON noms.texte = ayants_droit.nom
WHERE comptes.jointure IS NULL
