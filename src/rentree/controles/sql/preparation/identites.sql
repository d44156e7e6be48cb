-- The names that an account would be made of: present pupils, their responsables, staff.
SELECT
    uai,
    'eleve' AS objet,
    cle,
    fiche,
    nom_famille,
    nom_usage,
    nom,
    prenom,
    'SIECLE-BEE' AS ou,
    'le secrétariat' AS qui
FROM eleves_presents
UNION ALL
SELECT
    uai,
    'responsable' AS objet,
    cle,
    fiche,
    nom_famille,
    nom_usage,
    nom,
    prenom,
    'SIECLE-BEE' AS ou,
    'le secrétariat' AS qui
FROM fiche_responsables
WHERE actif
UNION ALL
SELECT
    uai,
    'personnel' AS objet,
    cle,
    fiche,
    nom_famille,
    nom_usage,
    nom,
    prenom,
    ou AS ou,
    qui AS qui
FROM fiche_personnels
