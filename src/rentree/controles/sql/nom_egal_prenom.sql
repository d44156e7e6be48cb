SELECT uai, objet, cle, fiche, prenom AS valeur
FROM identites
WHERE objet <> 'personnel' AND upper(nom) = upper(prenom)
