-- Records whose identifier was not published.
SELECT differences.*
FROM aaf_differences AS differences
LEFT JOIN enregistrements_publies AS publies ON publies.cle = differences.cle
WHERE publies.cle IS NULL
ORDER BY differences.cle
