-- One row an account: the entry it has, and what the annuaire knows of the person. An account whose person the annuaire
-- does not know (`complet` is false) keeps what its entry says; one that is deactivated is only locked.
WITH fiches AS (
    SELECT
        jointure, uai, nom_famille, mel, code_mef, statut, prenom, prenom2, prenom3,
        strftime(date_naissance, '%d/%m/%Y') AS date_naissance
    FROM annuaire_eleves
    UNION ALL BY NAME
    SELECT jointure, uai, nom_famille, mel FROM annuaire_responsables
    UNION ALL BY NAME
    SELECT jointure, uai, nom_famille, mel FROM annuaire_personnels
),

-- The school of the fiche when the project serves it, else the first of those of the account that it serves.
rattachements AS (
    SELECT presences.jointure, arg_min(presences.uai, presences.rang) AS uai
    FROM (
        SELECT jointure, uai, 0 AS rang FROM fiches
        UNION ALL
        SELECT jointure, unnest(string_split(uais, '|')), 1 FROM comptes
    ) AS presences
    JOIN annuaire_etablissements AS etablissements ON etablissements.uai = presences.uai
    GROUP BY presences.jointure
)

SELECT
    comptes.jointure,
    uids.uid,
    lower('uid=' || uids.uid || ',ou=personnes,') || racine.cle AS cle,
    'uid=' || uids.uid || ',ou=personnes,' || racine.base AS dn,
    comptes.etat = 'actif' AS actif,
    comptes.etat = 'actif' AND fiches.jointure IS NOT NULL AS complet,
    comptes.login,
    comptes.profil,
    profils.national,
    profils.classe,
    comptes.civilite,
    coalesce(nullif(trim(comptes.nom), ''), comptes.login) AS nom,
    comptes.prenom,
    comptes.uais,
    'ou=' || rattachements.uai || ',ou=structures,' || racine.base AS structure,
    fiches.nom_famille,
    fiches.date_naissance,
    fiches.code_mef,
    fiches.statut,
    fiches.prenom AS prenom1,
    fiches.prenom2,
    fiches.prenom3,
    -- An address with an accent does not fit the IA5 syntax of mail.
    CASE WHEN regexp_full_match(fiches.mel, '[!-~]+@[!-~]+') THEN fiches.mel END AS mel
FROM comptes
CROSS JOIN ldap_racine AS racine
JOIN uids ON uids.jointure = comptes.jointure
JOIN ldap_profils AS profils ON profils.profil = comptes.profil
LEFT JOIN fiches ON fiches.jointure = comptes.jointure
LEFT JOIN rattachements ON rattachements.jointure = comptes.jointure
-- A stranger's entry in the place of a person is a conflict: no class may name it.
ANTI JOIN (SELECT cle AS etrangere FROM ldap_lues WHERE NOT marquee) AS etrangeres
    ON etrangere = lower('uid=' || uids.uid || ',ou=personnes,') || racine.cle
