-- Pupils known under two keys in two schools: INE and birth date agree. Inside one school nothing is ever joined.
SELECT DISTINCT
    gauche.academie AS academie,
    gauche.cle AS cle,
    droite.academie AS autre_academie,
    droite.cle AS autre_cle
FROM eleve_fiches AS gauche
JOIN eleve_fiches AS droite
    ON droite.ine = gauche.ine
    AND droite.date_naissance = gauche.date_naissance
    AND droite.uai <> gauche.uai
    AND (gauche.academie, gauche.cle) < (droite.academie, droite.cle)
WHERE gauche.rang = 1 AND droite.rang = 1
