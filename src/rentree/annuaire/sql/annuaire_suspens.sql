-- People who are in an export but whose fiche, or whose child's, is held back: nothing can be concluded about them.
WITH eleves_tenus AS (
    SELECT academie, cle, uai, eleve_id
    FROM eleve_devenirs
    WHERE devenir IN ('ecarte', 'sans_scolarite')
),

responsables_tenus AS (
    SELECT fiches.academie, fiches.cle
    FROM responsable_fiches AS fiches
    JOIN liens ON liens.uai = fiches.uai AND liens.personne_id = fiches.personne_id
    JOIN eleve_devenirs AS eleves ON eleves.uai = liens.uai AND eleves.eleve_id = liens.eleve_id
    WHERE
        eleves.devenir IN ('ecarte', 'sans_scolarite')
        OR (fiches.situation = 'ecarte' AND eleves.devenir IN ('retenu', 'autre_etablissement'))
),

cles AS (
    SELECT academie, cle FROM eleves_tenus
    UNION
    SELECT academie, cle FROM responsables_tenus
    UNION
    SELECT academie, cle FROM personnel_devenirs WHERE devenir = 'ecarte'
)

SELECT DISTINCT registre.jointure
FROM cles
JOIN registre ON registre.academie = cles.academie AND registre.cle = cles.cle
