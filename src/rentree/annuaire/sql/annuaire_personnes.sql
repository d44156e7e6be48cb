-- Everyone of the annuaire as an account needs them: profile, displayed name, schools, divisions, source key.
WITH divisions_eleves AS (
    SELECT jointure, string_agg(code, '|' ORDER BY code) AS divisions
    FROM annuaire_eleve_structures
    WHERE type = 'D'
    GROUP BY jointure
),

divisions_enseignants AS (
    SELECT jointure, string_agg(code, '|' ORDER BY code) AS divisions
    FROM (SELECT DISTINCT jointure, code FROM annuaire_enseignements WHERE type = 'D')
    GROUP BY jointure
),

uais_responsables AS (
    SELECT jointure, string_agg(uai, '|' ORDER BY uai) AS uais
    FROM (
        SELECT DISTINCT liens.responsable AS jointure, eleves.uai
        FROM annuaire_liens AS liens
        JOIN annuaire_eleves AS eleves ON eleves.jointure = liens.eleve
    )
    GROUP BY jointure
),

postes AS (
    SELECT
        affectations.jointure,
        string_agg(DISTINCT affectations.uai, '|' ORDER BY affectations.uai) AS uais,
        arg_min(fonctions.profil, fonctions.rang) AS profil
    FROM annuaire_affectations AS affectations
    LEFT JOIN fonctions ON fonctions.fonction = affectations.fonction
    GROUP BY affectations.jointure
)

SELECT
    eleves.jointure, 'eleve' AS profil, 0 AS niveau, eleves.civilite, eleves.nom, eleves.prenom,
    eleves.uai AS uais, divisions.divisions, eleves.academie, eleves.cle
FROM annuaire_eleves AS eleves
LEFT JOIN divisions_eleves AS divisions ON divisions.jointure = eleves.jointure
UNION ALL
SELECT
    responsables.jointure, 'responsable', responsables.niveau, responsables.civilite, responsables.nom,
    responsables.prenom, uais.uais, NULL, responsables.academie, responsables.cle
FROM annuaire_responsables AS responsables
JOIN uais_responsables AS uais ON uais.jointure = responsables.jointure
UNION ALL
SELECT
    personnels.jointure,
    coalesce(postes.profil, CASE WHEN personnels.enseignant THEN 'enseignant' ELSE 'administratif' END),
    0, personnels.civilite, personnels.nom, personnels.prenom,
    postes.uais, divisions.divisions, personnels.academie, personnels.cle
FROM annuaire_personnels AS personnels
JOIN postes ON postes.jointure = personnels.jointure
LEFT JOIN divisions_enseignants AS divisions ON divisions.jointure = personnels.jointure
