-- One row per fiche, field and fault, with the login that the fiche would give.
-- `utilise`: the login is made of this field.
WITH noms_fautifs AS (
    SELECT valeur, fautes_nom, fautes_prenom
    FROM noms_lus
    WHERE len(fautes_nom) > 0 OR len(fautes_prenom) > 0
),

fautes AS (
    SELECT
        i.*,
        'nom de famille' AS champ,
        i.nom_famille AS valeur,
        i.nom_usage IS NULL AS utilise,
        unnest(n.fautes_nom) AS faute
    FROM identites AS i
    INNER JOIN noms_fautifs AS n ON n.valeur = i.nom_famille
    UNION ALL
    SELECT
        i.*,
        'nom d''usage' AS champ,
        i.nom_usage AS valeur,
        TRUE AS utilise,
        unnest(n.fautes_nom) AS faute
    FROM identites AS i
    INNER JOIN noms_fautifs AS n ON n.valeur = i.nom_usage
    UNION ALL
    SELECT
        i.*,
        'prénom' AS champ,
        i.prenom AS valeur,
        TRUE AS utilise,
        unnest(n.fautes_prenom) AS faute
    FROM identites AS i
    INNER JOIN noms_fautifs AS n ON n.valeur = i.prenom
)

SELECT
    f.uai, f.objet, f.cle, f.fiche, f.ou, f.qui, f.champ, f.valeur, f.utilise, f.faute,
    coalesce(p.login || '.' || n.login, '(aucun)') AS login
FROM fautes AS f
LEFT JOIN noms_lus AS n ON n.valeur = f.nom
LEFT JOIN noms_lus AS p ON p.valeur = f.prenom
