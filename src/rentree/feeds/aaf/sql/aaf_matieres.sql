-- Records of the subjects.
SELECT code_matiere, left(libelle, 40) AS libelle, matiere_nationale
FROM annuaire_matieres
