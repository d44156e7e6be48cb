-- One line per account and school, for the people who are there now; a pupil's line names the accounts that see him,
-- a responsable's his children of that school.
WITH parents AS (
    SELECT
        liens.eleve,
        liens.parente,
        uids.uid,
        comptes.prenom || ' ' || comptes.nom AS nom_complet,
        row_number() OVER (
            PARTITION BY liens.eleve, CASE WHEN liens.parente IN ('10', '20') THEN liens.parente ELSE 'tuteur' END
            ORDER BY liens.niveau, liens.responsable
        ) AS rang,
        row_number() OVER (PARTITION BY liens.eleve ORDER BY liens.niveau, liens.responsable) AS rang_de_tous
    FROM annuaire_liens AS liens
    JOIN uids ON uids.jointure = liens.responsable
    JOIN comptes_a_jour AS comptes ON comptes.jointure = liens.responsable
),

familles AS (
    SELECT
        eleve,
        max(uid) FILTER (WHERE parente = '20' AND rang = 1) AS pere,
        max(uid) FILTER (WHERE parente = '10' AND rang = 1) AS mere,
        max(uid) FILTER (WHERE parente NOT IN ('10', '20') AND rang = 1) AS tuteur1,
        max(uid) FILTER (WHERE parente NOT IN ('10', '20') AND rang = 2) AS tuteur2,
        max(uid) FILTER (WHERE rang_de_tous = 1) AS responsable1,
        max(uid) FILTER (WHERE rang_de_tous = 2) AS responsable2,
        max(uid) FILTER (WHERE rang_de_tous = 3) AS responsable3,
        max(uid) FILTER (WHERE rang_de_tous = 4) AS responsable4,
        string_agg(nom_complet, ', ' ORDER BY rang_de_tous) AS parents
    FROM parents
    GROUP BY eleve
),

classes AS (
    SELECT jointure, string_agg(code, ', ' ORDER BY code) AS classes
    FROM annuaire_eleve_structures
    WHERE type = 'D'
    GROUP BY jointure
),

fratries AS (
    SELECT
        liens.responsable,
        eleves.uai,
        string_agg(eleves.prenom || ' ' || eleves.nom, ', ' ORDER BY classes.classes, eleves.nom, eleves.jointure)
            AS enfants,
        string_agg(DISTINCT classes.classes, ', ' ORDER BY classes.classes) AS classes,
        arg_min(eleves.prenom, eleves.jointure) AS prenom_enfant,
        arg_min(eleves.nom, eleves.jointure) AS nom_enfant
    FROM annuaire_liens AS liens
    JOIN annuaire_eleves AS eleves ON eleves.jointure = liens.eleve
    LEFT JOIN classes ON classes.jointure = eleves.jointure
    GROUP BY liens.responsable, eleves.uai
),

fonctions_tenues AS (
    SELECT
        affectations.jointure,
        affectations.uai,
        string_agg(DISTINCT fonctions.libelle, ', ' ORDER BY fonctions.libelle) AS fonctions
    FROM annuaire_affectations AS affectations
    JOIN fonctions ON fonctions.fonction = affectations.fonction
    GROUP BY affectations.jointure, affectations.uai
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
    CAST(NULL AS VARCHAR) AS mot_de_passe,
    upper(reglages.projet) || '$' || comptes_a_jour.jointure AS cle_jointure,
    familles.pere,
    familles.mere,
    familles.tuteur1,
    familles.tuteur2,
    fratries.prenom_enfant,
    fratries.nom_enfant,
    comptes_a_jour.jointure,
    profils.type,
    CASE WHEN comptes_a_jour.profil = 'eleve' THEN CAST(eleves.eleve_id AS VARCHAR) END AS id_siecle,
    coalesce(fratries.classes, replace(comptes_a_jour.divisions, '|', ', ')) AS classes,
    fonctions_tenues.fonctions,
    concat_ws(' ', etablissements.denomination, etablissements.complement) AS structure,
    fratries.enfants,
    familles.parents,
    familles.responsable1,
    familles.responsable2,
    familles.responsable3,
    familles.responsable4
FROM presences
CROSS JOIN reglages
JOIN comptes_a_jour ON comptes_a_jour.jointure = presences.jointure AND comptes_a_jour.etat = 'actif'
JOIN uids ON uids.jointure = presences.jointure
JOIN annuaire_etablissements AS etablissements ON etablissements.uai = presences.uai
LEFT JOIN profils ON profils.profil = comptes_a_jour.profil
LEFT JOIN annuaire_eleves AS eleves ON eleves.jointure = presences.jointure
LEFT JOIN familles ON familles.eleve = presences.jointure
LEFT JOIN fratries ON fratries.responsable = presences.jointure AND fratries.uai = presences.uai
LEFT JOIN fonctions_tenues
    ON fonctions_tenues.jointure = presences.jointure AND fonctions_tenues.uai = presences.uai
ORDER BY presences.uai, profils.rang, classe, comptes_a_jour.nom, comptes_a_jour.prenom, comptes_a_jour.jointure
