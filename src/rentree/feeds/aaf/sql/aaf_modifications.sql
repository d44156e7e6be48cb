-- Records published, with something else in them.
SELECT differences.*
FROM aaf_differences AS differences
JOIN enregistrements_publies AS publies ON publies.cle = differences.cle
ORDER BY differences.cle
