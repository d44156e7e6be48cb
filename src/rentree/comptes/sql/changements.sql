-- Every change of the plan, one row each; the brakes come after.
SELECT
    'creation' AS operation, CAST(NULL AS BIGINT) AS id, nouveaux.jointure, logins.login, nouveaux.profil,
    coalesce(nouveaux.civilite, '') AS civilite, nouveaux.nom, nouveaux.prenom, coalesce(nouveaux.uais, '') AS uais,
    coalesce(nouveaux.divisions, '') AS divisions, nouveaux.academie, nouveaux.cle,
    CAST(NULL AS VARCHAR) AS avant,
    '{"etat":"actif","login":' || to_json(logins.login) || ',"nom":' || to_json(nouveaux.nom)
    || ',"prenom":' || to_json(nouveaux.prenom) || ',"uai":' || to_json(coalesce(nouveaux.uais, ''))
    || ',"divisions":' || to_json(coalesce(nouveaux.divisions, '')) || '}' AS apres,
    'nouveau' AS raison
FROM comptes_a_creer AS nouveaux
JOIN logins ON logins.jointure = nouveaux.jointure
WHERE logins.login <> ''
UNION ALL
SELECT
    CASE etat WHEN 'actif' THEN 'mise_a_jour' ELSE 'reactivation' END, id, jointure, login, profil,
    civilite, nom, prenom, uais, divisions, academie, cle, '{' || avant || '}', '{' || apres || '}',
    CASE etat WHEN 'actif' THEN 'affichage' ELSE 'revenu' END
FROM differences
CROSS JOIN reglages
WHERE etat <> 'actif' OR NOT reglages.ajout_seul
UNION ALL
SELECT
    CASE absences.etat WHEN 'actif' THEN 'desactivation' ELSE 'suppression' END, absences.id, absences.jointure,
    absences.login, absences.profil, absences.civilite, absences.nom, absences.prenom, absences.uais,
    absences.divisions, absences.academie, absences.cle,
    CASE absences.etat
        WHEN 'actif' THEN '{"etat":"actif"}'
        ELSE '{"etat":"desactive","desactive_le":' || to_json(absences.desactive_le) || '}'
    END,
    CASE absences.etat
        WHEN 'actif' THEN '{"etat":"desactive","desactive_le":' || to_json(reglages.au) || ',"supprime_le":'
            || to_json(CAST(reglages.au + coalesce(delais.jours, reglages.delai) AS DATE)) || '}'
        ELSE '{"etat":"supprime"}'
    END,
    CASE
        WHEN absences.etat <> 'actif' THEN 'delai'
        WHEN absences.connu THEN 'sans_droit'
        WHEN NOT absences.servi THEN 'hors_projet'
        WHEN absences.profil = 'responsable' THEN 'sans_enfant'
        ELSE 'absent'
    END
FROM absences
CROSS JOIN reglages
LEFT JOIN delais ON delais.profil = absences.profil
WHERE absences.attente IS NULL
