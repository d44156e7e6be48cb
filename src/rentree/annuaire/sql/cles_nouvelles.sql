-- What the register has to learn: keys that it does not know yet, and keys whose person is no longer the one it says
-- (`deplacee`: their jointure stays with somebody else). A key joined to an older person keeps its own number in reserve.
SELECT cles.academie, cles.cle, cles.espece, jointures.jointure, jointures.nouvelle, registre.cle IS NOT NULL AS deplacee
FROM cles_personnes AS cles
JOIN jointures ON jointures.groupe = cles.groupe
LEFT JOIN registre ON registre.academie = cles.academie AND registre.cle = cles.cle
LEFT JOIN jointures AS titulaires ON titulaires.jointure = registre.jointure
WHERE registre.cle IS NULL OR titulaires.groupe <> cles.groupe
