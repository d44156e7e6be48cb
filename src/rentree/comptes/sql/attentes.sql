-- Accounts of absent people to which nothing is done, and why.
SELECT jointure, login, profil, uais, cle, attente AS raison
FROM absences
WHERE attente IS NOT NULL
ORDER BY jointure
