SELECT uai, objet, cle, fiche, champ, valeur, login, ou, qui, faute
FROM fautes_identite
WHERE objet <> 'personnel' AND faute = 'chiffre'
