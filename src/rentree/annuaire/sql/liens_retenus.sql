-- Links between pupils of the annuaire and the persons of their school; a link typed twice is kept at its best level.
-- A person whose fiche is set aside in this school and sound in another keeps the children of both.
WITH presents AS (SELECT DISTINCT groupe FROM responsable_fiches WHERE situation = 'present')

SELECT
    eleves.groupe AS groupe_eleve,
    responsables.groupe AS groupe_responsable,
    liens.uai,
    liens.niveau,
    liens.parente,
    coalesce(liens.financier, FALSE) AS financier,
    coalesce(liens.paiement, FALSE) AS paiement,
    coalesce(liens.contact, FALSE) AS contact,
    coalesce(liens.heberge, FALSE) AS heberge
FROM liens
JOIN eleve_devenirs AS eleves
    ON eleves.uai = liens.uai AND eleves.eleve_id = liens.eleve_id AND eleves.devenir = 'retenu'
JOIN responsable_fiches AS responsables
    ON responsables.uai = liens.uai
    AND responsables.personne_id = liens.personne_id
    AND responsables.situation IN ('present', 'ecarte')
JOIN presents ON presents.groupe = responsables.groupe
QUALIFY row_number() OVER (
    PARTITION BY eleves.groupe, responsables.groupe
    ORDER BY liens.niveau NULLS LAST, liens.parente, liens.financier DESC NULLS LAST
) = 1
