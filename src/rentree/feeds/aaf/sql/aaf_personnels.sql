-- Records of the staff: functions in each school, and what they teach there.
WITH enseignements AS (
    SELECT
        services.*,
        etablissements.jointure || '$' || replace(services.code, '$', ' ') AS structure,
        etablissements.jointure AS etablissement
    FROM annuaire_enseignements AS services
    JOIN annuaire_etablissements AS etablissements ON etablissements.uai = services.uai
),

classes AS (
    SELECT
        jointure,
        string_agg(structure, chr(31) ORDER BY structure, code_matiere) FILTER (WHERE type = 'D') AS classes,
        string_agg(structure || coalesce('$' || nullif(code_matiere, ''), ''), chr(31) ORDER BY structure, code_matiere)
        FILTER (WHERE type = 'D') AS classes_matieres,
        string_agg(structure, chr(31) ORDER BY structure, code_matiere) FILTER (WHERE type = 'G') AS groupes,
        string_agg(structure || coalesce('$' || nullif(code_matiere, ''), ''), chr(31) ORDER BY structure, code_matiere)
        FILTER (WHERE type = 'G') AS groupes_matieres
    FROM enseignements
    GROUP BY jointure
),

matieres AS (
    SELECT jointure, string_agg(valeur, chr(31) ORDER BY valeur) AS liste
    FROM (
        SELECT DISTINCT
            services.jointure, services.etablissement || '$' || left(replace(matieres.libelle, '$', ' '), 40) AS valeur
        FROM enseignements AS services
        JOIN annuaire_matieres AS matieres ON matieres.code_matiere = services.code_matiere
    )
    GROUP BY jointure
),

mefs AS (
    SELECT jointure, string_agg(valeur, chr(31) ORDER BY valeur) AS liste
    FROM (
        SELECT DISTINCT
            services.jointure,
            services.etablissement || '$' || mefs.code_mef || '$' || left(replace(mefs.libelle, '$', ' '), 40) AS valeur
        FROM enseignements AS services
        JOIN annuaire_division_mefs AS divisions ON divisions.uai = services.uai AND divisions.code = services.code
        JOIN annuaire_mefs AS mefs ON mefs.code_mef = divisions.code_mef
        WHERE services.type = 'D'
    )
    GROUP BY jointure
),

principaux AS (
    SELECT
        principaux.jointure,
        string_agg(etablissements.jointure || '$' || replace(principaux.code, '$', ' '), chr(31)
            ORDER BY etablissements.jointure, principaux.code) AS liste
    FROM annuaire_principaux AS principaux
    JOIN annuaire_etablissements AS etablissements ON etablissements.uai = principaux.uai
    GROUP BY principaux.jointure
),

fonctions_tenues AS (
    SELECT
        affectations.jointure,
        string_agg(
            etablissements.jointure || '$' || coalesce(affectations.fonction, '-') || '$'
            || coalesce(
                affectations.libelle, fonctions.libelle, CASE WHEN affectations.fonction IS NULL THEN 'SANS OBJET' END,
                affectations.fonction
            )
            || '$' || coalesce(disciplines.code, '-') || '$'
            || coalesce(replace(disciplines.libelle, '$', ' '), 'SANS OBJET'),
            chr(31) ORDER BY etablissements.jointure, affectations.fonction, disciplines.code
        ) AS liste,
        max(CASE WHEN affectations.fonction IN ('ENS', 'DOC') THEN 'O' ELSE 'N' END) AS enseignant
    FROM annuaire_affectations AS affectations
    JOIN annuaire_etablissements AS etablissements ON etablissements.uai = affectations.uai
    LEFT JOIN fonctions ON fonctions.fonction = affectations.fonction
    LEFT JOIN annuaire_disciplines AS disciplines
        ON disciplines.jointure = affectations.jointure
        AND disciplines.uai = affectations.uai
        AND (disciplines.fonction IS NULL OR disciplines.fonction = affectations.fonction)
    GROUP BY affectations.jointure
),

postes AS (
    SELECT jointure, string_agg(DISTINCT libelle || '$', chr(31) ORDER BY libelle || '$') AS liste
    FROM (SELECT jointure, replace(coalesce(libelle, code), '$', ' ') AS libelle FROM annuaire_disciplines)
    GROUP BY jointure
)

SELECT
    personnels.jointure,
    strftime(personnels.date_naissance, '%d/%m/%Y') AS date_naissance,
    personnels.nom_famille,
    personnels.nom,
    personnels.prenom,
    personnels.civilite,
    personnels.mel,
    etablissements.jointure AS etablissement,
    postes.liste AS disciplines,
    mefs.liste AS mefs,
    matieres.liste AS matieres,
    classes.classes,
    classes.groupes,
    classes.classes_matieres,
    classes.groupes_matieres,
    principaux.liste AS classes_principal,
    fonctions_tenues.liste AS fonctions,
    CASE WHEN personnels.enseignant THEN 'O' ELSE coalesce(fonctions_tenues.enseignant, 'N') END AS enseignant,
    CASE WHEN classes.jointure IS NULL THEN 'N' ELSE 'O' END AS devant_eleves,
    '' AS vide
FROM annuaire_personnels AS personnels
JOIN annuaire_etablissements AS etablissements ON etablissements.uai = personnels.uai
LEFT JOIN classes ON classes.jointure = personnels.jointure
LEFT JOIN matieres ON matieres.jointure = personnels.jointure
LEFT JOIN mefs ON mefs.jointure = personnels.jointure
LEFT JOIN principaux ON principaux.jointure = personnels.jointure
LEFT JOIN fonctions_tenues ON fonctions_tenues.jointure = personnels.jointure
LEFT JOIN postes ON postes.jointure = personnels.jointure
