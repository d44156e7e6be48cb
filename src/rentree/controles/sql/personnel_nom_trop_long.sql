SELECT uai, objet, cle, fiche, champ, length(valeur) AS longueur, login, ou, qui, faute
FROM fautes_identite
WHERE objet = 'personnel' AND faute = 'trop-long'
