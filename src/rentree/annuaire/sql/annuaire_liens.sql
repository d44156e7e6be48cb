-- Links of the annuaire, from jointure to jointure.
SELECT
    eleves.jointure AS eleve,
    responsables.jointure AS responsable,
    coalesce(liens.niveau, 3) AS niveau,
    coalesce(liens.parente, '90') AS parente,
    liens.financier,
    liens.paiement,
    liens.contact,
    liens.heberge
FROM liens_retenus AS liens
JOIN jointures AS eleves ON eleves.groupe = liens.groupe_eleve
JOIN jointures AS responsables ON responsables.groupe = liens.groupe_responsable
