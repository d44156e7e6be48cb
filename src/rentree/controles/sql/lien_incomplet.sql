SELECT
    l.uai,
    CASE WHEN l.personne_id IS NULL THEN 'eleve' ELSE 'responsable' END AS objet,
    CASE WHEN l.personne_id IS NULL THEN 'eleve:' || coalesce(l.eleve_id, '')
        ELSE 'responsable:' || l.personne_id END AS cle,
    coalesce('la fiche responsable n° ' || l.personne_id, 'une personne sans numéro') AS personne,
    coalesce('la fiche élève n° ' || l.eleve_id, 'un élève sans numéro') AS eleve,
    CASE WHEN l.eleve_id IS NULL OR l.personne_id IS NULL THEN 'l''une des deux fiches n''a pas de numéro'
        ELSE 'le niveau de responsabilité est absent ou inconnu' END AS defaut
FROM liens AS l
WHERE l.eleve_id IS NULL OR l.personne_id IS NULL OR l.niveau IS NULL OR l.niveau NOT BETWEEN 1 AND 3
