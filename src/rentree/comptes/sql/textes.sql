-- Every distinct name and first name of the people without an account: each is written once for logins.
WITH nouveaux AS (
    SELECT ayants_droit.prenom, ayants_droit.nom
    FROM ayants_droit
    LEFT JOIN comptes ON comptes.jointure = ayants_droit.jointure
    WHERE comptes.jointure IS NULL
)

SELECT prenom AS texte FROM nouveaux WHERE prenom IS NOT NULL
UNION
SELECT nom FROM nouveaux WHERE nom IS NOT NULL
