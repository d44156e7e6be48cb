-- Accounts whose person has no right any more: what is known of the absence, and what may be done about it on that day.
WITH preuves AS (
    SELECT id, bool_or(servi) AS servi, bool_or(servi AND NOT fiable) AS douteux FROM besoins GROUP BY id
),

situations AS (
    SELECT
        comptes.*,
        suspens.jointure IS NOT NULL AS suspens,
        coalesce(preuves.douteux, TRUE) AS douteux,
        coalesce(preuves.servi, TRUE) AS servi,
        personnes.jointure IS NOT NULL AS connu,
        reglages.au >= comptes.desactive_le + coalesce(delais.jours, reglages.delai) AS echu,
        reglages.au >= comptes.desactive_le + reglages.legal AS au_bout_du_droit,
        reglages.gel,
        reglages.ajout_seul,
        reglages.recul
    FROM comptes
    CROSS JOIN reglages
    LEFT JOIN ayants_droit ON ayants_droit.jointure = comptes.jointure
    LEFT JOIN annuaire_personnes AS personnes ON personnes.jointure = comptes.jointure
    LEFT JOIN annuaire_suspens AS suspens ON suspens.jointure = comptes.jointure
    LEFT JOIN preuves ON preuves.id = comptes.id
    LEFT JOIN delais ON delais.profil = comptes.profil
    WHERE ayants_droit.jointure IS NULL
)

SELECT
    *,
    CASE
        WHEN etat = 'actif' THEN
            CASE
                WHEN recul THEN 'horloge'
                WHEN gel THEN 'gel'
                WHEN suspens THEN 'suspens'
                WHEN douteux THEN 'douteux'
            END
        WHEN recul THEN 'horloge'
        WHEN NOT echu THEN 'sursis'
        WHEN ajout_seul THEN 'gel'
        WHEN suspens AND NOT au_bout_du_droit THEN 'suspens'
        WHEN douteux AND NOT au_bout_du_droit THEN 'douteux'
    END AS attente
FROM situations
