-- What the structure says of itself. Its usual name is `type$name$city`, or `TYPE-NAME-ac-ACADEMY` before 2018.
WITH noms AS (
    SELECT
        jointure,
        CASE
            WHEN contains(nom_courant, '$') THEN split_part(nom_courant, '$', 1)
            ELSE regexp_extract(nom_courant, '^([^-]+)-.*[- ]ac-', 1)
        END AS sigle,
        CASE
            WHEN contains(nom_courant, '$') THEN split_part(nom_courant, '$', 2)
            WHEN regexp_matches(nom_courant, '^[^-]+-.*[- ]ac-')
                THEN regexp_extract(nom_courant, '^[^-]+-(.*)[- ]ac-', 1)
            ELSE nom_courant
        END AS nom,
        CASE WHEN contains(nom_courant, '$') THEN split_part(nom_courant, '$', 3) END AS commune
    FROM brut_etablissements
)

SELECT
    ecoles.uai,
    'aaf' AS source,
    recu_etat.academie,
    bruts.academie_libelle,
    nullif(noms.sigle, '') AS sigle,
    bruts.type_structure AS denomination,
    nullif(noms.nom, '') AS complement,
    bruts.nature,
    nullif(noms.sigle, '') AS categorie,
    CASE WHEN bruts.secteur IN ('PU', 'PR') THEN bruts.secteur END AS secteur,
    bruts.siren,
    nullif(trim(replace(bruts.adresse, '$', ' ')), '') AS adresse,
    bruts.boite_postale,
    bruts.code_postal,
    coalesce(bruts.commune, nullif(noms.commune, '')) AS commune,
    bruts.telephone,
    bruts.mel
FROM recu_ecoles AS ecoles
JOIN recu_uais AS uais ON uais.uai = ecoles.uai
JOIN brut_etablissements AS bruts ON bruts.jointure = ecoles.jointure
JOIN noms ON noms.jointure = ecoles.jointure
CROSS JOIN recu_etat
WHERE ecoles.uai NOT IN (SELECT uai FROM etablissements WHERE source = 'aaf')
QUALIFY row_number() OVER (PARTITION BY ecoles.uai ORDER BY length(ecoles.jointure), ecoles.jointure) = 1
