-- Every value of the entries of schools, classes and groups: (cle, attribut, valeur).
WITH structures AS (
    SELECT
        lower('ou=' || uai || ',ou=structures,') || racine.cle AS cle,
        racine.projet,
        etablissements.*
    FROM annuaire_etablissements AS etablissements
    CROSS JOIN ldap_racine AS racine
),

valeurs AS (
    SELECT
        cle, 'objectClass' AS attribut,
        unnest(['top', 'organizationalUnit', 'ENTStructure', 'ENTEtablissement', 'rentreeObjet']) AS valeur
    FROM structures
    UNION ALL
    SELECT cle, 'rentreeProjet', projet FROM structures
    UNION ALL
    SELECT cle, 'ou', uai FROM structures
    UNION ALL
    SELECT cle, 'ENTStructureUAI', uai FROM structures
    UNION ALL
    SELECT cle, 'ENTStructureJointure', CAST(jointure AS VARCHAR) FROM structures
    UNION ALL
    SELECT cle, 'ENTStructureSIREN', siren FROM structures
    UNION ALL
    SELECT
        cle, 'ENTStructureNomCourant',
        replace(coalesce(sigle, categorie, ''), '$', ' ') || '$'
        || replace(coalesce(complement, denomination, ''), '$', ' ') || '$'
        || replace(coalesce(commune, ''), '$', ' ')
    FROM structures
    UNION ALL
    SELECT cle, 'ENTStructureTypeStruct', coalesce(natures.libelle, denomination)
    FROM structures
    LEFT JOIN ldap_natures AS natures ON natures.nature = structures.nature
    UNION ALL
    SELECT cle, 'ENTEtablissementContrat', coalesce(secteur, 'PU') FROM structures
    UNION ALL
    SELECT cle, 'ENTServAcAcademie', academie_libelle FROM structures
    UNION ALL
    SELECT cle, 'objectClass', unnest(['top', 'groupOfNames', classe, 'rentreeObjet']) FROM ldap_groupes
    UNION ALL
    SELECT ldap_groupes.cle, 'rentreeProjet', racine.projet FROM ldap_groupes CROSS JOIN ldap_racine AS racine
    UNION ALL
    SELECT cle, 'cn', cn FROM ldap_groupes
    UNION ALL
    SELECT cle, 'ou', code FROM ldap_groupes
    UNION ALL
    SELECT cle, 'description', libelle FROM ldap_groupes
    UNION ALL
    SELECT cle, 'ENTStructureUAI', uai FROM ldap_groupes
    UNION ALL
    SELECT groupe, 'member', dn FROM ldap_appartenances
    UNION ALL
    -- groupOfNames demands a member: a class without anybody has its school.
    SELECT groupes.cle, 'member', 'ou=' || groupes.uai || ',ou=structures,' || racine.base
    FROM ldap_groupes AS groupes
    CROSS JOIN ldap_racine AS racine
    ANTI JOIN ldap_appartenances AS appartenances ON appartenances.groupe = groupes.cle
)

SELECT DISTINCT cle, attribut, valeur
FROM valeurs
WHERE valeur <> '' AND trim(valeur) <> ''
