-- What the register has to learn: keys it does not know yet.
SELECT cles.academie, cles.cle, cles.espece, jointures.jointure, jointures.nouvelle
FROM cles_personnes AS cles
JOIN jointures ON jointures.groupe = cles.groupe
LEFT JOIN registre ON registre.academie = cles.academie AND registre.cle = cles.cle
WHERE registre.cle IS NULL
