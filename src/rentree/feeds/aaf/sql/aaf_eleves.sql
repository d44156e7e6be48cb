-- Records of the pupils. A pupil without an address of his own has the one of the legal responsable who houses him.
WITH relations AS (
    SELECT
        eleve,
        string_agg(
            responsable || '$' || parente || '$' || CAST(financier AS INTEGER) || '$'
            || CASE niveau WHEN 1 THEN '1' WHEN 2 THEN '2' ELSE '0' END
            || '$' || CAST(contact AS INTEGER) || '$' || CAST(paiement AS INTEGER),
            chr(31) ORDER BY niveau, responsable
        ) AS liste
    FROM annuaire_liens
    GROUP BY eleve
),

logeurs AS (
    SELECT choix.eleve, personnes.*
    FROM (
        -- Who houses the pupil first, then who is to be contacted first, then the oldest number: one sum keeps all three.
        SELECT
            liens.eleve,
            min(
                (CASE WHEN liens.heberge THEN 0 ELSE 2 END + CASE WHEN liens.contact THEN 0 ELSE 1 END) * 1000000000000
                + liens.responsable
            ) % 1000000000000 AS responsable
        FROM annuaire_liens AS liens
        JOIN annuaire_responsables AS personnes ON personnes.jointure = liens.responsable
        WHERE liens.niveau = 1 AND (personnes.code_postal IS NOT NULL OR personnes.ville IS NOT NULL)
        GROUP BY liens.eleve
    ) AS choix
    JOIN annuaire_responsables AS personnes ON personnes.jointure = choix.responsable
),

matieres AS (
    SELECT
        options.jointure,
        string_agg(left(matieres.libelle, 40), chr(31) ORDER BY options.rang, options.code_matiere) AS libelles,
        string_agg(options.code_matiere, chr(31) ORDER BY options.rang, options.code_matiere) AS codes
    FROM annuaire_eleve_options AS options
    JOIN annuaire_matieres AS matieres ON matieres.code_matiere = options.code_matiere
    GROUP BY options.jointure
),

structures AS (
    SELECT
        structures.jointure,
        string_agg(etablissements.jointure || '$' || replace(structures.code, '$', ' '), chr(31) ORDER BY structures.code)
        FILTER (WHERE structures.type = 'D') AS classes,
        string_agg(etablissements.jointure || '$' || replace(structures.code, '$', ' '), chr(31) ORDER BY structures.code)
        FILTER (WHERE structures.type = 'G') AS groupes
    FROM annuaire_eleve_structures AS structures
    JOIN annuaire_etablissements AS etablissements ON etablissements.uai = structures.uai
    GROUP BY structures.jointure
)

SELECT
    eleves.jointure,
    eleves.ine,
    coalesce(eleves.eleve_siecle, CASE WHEN NOT starts_with(eleves.eleve_id, 'aaf') THEN eleves.eleve_id END) AS eleve_id,
    strftime(eleves.date_naissance, '%d/%m/%Y') AS date_naissance,
    eleves.nom_famille,
    eleves.nom,
    eleves.prenom,
    concat_ws(chr(31), eleves.prenom, eleves.prenom2, eleves.prenom3) AS prenoms,
    eleves.civilite,
    relations.liste AS responsables,
    CASE WHEN eleves.boursier THEN 'O' ELSE 'N' END AS boursier,
    coalesce(left(regimes.libelle, 40), '') AS regime,
    CASE WHEN eleves.transport THEN 'O' ELSE 'N' END AS transport,
    replace(coalesce(eleves.ligne1, logeurs.ligne1, ''), '$', ' ') || '$'
    || replace(coalesce(eleves.ligne2, logeurs.ligne2, ''), '$', ' ') || '$'
    || replace(coalesce(eleves.ligne3, logeurs.ligne3, ''), '$', ' ') || '$'
    || replace(coalesce(eleves.ligne4, logeurs.ligne4, ''), '$', ' ') AS adresse,
    coalesce(eleves.code_postal, logeurs.code_postal) AS code_postal,
    coalesce(eleves.ville, logeurs.ville) AS ville,
    coalesce(eleves.pays, logeurs.pays) AS pays,
    CASE WHEN eleves.code_postal IS NULL AND eleves.ville IS NULL THEN logeurs.jointure ELSE eleves.jointure END
        AS adresse_rel,
    coalesce(statuts.libelle, 'SCOLAIRE') AS statut,
    eleves.code_mef,
    left(mefs.libelle, 40) AS libelle_mef,
    left(niveaux.libelle, 40) AS niveau,
    left(niveaux.libelle, 40) AS filiere,
    matieres.libelles AS enseignements,
    matieres.codes AS codes_enseignements,
    etablissements.jointure AS etablissement,
    structures.classes,
    structures.groupes
FROM annuaire_eleves AS eleves
JOIN annuaire_etablissements AS etablissements ON etablissements.uai = eleves.uai
LEFT JOIN relations ON relations.eleve = eleves.jointure
LEFT JOIN logeurs
    ON logeurs.eleve = eleves.jointure AND eleves.code_postal IS NULL AND eleves.ville IS NULL
LEFT JOIN matieres ON matieres.jointure = eleves.jointure
LEFT JOIN structures ON structures.jointure = eleves.jointure
LEFT JOIN regimes ON regimes.regime = eleves.regime
LEFT JOIN statuts ON statuts.statut = eleves.statut
LEFT JOIN annuaire_mefs AS mefs ON mefs.code_mef = eleves.code_mef
LEFT JOIN niveaux ON niveaux.mefstat4 = substr(mefs.mefstat11, 1, 4)
