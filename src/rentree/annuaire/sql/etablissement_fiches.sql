-- One row a school: STS-WEB first, SIECLE Communs for what it does not say.
SELECT
    academies.uai,
    academies.academie,
    academies.academie_libelle,
    coalesce(sts.sigle, communs.sigle) AS sigle,
    coalesce(sts.denomination, communs.denomination) AS denomination,
    coalesce(sts.complement, communs.complement) AS complement,
    sts.nature,
    coalesce(communs.categorie, sts.categorie) AS categorie,
    coalesce(communs.secteur, sts.secteur) AS secteur,
    communs.siren,
    coalesce(sts.adresse, communs.adresse) AS adresse,
    coalesce(sts.boite_postale, communs.boite_postale) AS boite_postale,
    coalesce(sts.code_postal, communs.code_postal) AS code_postal,
    coalesce(sts.commune, communs.commune) AS commune,
    coalesce(sts.telephone, communs.telephone) AS telephone,
    communs.mel
FROM academies
LEFT JOIN etablissements AS sts ON sts.uai = academies.uai AND sts.source = 'sts'
LEFT JOIN etablissements AS communs ON communs.uai = academies.uai AND communs.source = 'communs'
