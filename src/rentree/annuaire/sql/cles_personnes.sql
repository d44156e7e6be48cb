-- Every key under which a person or a school of the annuaire is known, and the person behind it.
SELECT groupes.academie, groupes.cle, 'eleve' AS espece, groupes.groupe
FROM eleve_groupes AS groupes
WHERE groupes.groupe IN (SELECT groupe FROM eleve_devenirs WHERE devenir = 'retenu')
UNION ALL
SELECT academie, cle, 'responsable', groupe FROM responsable_devenirs WHERE devenir = 'retenu'
UNION ALL
SELECT academie, cle, 'personnel', groupe FROM personnel_devenirs WHERE devenir = 'retenu'
UNION ALL
SELECT academie, 'etablissement:' || uai, 'etablissement', academie || ' etablissement:' || uai FROM academies
