-- The académie of each school: what STS-WEB says, else an AAF, else the one of the UAI's département.
SELECT
    ecoles.uai,
    coalesce(dites.academie_sts, dites.academie_aaf, departements.academie, '00') AS academie,
    coalesce(dites.libelle_sts, dites.libelle_aaf) AS academie_libelle
FROM (SELECT DISTINCT uai FROM exports) AS ecoles
LEFT JOIN (
    SELECT
        uai,
        max(academie) FILTER (WHERE source = 'sts') AS academie_sts,
        max(academie) FILTER (WHERE source = 'aaf') AS academie_aaf,
        max(academie_libelle) FILTER (WHERE source = 'sts') AS libelle_sts,
        max(academie_libelle) FILTER (WHERE source = 'aaf') AS libelle_aaf
    FROM etablissements
    GROUP BY uai
) AS dites ON dites.uai = ecoles.uai
LEFT JOIN departements ON departements.departement = substr(ecoles.uai, 1, 3)
