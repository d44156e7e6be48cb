-- The postal address of each letter, and whose it is: a responsable's own; for a pupil under age, that of the legal
-- responsable who houses him, else his own; for a pupil of age, the other way round.
WITH logeurs AS (
    SELECT
        liens.eleve,
        personnes.*,
        row_number() OVER (
            PARTITION BY liens.eleve
            ORDER BY CASE WHEN liens.heberge THEN 0 ELSE 1 END, CASE WHEN liens.contact THEN 0 ELSE 1 END,
                liens.responsable
        ) AS choix
    FROM annuaire_liens AS liens
    JOIN annuaire_responsables AS personnes ON personnes.jointure = liens.responsable
    WHERE liens.niveau = 1 AND (personnes.code_postal IS NOT NULL OR personnes.ville IS NOT NULL)
),

domiciles AS (
    SELECT
        eleves.jointure AS eleve,
        eleves.jointure,
        coalesce(eleves.date_naissance + INTERVAL 18 YEAR <= reglages.au, FALSE) AS majeur,
        eleves.ligne1, eleves.ligne2, eleves.ligne3, eleves.ligne4, eleves.code_postal, eleves.ville, eleves.pays,
        CASE WHEN eleves.date_naissance + INTERVAL 18 YEAR <= reglages.au THEN 0 ELSE 2 END AS rang
    FROM annuaire_eleves AS eleves
    CROSS JOIN lettres_reglages AS reglages
),

candidats AS (
    SELECT * FROM domiciles WHERE code_postal IS NOT NULL OR ville IS NOT NULL
    UNION ALL
    SELECT
        logeurs.eleve, logeurs.jointure, domiciles.majeur, logeurs.ligne1, logeurs.ligne2, logeurs.ligne3,
        logeurs.ligne4, logeurs.code_postal, logeurs.ville, logeurs.pays, 1
    FROM logeurs
    JOIN domiciles ON domiciles.eleve = logeurs.eleve
    WHERE logeurs.choix = 1
)

SELECT
    eleve AS jointure, jointure AS chez, majeur, ligne1, ligne2, ligne3, ligne4, code_postal, ville, pays
FROM candidats
QUALIFY row_number() OVER (PARTITION BY eleve ORDER BY rang) = 1
UNION ALL
SELECT jointure, jointure, TRUE, ligne1, ligne2, ligne3, ligne4, code_postal, ville, pays
FROM annuaire_responsables
WHERE code_postal IS NOT NULL OR ville IS NOT NULL
