-- The value itself is shown for a few fields only: the others may hold an address, a telephone or an identity number.
-- A key of staff comes without its type, a key of link is that of the pupil. An unreadable birth date has its own rule.
WITH valeurs AS (
    SELECT
        v.*,
        CASE
            WHEN v.objet IN ('eleves', 'eleve_structures', 'eleve_options', 'liens') THEN 'eleve'
            WHEN v.objet = 'responsables' THEN 'responsable'
            WHEN v.objet IN ('personnels', 'personnel_fonctions', 'disciplines', 'professeurs_principaux') THEN 'personnel'
            ELSE 'fichier'
        END AS genre
    FROM valeurs_illisibles AS v
    WHERE
        NOT (v.objet = 'eleves' AND v.champ = 'DATE_NAISS')
        AND NOT EXISTS (
            SELECT 1
            FROM fiche_eleves AS e
            WHERE v.objet = 'eleves' AND e.uai = v.uai AND e.eleve_id = v.cle AND NOT e.present
        )
),

nommees AS (
    SELECT
        v.*,
        CASE v.genre
            WHEN 'eleve' THEN (SELECT min(f.fiche) FROM fiche_eleves AS f WHERE f.uai = v.uai AND f.eleve_id = v.cle)
            WHEN 'responsable' THEN (
                SELECT min(f.fiche) FROM fiche_responsables AS f WHERE f.uai = v.uai AND f.personne_id = v.cle
            )
            WHEN 'personnel' THEN (SELECT min(f.fiche) FROM fiche_personnels AS f WHERE f.uai = v.uai AND f.id = v.cle)
        END AS fiche_connue,
        (SELECT min(f.type) FROM fiche_personnels AS f WHERE f.uai = v.uai AND f.id = v.cle) AS type_personnel
    FROM valeurs AS v
)

SELECT
    n.uai,
    n.genre AS objet,
    CASE n.genre
        WHEN 'eleve' THEN 'eleve:'
        WHEN 'responsable' THEN 'responsable:'
        WHEN 'personnel' THEN coalesce(n.type_personnel, '') || ':'
        ELSE n.objet || ':'
    END || coalesce(n.cle, '') AS cle,
    coalesce(n.fiche_connue, 'Table ' || n.objet || ', ligne ' || coalesce(nullif(n.cle, ''), 'sans numéro')) AS fiche,
    n.champ,
    CASE
        WHEN
            n.champ LIKE 'EFFECTIF%' OR n.champ LIKE 'HEURES%' OR n.champ LIKE 'NIVEAU%'
            OR n.champ IN ('DATE_ENTREE', 'DATE_SORTIE', 'DATE_MODIFICATION', 'DATE_DEBUT', 'DATE_FIN', 'NUM_OPTION')
            THEN 'contient « ' || n.valeur || ' »'
        ELSE 'contient une valeur qui n''est pas affichée ici'
    END AS contenu
FROM nommees AS n
