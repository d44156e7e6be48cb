-- The person behind each pupil's key: `groupe` is the smallest key of the person, académie first.
SELECT DISTINCT
    fiches.academie,
    fiches.cle,
    coalesce(composantes.groupe, fiches.academie || ' ' || fiches.cle) AS groupe
FROM eleve_fiches AS fiches
LEFT JOIN composantes ON composantes.academie = fiches.academie AND composantes.cle = fiches.cle
WHERE fiches.eleve_id IS NOT NULL
