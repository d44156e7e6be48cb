-- Accounts whose person has a right and that are displayed otherwise now, or are not active; the login never changes.
WITH compares AS (
    SELECT
        *,
        concat_ws(
            ',',
            CASE WHEN etat <> 'actif' THEN '"etat":"desactive","desactive_le":' || to_json(desactive_le) END,
            CASE WHEN profil <> profil_avant THEN '"profil":' || to_json(profil_avant) END,
            CASE WHEN civilite <> civilite_avant THEN '"civilite":' || to_json(civilite_avant) END,
            CASE WHEN nom <> nom_avant THEN '"nom":' || to_json(nom_avant) END,
            CASE WHEN prenom <> prenom_avant THEN '"prenom":' || to_json(prenom_avant) END,
            CASE WHEN uais <> uais_avant THEN '"uai":' || to_json(uais_avant) END,
            CASE WHEN divisions <> divisions_avant THEN '"divisions":' || to_json(divisions_avant) END,
            CASE WHEN academie <> academie_avant THEN '"academie":' || to_json(academie_avant) END,
            CASE WHEN cle <> cle_avant THEN '"cle":' || to_json(cle_avant) END
        ) AS avant,
        concat_ws(
            ',',
            CASE WHEN etat <> 'actif' THEN '"etat":"actif"' END,
            CASE WHEN profil <> profil_avant THEN '"profil":' || to_json(profil) END,
            CASE WHEN civilite <> civilite_avant THEN '"civilite":' || to_json(civilite) END,
            CASE WHEN nom <> nom_avant THEN '"nom":' || to_json(nom) END,
            CASE WHEN prenom <> prenom_avant THEN '"prenom":' || to_json(prenom) END,
            CASE WHEN uais <> uais_avant THEN '"uai":' || to_json(uais) END,
            CASE WHEN divisions <> divisions_avant THEN '"divisions":' || to_json(divisions) END,
            CASE WHEN academie <> academie_avant THEN '"academie":' || to_json(academie) END,
            CASE WHEN cle <> cle_avant THEN '"cle":' || to_json(cle) END
        ) AS apres
    FROM affichages
)

SELECT * FROM compares WHERE avant <> ''
