-- Records of the MEF.
SELECT
    mefs.code_mef,
    left(mefs.libelle, 40) AS libelle,
    mefs.mef_rattachement,
    mefs.mefstat11,
    left(niveaux.libelle, 40) AS niveau,
    left(niveaux.libelle, 40) AS filiere
FROM annuaire_mefs AS mefs
LEFT JOIN niveaux ON niveaux.mefstat4 = substr(mefs.mefstat11, 1, 4)
