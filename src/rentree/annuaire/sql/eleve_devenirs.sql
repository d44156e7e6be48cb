-- Every pupil's fiche in, counted out: among the schools where a person is present, one is preferred (`retenu`).
SELECT
    fiches.uai,
    fiches.ligne,
    fiches.eleve_id,
    fiches.academie,
    fiches.cle,
    groupes.groupe,
    CASE
        WHEN fiches.situation <> 'present' THEN fiches.situation
        WHEN row_number() OVER (
            PARTITION BY groupes.groupe, fiches.situation
            ORDER BY fiches.date_entree DESC NULLS LAST, fiches.horodatage DESC NULLS LAST, fiches.uai
        ) = 1 THEN 'retenu'
        ELSE 'autre_etablissement'
    END AS devenir
FROM eleve_fiches AS fiches
LEFT JOIN eleve_groupes AS groupes ON groupes.academie = fiches.academie AND groupes.cle = fiches.cle
