-- One row an entry to add or to modify, with its attributes and the values wanted of each.
SELECT
    rang, operation, dn,
    list(attribut ORDER BY attribut) AS attributs,
    list(valeurs ORDER BY attribut) AS valeurs,
    flatten(list(anciennes)) AS anciennes
FROM ldap_ecarts
GROUP BY rang, operation, dn
