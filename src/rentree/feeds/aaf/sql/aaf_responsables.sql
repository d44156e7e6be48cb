-- Records of the relatives, with the pupils that they answer for.
WITH enfants AS (
    SELECT responsable, string_agg(CAST(eleve AS VARCHAR), chr(31) ORDER BY eleve) AS liste
    FROM annuaire_liens
    GROUP BY responsable
),

numeros AS (
    SELECT
        jointure,
        regexp_replace(
            regexp_replace(tel_personnel, '[ .-]', '', 'g'),
            '^(?:\+33|0033|0)([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$', '+33 \1 \2 \3 \4 \5'
        ) AS personnel,
        regexp_replace(
            regexp_replace(tel_professionnel, '[ .-]', '', 'g'),
            '^(?:\+33|0033|0)([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$', '+33 \1 \2 \3 \4 \5'
        ) AS professionnel,
        regexp_replace(
            regexp_replace(tel_portable, '[ .-]', '', 'g'),
            '^(?:\+33|0033|0)([1-9])(\d\d)(\d\d)(\d\d)(\d\d)$', '+33 \1 \2 \3 \4 \5'
        ) AS portable
    FROM annuaire_responsables
)

SELECT
    personnes.jointure,
    personnes.nom_famille,
    personnes.nom,
    personnes.prenom,
    personnes.civilite,
    enfants.liste AS eleves,
    numeros.personnel AS tel_personnel,
    numeros.professionnel AS tel_professionnel,
    replace(coalesce(personnes.ligne1, ''), '$', ' ') || '$' || replace(coalesce(personnes.ligne2, ''), '$', ' ') || '$'
    || replace(coalesce(personnes.ligne3, ''), '$', ' ') || '$' || replace(coalesce(personnes.ligne4, ''), '$', ' ')
        AS adresse,
    personnes.code_postal,
    personnes.ville,
    personnes.pays,
    CASE WHEN personnes.communication_adresse THEN 'O' ELSE 'N' END AS diffusion,
    numeros.portable AS tel_portable,
    personnes.mel,
    CASE WHEN personnes.accepte_sms THEN numeros.portable END AS sms,
    '' AS vide
FROM annuaire_responsables AS personnes
JOIN enfants ON enfants.responsable = personnes.jointure
JOIN numeros ON numeros.jointure = personnes.jointure
