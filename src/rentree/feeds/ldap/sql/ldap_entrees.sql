-- Every entry that is wanted: `rang` is the order of writing, `genre` says which attributes are ours.
SELECT cle, dn, 2 AS rang, 'personnes' AS genre, actif, complet FROM ldap_personnes
UNION ALL
SELECT
    lower('ou=' || etablissements.uai || ',ou=structures,') || racine.cle,
    'ou=' || etablissements.uai || ',ou=structures,' || racine.base,
    1, 'structures', TRUE, TRUE
FROM annuaire_etablissements AS etablissements
CROSS JOIN ldap_racine AS racine
UNION ALL
SELECT cle, dn, 3, 'groupes', TRUE, TRUE FROM ldap_groupes
