-- Records published that are not wanted any more.
SELECT publies.*
FROM enregistrements_publies AS publies
LEFT JOIN enregistrements_voulus AS voulus ON voulus.cle = publies.cle
WHERE voulus.cle IS NULL
ORDER BY publies.cle
