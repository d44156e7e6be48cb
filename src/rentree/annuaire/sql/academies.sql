-- The académie of each school: what STS-WEB says, else the one of the UAI's département.
SELECT
    ecoles.uai,
    coalesce(sts.academie, departements.academie, '00') AS academie,
    sts.libelle AS academie_libelle
FROM (SELECT DISTINCT uai FROM exports) AS ecoles
LEFT JOIN (
    SELECT uai, max(academie) AS academie, max(academie_libelle) AS libelle
    FROM etablissements
    WHERE source = 'sts'
    GROUP BY uai
) AS sts ON sts.uai = ecoles.uai
LEFT JOIN departements ON departements.departement = substr(ecoles.uai, 1, 3)
