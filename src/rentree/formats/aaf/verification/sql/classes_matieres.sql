SELECT DISTINCT services.categorie, services.attribut, services.id, services.structure || '$' || services.code AS valeur
FROM appartenances AS services
LEFT JOIN appartenances AS simples
    ON simples.id = services.id
    AND simples.structure = services.structure
    AND simples.code = services.code
    AND simples.attribut = replace(services.attribut, 'Matieres', '')
    AND simples.categorie = 'PersEducNat'
WHERE services.matiere IS NOT NULL AND simples.id IS NULL
