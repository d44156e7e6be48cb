-- The schools of every key that a rapprochement names: two keys of one school stay two persons.
SELECT DISTINCT fiches.academie, fiches.cle, fiches.uai
FROM eleve_fiches AS fiches
JOIN (
    SELECT academie, cle FROM rapprochements
    UNION
    SELECT autre_academie, autre_cle FROM rapprochements
) AS cles ON cles.academie = fiches.academie AND cles.cle = fiches.cle
