-- For each account whose person is absent, or no longer in one of its schools: the exports that have to prove it.
-- A school that the project no longer serves has nothing to prove.
WITH touches AS (
    SELECT comptes.id, comptes.cle, comptes.uais, ayants_droit.uais AS uais_apres
    FROM comptes
    LEFT JOIN ayants_droit ON ayants_droit.jointure = comptes.jointure
    WHERE ayants_droit.jointure IS NULL OR coalesce(ayants_droit.uais, '') <> comptes.uais
),

ecoles AS (
    SELECT id, cle, uais_apres, unnest(string_split(uais, '|')) AS uai FROM touches
),

exports_voulus AS (
    SELECT
        id,
        uai,
        unnest(
            CASE
                WHEN cle LIKE '%aaf%' THEN ['aaf']
                WHEN cle LIKE 'eleve:%' THEN ['eleves']
                WHEN cle LIKE 'responsable:%' THEN ['eleves', 'responsables']
                WHEN cle LIKE 'gi:%' THEN ['personnels']
                ELSE ['sts']
            END
        ) AS source
    FROM ecoles
    WHERE uais_apres IS NULL OR NOT list_contains(string_split(uais_apres, '|'), uai)
)

SELECT
    voulus.id,
    voulus.uai,
    servis.uai IS NOT NULL OR (SELECT count(*) FROM servis) = 0 AS servi,
    bool_and(fiables.uai IS NOT NULL) AS fiable
FROM exports_voulus AS voulus
LEFT JOIN servis ON servis.uai = voulus.uai
LEFT JOIN annuaire_fiabilite AS fiables ON fiables.uai = voulus.uai AND fiables.source = voulus.source
GROUP BY voulus.id, voulus.uai, servis.uai
