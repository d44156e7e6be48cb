-- What has to be written: for each entry, each attribute whose values are not those wanted (none: it goes).
-- An entry that is not there is added with all its attributes; one that is there without our mark is never touched.
WITH voulues AS (
    SELECT * FROM ldap_valeurs_personnes
    UNION ALL
    SELECT * FROM ldap_valeurs_structures
),

presentes AS (
    SELECT entrees.cle, entrees.rang, entrees.complet, lues.dn
    FROM ldap_entrees AS entrees
    JOIN ldap_lues AS lues ON lues.cle = entrees.cle
    WHERE entrees.actif AND lues.marquee
),

voulues_ici AS (SELECT voulues.* FROM voulues SEMI JOIN presentes ON presentes.cle = voulues.cle),

changees AS (
    SELECT cle, attribut FROM (SELECT * FROM voulues_ici EXCEPT SELECT cle, attribut, valeur FROM ldap_valeurs_lues)
    UNION
    SELECT manques.cle, manques.attribut
    FROM (SELECT cle, attribut, valeur FROM ldap_valeurs_lues EXCEPT SELECT * FROM voulues_ici) AS manques
    JOIN presentes ON presentes.cle = manques.cle AND presentes.complet
),

nouvelles AS (
    SELECT entrees.cle, entrees.rang, entrees.dn
    FROM ldap_entrees AS entrees
    ANTI JOIN ldap_lues AS lues ON lues.cle = entrees.cle
    WHERE entrees.actif
)

SELECT
    nouvelles.rang, nouvelles.cle, nouvelles.dn, 'ajout' AS operation, voulues.attribut,
    list(voulues.valeur ORDER BY voulues.valeur) AS valeurs, CAST([] AS VARCHAR[]) AS anciennes
FROM nouvelles
JOIN voulues ON voulues.cle = nouvelles.cle
GROUP BY ALL
UNION ALL
SELECT
    presentes.rang, presentes.cle, presentes.dn, 'modification', changees.attribut,
    coalesce(list(voulues_ici.valeur ORDER BY voulues_ici.valeur) FILTER (WHERE voulues_ici.valeur IS NOT NULL), []),
    coalesce(any_value(anciennes.valeurs), [])
FROM changees
JOIN presentes ON presentes.cle = changees.cle
LEFT JOIN voulues_ici ON voulues_ici.cle = changees.cle AND voulues_ici.attribut = changees.attribut
LEFT JOIN (
    SELECT cle, attribut, list(valeur ORDER BY valeur) AS valeurs
    FROM ldap_valeurs_lues
    WHERE attribut = 'objectClass'
    GROUP BY cle, attribut
) AS anciennes ON anciennes.cle = changees.cle AND anciennes.attribut = changees.attribut
GROUP BY presentes.rang, presentes.cle, presentes.dn, changees.attribut
