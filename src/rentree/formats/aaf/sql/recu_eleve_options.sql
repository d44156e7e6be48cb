-- Subjects of the pupils; their place in the list is their rank.
SELECT uai, eleve_id, code_matiere, rang
FROM (
    SELECT
        scolarites.uai,
        bruts.id AS eleve_id,
        unnest(string_split(bruts.codes_matieres, chr(31))) AS code_matiere,
        unnest(range(1, 1 + len(string_split(bruts.codes_matieres, chr(31))))) AS rang
    FROM brut_eleves AS bruts
    JOIN recu_scolarites AS scolarites ON scolarites.id = bruts.id AND scolarites.devenir = 'charge'
    WHERE bruts.codes_matieres IS NOT NULL
)
WHERE code_matiere <> ''
