SELECT p.uai, 'personnel' AS objet, p.cle, p.fiche, p.ou, p.qui
FROM fiche_personnels AS p
WHERE p.id IS NULL OR p.type IS NULL
