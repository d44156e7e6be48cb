-- The household of each person, named by its first responsable: responsables at one postal address who share a child,
-- one step after the other, and the children whom they house. Only those who have an account count.
WITH RECURSIVE domiciles AS (
    SELECT
        personnes.jointure,
        upper(
            regexp_replace(
                concat_ws(
                    ' ', personnes.ligne1, personnes.ligne2, personnes.ligne3, personnes.ligne4,
                    personnes.code_postal, personnes.ville
                ),
                '[ .,]+', ' ', 'g'
            )
        ) AS domicile
    FROM annuaire_responsables AS personnes
    JOIN lettres_comptes AS comptes ON comptes.jointure = personnes.jointure AND comptes.etat = 'actif'
),

liens AS (
    SELECT liens.eleve, liens.responsable, liens.niveau, liens.heberge, domiciles.domicile
    FROM annuaire_liens AS liens
    JOIN domiciles ON domiciles.jointure = liens.responsable
),

paires AS (
    SELECT DISTINCT gauche.responsable AS gauche, droite.responsable AS droite
    FROM liens AS gauche
    JOIN liens AS droite ON droite.eleve = gauche.eleve AND droite.domicile = gauche.domicile
    WHERE gauche.domicile <> ''
),

atteints AS (
    SELECT gauche AS responsable, gauche AS foyer FROM paires
    UNION
    SELECT paires.droite, atteints.foyer
    FROM atteints
    JOIN paires ON paires.gauche = atteints.responsable
),

foyers AS (
    SELECT responsable, min(foyer) AS foyer FROM atteints GROUP BY responsable
)

SELECT domiciles.jointure, coalesce(foyers.foyer, domiciles.jointure) AS foyer
FROM domiciles
LEFT JOIN foyers ON foyers.responsable = domiciles.jointure
UNION ALL
SELECT liens.eleve, coalesce(foyers.foyer, liens.responsable)
FROM liens
LEFT JOIN foyers ON foyers.responsable = liens.responsable
QUALIFY row_number() OVER (
    PARTITION BY liens.eleve
    ORDER BY CASE WHEN liens.heberge THEN 0 ELSE 1 END, liens.niveau, CASE WHEN liens.domicile = '' THEN 1 ELSE 0 END,
        liens.responsable
) = 1
