-- Records of the schools, with their divisions (code$label$MEF…) and groups (code$label$divisions…).
WITH classes AS (
    SELECT
        divisions.uai,
        string_agg(
            replace(divisions.code, '$', ' ') || '$' || replace(divisions.libelle, '$', ' ') || coalesce(mefs.liste, ''),
            chr(31) ORDER BY divisions.code
        ) AS liste
    FROM annuaire_divisions AS divisions
    LEFT JOIN (
        SELECT uai, code, string_agg('$' || code_mef, '' ORDER BY code_mef) AS liste
        FROM annuaire_division_mefs
        GROUP BY uai, code
    ) AS mefs ON mefs.uai = divisions.uai AND mefs.code = divisions.code
    GROUP BY divisions.uai
),

groupes AS (
    SELECT
        groupes.uai,
        string_agg(
            replace(groupes.code, '$', ' ') || '$' || replace(coalesce(groupes.libelle, ''), '$', ' ')
            || coalesce(divisions.liste, ''),
            chr(31) ORDER BY groupes.code
        ) AS liste
    FROM annuaire_groupes AS groupes
    LEFT JOIN (
        SELECT uai, code, string_agg('$' || replace(division, '$', ' '), '' ORDER BY division) AS liste
        FROM annuaire_groupe_divisions
        GROUP BY uai, code
    ) AS divisions ON divisions.uai = groupes.uai AND divisions.code = groupes.code
    GROUP BY groupes.uai
)

SELECT
    etablissements.jointure,
    etablissements.uai,
    etablissements.siren,
    replace(coalesce(etablissements.sigle, etablissements.categorie, ''), '$', ' ') || '$'
    || replace(coalesce(etablissements.complement, etablissements.denomination, ''), '$', ' ') || '$'
    || replace(coalesce(etablissements.commune, ''), '$', ' ') AS nom_courant,
    coalesce(natures.libelle, etablissements.denomination, 'SANS OBJET') AS type_structure,
    etablissements.nature,
    'MINISTERE DE L''EDUCATION NATIONALE' AS ministere,
    '06' AS code_ministere,
    coalesce(etablissements.secteur, 'PU') AS contrat,
    etablissements.boite_postale,
    etablissements.adresse,
    etablissements.code_postal,
    etablissements.commune,
    regexp_replace(
        regexp_replace(etablissements.telephone, '[ .-]', '', 'g'),
        '^(?:\+33|0033|0)([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$', '+33 \1 \2 \3 \4 \5'
    ) AS telephone,
    etablissements.mel,
    coalesce(etablissements.academie_libelle, academies_connues.libelle) AS academie,
    CASE WHEN length(etablissements.academie) = 2 THEN lpad(etablissements.academie, 3, '0') END AS code_academie,
    classes.liste AS classes,
    groupes.liste AS groupes,
    '' AS vide
FROM annuaire_etablissements AS etablissements
LEFT JOIN classes ON classes.uai = etablissements.uai
LEFT JOIN groupes ON groupes.uai = etablissements.uai
LEFT JOIN natures ON natures.nature = etablissements.nature
LEFT JOIN academies_connues ON academies_connues.academie = etablissements.academie
