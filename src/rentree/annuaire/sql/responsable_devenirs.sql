-- Every person's fiche in, counted out: kept once per person, in the school with the newest export among those of its pupils.
WITH lies AS (
    SELECT groupe_responsable AS groupe, uai, min(niveau) AS niveau FROM liens_retenus GROUP BY groupe_responsable, uai
),

niveaux AS (SELECT groupe, min(niveau) AS niveau FROM lies GROUP BY groupe)

SELECT
    fiches.uai,
    fiches.ligne,
    fiches.academie,
    fiches.cle,
    fiches.groupe,
    niveaux.niveau,
    CASE
        WHEN fiches.situation <> 'present' THEN fiches.situation
        WHEN niveaux.groupe IS NULL THEN 'sans_eleve'
        WHEN row_number() OVER (
            PARTITION BY fiches.groupe, fiches.situation
            ORDER BY (lies.uai IS NULL), fiches.horodatage DESC NULLS LAST, fiches.uai
        ) = 1 THEN 'retenu'
        ELSE 'autre_etablissement'
    END AS devenir
FROM responsable_fiches AS fiches
LEFT JOIN lies ON lies.groupe = fiches.groupe AND lies.uai = fiches.uai
LEFT JOIN niveaux ON niveaux.groupe = fiches.groupe
