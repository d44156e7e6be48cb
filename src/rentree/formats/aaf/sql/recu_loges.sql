-- Pupils whose address is the very one of a legal relative who houses them: they have none of their own.
SELECT DISTINCT liens.uai, liens.eleve_id
FROM recu_liens AS liens
JOIN brut_eleves AS eleves ON eleves.id = liens.eleve_id
JOIN brut_responsables AS responsables ON responsables.id = liens.personne_id
WHERE
    liens.heberge
    AND liens.niveau = 1
    AND coalesce(responsables.code_postal, responsables.ville) IS NOT NULL
    AND responsables.adresse IS NOT DISTINCT FROM eleves.adresse
    AND responsables.code_postal IS NOT DISTINCT FROM eleves.code_postal
    AND responsables.ville IS NOT DISTINCT FROM eleves.ville
    AND responsables.pays IS NOT DISTINCT FROM eleves.pays
