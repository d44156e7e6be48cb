-- One line per account and school, for the people who are there now; a pupil's line names the accounts that see him.
WITH parents AS (
    SELECT
        liens.eleve,
        liens.parente,
        uids.uid,
        row_number() OVER (
            PARTITION BY liens.eleve, CASE WHEN liens.parente IN ('10', '20') THEN liens.parente ELSE 'tuteur' END
            ORDER BY liens.niveau, liens.responsable
        ) AS rang
    FROM annuaire_liens AS liens
    JOIN uids ON uids.jointure = liens.responsable
),

familles AS (
    SELECT
        eleve,
        max(uid) FILTER (WHERE parente = '20' AND rang = 1) AS pere,
        max(uid) FILTER (WHERE parente = '10' AND rang = 1) AS mere,
        max(uid) FILTER (WHERE parente NOT IN ('10', '20') AND rang = 1) AS tuteur1,
        max(uid) FILTER (WHERE parente NOT IN ('10', '20') AND rang = 2) AS tuteur2
    FROM parents
    GROUP BY eleve
),

presences AS (
    SELECT ayants_droit.jointure, unnest(string_split(ayants_droit.uais, '|')) AS uai FROM ayants_droit
)

SELECT
    presences.uai,
    uids.uid,
    CASE WHEN comptes_a_jour.profil = 'eleve' THEN comptes_a_jour.divisions END AS classe,
    profils.libelle AS profil,
    comptes_a_jour.prenom,
    comptes_a_jour.nom,
    comptes_a_jour.login,
    NULL AS mot_de_passe,
    upper(reglages.projet) || '$' || comptes_a_jour.jointure AS cle_jointure,
    familles.pere,
    familles.mere,
    familles.tuteur1,
    familles.tuteur2
FROM presences
CROSS JOIN reglages
JOIN comptes_a_jour ON comptes_a_jour.jointure = presences.jointure AND comptes_a_jour.etat = 'actif'
JOIN uids ON uids.jointure = presences.jointure
LEFT JOIN profils ON profils.profil = comptes_a_jour.profil
LEFT JOIN familles ON familles.eleve = presences.jointure
ORDER BY presences.uai, profils.rang, classe, comptes_a_jour.nom, comptes_a_jour.prenom, comptes_a_jour.jointure
