-- Every value of the entries of persons: (cle, attribut, valeur).
WITH personnes AS (SELECT * FROM ldap_personnes WHERE actif),

classes AS (
    SELECT cle, unnest(['top', 'person', 'organizationalPerson', 'inetOrgPerson', 'ENTPerson', 'rentreeObjet', classe])
        AS valeur
    FROM personnes
),

valeurs AS (
    SELECT cle, 'objectClass' AS attribut, valeur FROM classes
    UNION ALL
    SELECT personnes.cle, 'rentreeProjet', racine.projet FROM personnes CROSS JOIN ldap_racine AS racine
    UNION ALL
    SELECT cle, 'rentreeProfil', profil FROM personnes
    UNION ALL
    SELECT cle, 'rentreeUai', unnest(string_split(uais, '|')) FROM personnes
    UNION ALL
    SELECT cle, 'uid', uid FROM personnes
    UNION ALL
    SELECT cle, 'cn', nom || coalesce(' ' || nullif(prenom, ''), '') FROM personnes
    UNION ALL
    SELECT cle, 'sn', nom FROM personnes
    UNION ALL
    SELECT cle, 'givenName', prenom FROM personnes
    UNION ALL
    SELECT cle, 'displayName', coalesce(nullif(prenom, '') || ' ', '') || nom FROM personnes
    UNION ALL
    SELECT cle, 'personalTitle', civilite FROM personnes
    UNION ALL
    SELECT cle, 'mail', mel FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonLogin', login FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonJointure', CAST(jointure AS VARCHAR) FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonProfils', national FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonStructRattach', structure FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonNomPatro', nom_famille FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonDateNaissance', date_naissance FROM personnes
    UNION ALL
    SELECT cle, 'ENTPersonAutresPrenoms', unnest([prenom1, prenom2, prenom3]) FROM personnes
    UNION ALL
    SELECT cle, 'ENTEleveStatutEleve', statuts.libelle
    FROM personnes
    JOIN ldap_statuts AS statuts ON statuts.statut = personnes.statut
    UNION ALL
    SELECT cle, 'ENTEleveMEF', code_mef FROM personnes
    UNION ALL
    SELECT cle, 'ENTEleveLibelleMEF', mefs.libelle
    FROM personnes
    JOIN annuaire_mefs AS mefs ON mefs.code_mef = personnes.code_mef
    UNION ALL
    SELECT
        cle,
        CASE genre
            WHEN 'eleve' THEN CASE type WHEN 'D' THEN 'ENTEleveClasses' ELSE 'ENTEleveGroupes' END
            WHEN 'principal' THEN 'ENTAuxEnsClassesPrincipal'
            ELSE CASE type WHEN 'D' THEN 'ENTAuxEnsClasses' ELSE 'ENTAuxEnsGroupes' END
        END,
        structure || '$' || code
    FROM ldap_appartenances
    UNION ALL
    SELECT
        cle,
        CASE type WHEN 'D' THEN 'ENTAuxEnsClassesMatieres' ELSE 'ENTAuxEnsGroupesMatieres' END,
        structure || '$' || code || '$' || matiere
    FROM ldap_appartenances
    WHERE genre = 'enseignant'
    UNION ALL
    SELECT cle, 'ENTAuxEnsMatiereEnseignEtab', structure || '$' || matiere
    FROM ldap_appartenances
    WHERE genre = 'enseignant'
    UNION ALL
    SELECT responsables.cle, 'ENTAuxPersRelEleveEleve', eleves.dn
    FROM annuaire_liens AS liens
    JOIN personnes AS responsables ON responsables.jointure = liens.responsable AND responsables.profil = 'responsable'
    JOIN personnes AS eleves ON eleves.jointure = liens.eleve
    UNION ALL
    SELECT
        personnes.cle,
        'ENTPersonFonctions',
        'ou=' || affectations.uai || ',ou=structures,' || racine.base || '$' || affectations.fonction || '$'
        || coalesce(fonctions.libelle, affectations.fonction)
    FROM annuaire_affectations AS affectations
    CROSS JOIN ldap_racine AS racine
    JOIN annuaire_etablissements AS etablissements ON etablissements.uai = affectations.uai
    JOIN personnes ON personnes.jointure = affectations.jointure
    LEFT JOIN ldap_fonctions AS fonctions ON fonctions.fonction = affectations.fonction
)

-- Two values that the directory takes for one (case, spaces) would refuse the whole entry: one of them stays.
SELECT cle, attribut, min(valeur) AS valeur
FROM valeurs
WHERE valeur <> '' AND trim(valeur) <> ''
GROUP BY cle, attribut, lower(nfc_normalize(trim(regexp_replace(valeur, '\s+', ' ', 'g'))))
