-- The value itself is shown for a few fields only: the others may hold an address, a telephone or an identity number.
SELECT
    v.uai,
    CASE v.objet WHEN 'eleves' THEN 'eleve' WHEN 'responsables' THEN 'responsable' WHEN 'personnels' THEN 'personnel'
        ELSE 'fichier' END AS objet,
    CASE v.objet WHEN 'eleves' THEN 'eleve:' WHEN 'responsables' THEN 'responsable:' WHEN 'personnels' THEN ''
        ELSE v.objet || ':' END || coalesce(v.cle, '') AS cle,
    coalesce(v.cle, 'sans numéro') AS numero,
    v.objet AS table_lue,
    v.champ,
    CASE
        WHEN
            v.champ LIKE 'EFFECTIF%' OR v.champ LIKE 'HEURES%' OR v.champ LIKE 'NIVEAU%'
            OR v.champ IN ('DATE_ENTREE', 'DATE_SORTIE', 'DATE_MODIFICATION', 'DATE_DEBUT', 'DATE_FIN', 'NUM_OPTION')
            THEN 'contient « ' || v.valeur || ' »'
        ELSE 'contient une valeur qui n''est pas affichée ici'
    END AS contenu
FROM valeurs_illisibles AS v
WHERE
    NOT (v.objet = 'eleves' AND v.champ = 'DATE_NAISS')
    AND NOT EXISTS (
        SELECT 1 FROM fiche_eleves AS e
        WHERE v.objet = 'eleves' AND e.uai = v.uai AND e.eleve_id = v.cle AND NOT e.present
    )
