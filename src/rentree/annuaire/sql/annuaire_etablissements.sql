SELECT jointures.jointure, fiches.*
FROM etablissement_fiches AS fiches
JOIN jointures ON jointures.groupe = fiches.academie || ' etablissement:' || fiches.uai
