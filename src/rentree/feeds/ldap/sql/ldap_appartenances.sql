-- Who is in which class or group: a pupil belongs, a teacher teaches (each subject once) or is its form teacher.
-- Only persons with an active account; `structure$code` is how the SDET writes a class in the entry of a person.
WITH liens AS (
    SELECT jointure, uai, type, code, 'eleve' AS genre, NULL AS code_matiere FROM annuaire_eleve_structures
    UNION ALL
    SELECT jointure, uai, type, code, 'enseignant', code_matiere FROM annuaire_enseignements
    UNION ALL
    SELECT jointure, uai, 'D', code, 'principal', NULL FROM annuaire_principaux
)

SELECT DISTINCT
    personnes.cle,
    personnes.dn,
    liens.genre,
    liens.type,
    groupes.cle AS groupe,
    'ou=' || liens.uai || ',ou=structures,' || racine.base AS structure,
    replace(liens.code, '$', ' ') AS code,
    replace(matieres.libelle, '$', ' ') AS matiere
FROM liens
CROSS JOIN ldap_racine AS racine
JOIN ldap_personnes AS personnes ON personnes.jointure = liens.jointure AND personnes.actif
JOIN ldap_groupes AS groupes
    ON groupes.uai = liens.uai AND groupes.type = liens.type AND groupes.code = liens.code
LEFT JOIN annuaire_matieres AS matieres ON matieres.code_matiere = liens.code_matiere
