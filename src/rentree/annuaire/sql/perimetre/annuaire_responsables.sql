-- Persons linked to a pupil that the project serves, at the best level of those links.
SELECT annuaire_responsables.* REPLACE (liens.niveau AS niveau)
FROM annuaire_responsables
JOIN (SELECT responsable, min(niveau) AS niveau FROM annuaire_liens GROUP BY responsable) AS liens
    ON liens.responsable = annuaire_responsables.jointure
