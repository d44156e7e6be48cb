-- Only the schools that gave at least one of the four: a list of staff alone says nothing of the others.
SELECT uai, 'etablissement' AS objet, 'uai:' || uai AS cle, substr(noms, 3) AS manquants
FROM (
    SELECT
        uai,
        CASE WHEN a_eleves THEN '' ELSE ', Élèves' END
        || CASE WHEN a_responsables THEN '' ELSE ', Responsables' END
        || CASE WHEN a_structures THEN '' ELSE ', Structures' END
        || CASE WHEN a_sts THEN '' ELSE ', STS-WEB (emploi du temps)' END AS noms
    FROM sources_lues
    WHERE a_eleves OR a_responsables OR a_structures OR a_sts
) AS manques
WHERE noms <> ''
