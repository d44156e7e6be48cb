-- A local resource never has a function in STS-WEB.
SELECT p.uai, 'personnel' AS objet, p.cle, p.fiche, p.ou, p.qui
FROM fiche_personnels AS p
WHERE
    p.id IS NOT NULL AND p.type <> 'local'
    AND NOT EXISTS (
        SELECT 1 FROM personnel_fonctions AS f
        WHERE f.uai = p.uai AND f.type = p.type AND f.id = p.id AND f.fonction IS NOT NULL
    )
