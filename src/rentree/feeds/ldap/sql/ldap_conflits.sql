-- Entries that are in our place without our mark: reported, never touched.
WITH places AS (
    SELECT lower('uid=' || uids.uid || ',ou=personnes,') || racine.cle AS cle
    FROM comptes
    CROSS JOIN ldap_racine AS racine
    JOIN uids ON uids.jointure = comptes.jointure
    WHERE comptes.etat = 'actif'
    UNION ALL
    SELECT cle FROM ldap_entrees WHERE genre <> 'personnes'
)

SELECT lues.dn
FROM ldap_lues AS lues
SEMI JOIN places ON places.cle = lues.cle
WHERE NOT lues.marquee
ORDER BY lues.dn
