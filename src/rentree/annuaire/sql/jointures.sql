-- The jointure of each person: the one the register knows (the oldest of two), else the next free numbers, in a fixed order.
-- Two persons who were one until now cannot both keep its jointure: the first keeps it, the other gets a new one.
WITH connues AS (
    SELECT cles.groupe, min(registre.jointure) AS jointure
    FROM cles_personnes AS cles
    JOIN registre ON registre.academie = cles.academie AND registre.cle = cles.cle
    GROUP BY cles.groupe
),

gardees AS (SELECT min(groupe) AS groupe, jointure FROM connues GROUP BY jointure),

nouvelles AS (
    SELECT groupe, min(espece) AS espece
    FROM cles_personnes
    WHERE groupe NOT IN (SELECT groupe FROM gardees)
    GROUP BY groupe
)

SELECT groupe, jointure, FALSE AS nouvelle FROM gardees
UNION ALL
SELECT
    groupe,
    (SELECT coalesce(max(jointure), 0) FROM registre)
    + row_number() OVER (
        ORDER BY
            CASE espece WHEN 'etablissement' THEN 1 WHEN 'personnel' THEN 2 WHEN 'eleve' THEN 3 ELSE 4 END, groupe
    ),
    TRUE
FROM nouvelles
