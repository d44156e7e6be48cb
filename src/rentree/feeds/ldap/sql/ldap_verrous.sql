-- What closes, opens again or goes: the entry of a deactivated account is locked, that of an account which is active
-- again is unlocked, that of nobody goes. A school stays as long as an account names it; its classes stay too when the
-- annuaire says nothing of it, or knows none of its divisions.
WITH nous AS (SELECT * FROM ldap_lues WHERE marquee),

ecoles_nommees AS (SELECT DISTINCT unnest(string_split(uais, '|')) AS uai FROM comptes),

ecoles_connues AS (SELECT DISTINCT uai FROM annuaire_divisions),

personnes AS (
    SELECT
        lues.*,
        CASE
            WHEN entrees.cle IS NULL THEN 'suppression'
            WHEN entrees.actif AND lues.etat = 'desactive' THEN 'deverrou'
            WHEN NOT entrees.actif AND (lues.etat <> 'desactive' OR lues.ouverte) THEN 'verrou'
        END AS operation
    FROM nous AS lues
    LEFT JOIN ldap_entrees AS entrees ON entrees.cle = lues.cle
    WHERE lues.genre = 'personnes'
),

lieux AS (
    SELECT lues.*, 'suppression' AS operation
    FROM nous AS lues
    ANTI JOIN ldap_entrees AS entrees ON entrees.cle = lues.cle
    LEFT JOIN ecoles_nommees AS nommees ON nommees.uai = lues.uais
    LEFT JOIN ecoles_connues AS connues ON connues.uai = lues.uais
    WHERE lues.genre <> 'personnes'
        AND (nommees.uai IS NULL OR (lues.genre = 'groupes' AND connues.uai IS NOT NULL))
)

SELECT
    CASE WHEN operation <> 'suppression' THEN 0 ELSE (CASE genre WHEN 'groupes' THEN 1 WHEN 'personnes' THEN 2 ELSE 3 END) END
        AS rang,
    cle, dn, genre, operation, coalesce(profil, '') AS profil, coalesce(uais, '') AS uais, coalesce(etat, '') AS etat
FROM (SELECT * FROM personnes UNION ALL SELECT * FROM lieux)
WHERE operation IS NOT NULL
