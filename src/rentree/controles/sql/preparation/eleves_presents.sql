-- The pupils that most rules speak of: leavers are expected in the file, and a fiche without number has its own rule.
SELECT *
FROM fiche_eleves
WHERE present AND eleve_id IS NOT NULL
