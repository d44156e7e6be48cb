-- How each account whose person has a right should be displayed. A school that proves nothing today is not taken away
-- from somebody who has several: its divisions stay too.
WITH gardees AS (
    SELECT besoins.id, list(besoins.uai) AS uais
    FROM besoins
    JOIN comptes ON comptes.id = besoins.id
    WHERE besoins.servi AND NOT besoins.fiable AND comptes.profil <> 'eleve'
    GROUP BY besoins.id
)

SELECT
    comptes.id,
    comptes.etat,
    comptes.jointure,
    comptes.login,
    ayants_droit.profil,
    coalesce(ayants_droit.civilite, '') AS civilite,
    ayants_droit.nom,
    ayants_droit.prenom,
    CASE
        WHEN gardees.id IS NULL THEN coalesce(ayants_droit.uais, '')
        ELSE list_aggregate(
            list_sort(list_distinct(string_split(ayants_droit.uais, '|') || gardees.uais)), 'string_agg', '|'
        )
    END AS uais,
    CASE
        WHEN gardees.id IS NULL OR comptes.divisions = '' THEN coalesce(ayants_droit.divisions, '')
        WHEN ayants_droit.divisions IS NULL THEN comptes.divisions
        ELSE list_aggregate(
            list_sort(list_distinct(string_split(ayants_droit.divisions, '|') || string_split(comptes.divisions, '|'))),
            'string_agg', '|'
        )
    END AS divisions,
    ayants_droit.academie,
    ayants_droit.cle,
    comptes.profil AS profil_avant,
    comptes.civilite AS civilite_avant,
    comptes.nom AS nom_avant,
    comptes.prenom AS prenom_avant,
    comptes.uais AS uais_avant,
    comptes.divisions AS divisions_avant,
    comptes.academie AS academie_avant,
    comptes.cle AS cle_avant,
    comptes.desactive_le
FROM comptes
JOIN ayants_droit ON ayants_droit.jointure = comptes.jointure
LEFT JOIN gardees ON gardees.id = comptes.id
