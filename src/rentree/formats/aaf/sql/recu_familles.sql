-- The schools of each relative: those of the pupils who name him, and of those whom he names.
SELECT DISTINCT liens.uai, liens.personne_id AS id
FROM recu_liens AS liens
UNION
SELECT scolarites.uai, enfants.id
FROM (
    SELECT bruts.id, recu_etat.prefixe || unnest(string_split(bruts.eleves, chr(31))) AS eleve
    FROM brut_responsables AS bruts
    CROSS JOIN recu_etat
    WHERE bruts.eleves IS NOT NULL
) AS enfants
JOIN recu_scolarites AS scolarites ON scolarites.id = enfants.eleve AND scolarites.devenir = 'charge'
