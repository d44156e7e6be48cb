-- One row a school: STS-WEB first, SIECLE Communs for what it does not say, an AAF where neither speaks.
SELECT
    academies.uai,
    academies.academie,
    academies.academie_libelle,
    coalesce(sts.sigle, communs.sigle, aaf.sigle) AS sigle,
    coalesce(sts.denomination, communs.denomination, aaf.denomination) AS denomination,
    coalesce(sts.complement, communs.complement, aaf.complement) AS complement,
    coalesce(sts.nature, aaf.nature) AS nature,
    coalesce(communs.categorie, sts.categorie, aaf.categorie) AS categorie,
    coalesce(communs.secteur, sts.secteur, aaf.secteur) AS secteur,
    coalesce(communs.siren, aaf.siren) AS siren,
    coalesce(sts.adresse, communs.adresse, aaf.adresse) AS adresse,
    coalesce(sts.boite_postale, communs.boite_postale, aaf.boite_postale) AS boite_postale,
    coalesce(sts.code_postal, communs.code_postal, aaf.code_postal) AS code_postal,
    coalesce(sts.commune, communs.commune, aaf.commune) AS commune,
    coalesce(sts.telephone, communs.telephone, aaf.telephone) AS telephone,
    coalesce(communs.mel, aaf.mel) AS mel
FROM academies
LEFT JOIN etablissements AS sts ON sts.uai = academies.uai AND sts.source = 'sts'
LEFT JOIN etablissements AS communs ON communs.uai = academies.uai AND communs.source = 'communs'
LEFT JOIN etablissements AS aaf ON aaf.uai = academies.uai AND aaf.source = 'aaf'
