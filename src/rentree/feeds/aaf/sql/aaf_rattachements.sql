-- Which school each published record belongs to; a relative belongs to those of the pupils he answers for.
SELECT 'etablissement' AS categorie, jointure, uai
FROM aaf_etablissements
UNION ALL
SELECT 'eleve', eleves.jointure, etablissements.uai
FROM aaf_eleves AS eleves
JOIN aaf_etablissements AS etablissements ON etablissements.jointure = eleves.etablissement
UNION ALL
SELECT 'personnel', personnels.jointure, etablissements.uai
FROM aaf_personnels AS personnels
JOIN aaf_etablissements AS etablissements ON etablissements.jointure = personnels.etablissement
UNION ALL
SELECT DISTINCT 'responsable', liens.jointure, etablissements.uai
FROM (
    SELECT jointure, CAST(unnest(string_split(eleves, chr(31))) AS BIGINT) AS eleve
    FROM aaf_responsables
) AS liens
JOIN aaf_eleves AS eleves ON eleves.jointure = liens.eleve
JOIN aaf_etablissements AS etablissements ON etablissements.jointure = eleves.etablissement
