-- A digest of the accounts, whatever their order: any change in one of them changes it.
SELECT
    count(*) || '-' || coalesce(
        bit_xor(
            md5_number(
                concat_ws(
                    chr(31), id, jointure, login, etat, profil, civilite, nom, prenom, uais, divisions, academie, cle,
                    cree_le, coalesce(CAST(desactive_le AS VARCHAR), '')
                )
            )
        ), 0
    ) AS empreinte
FROM comptes
