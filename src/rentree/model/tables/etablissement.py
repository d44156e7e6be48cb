"""Schools and their nomenclatures: what the school is, which MEF and subjects it uses, what could not be read."""

from rentree.model.tables.schema import BOOLEEN, TEXTE, Colonne, TableCanonique

SOURCE = Colonne(
    "source", TEXTE, "which export says so: `eleves`, `structures`, `nomenclatures`, `communs`, `sts`, `aaf`…"
)

ETABLISSEMENTS = TableCanonique(
    "etablissements",
    "A school, as described by STS-WEB (source `sts`), by SIECLE Communs (`communs`) or by an AAF (`aaf`).",
    (
        SOURCE,
        Colonne("academie", TEXTE, "code of the académie on two digits, `16`; not in Communs"),
        Colonne("academie_libelle", TEXTE, "name of the académie in capitals; not in Communs"),
        Colonne("sigle", TEXTE, "type in short: `CLG`, `LYC`, `LP`"),
        Colonne("denomination", TEXTE, "main name"),
        Colonne("complement", TEXTE, "rest of the name, often the proper name"),
        Colonne("nature", TEXTE, "code of the nature of the school: `340` collège, `300` lycée GT"),
        Colonne("categorie", TEXTE, "type of school: `CLG`, `LYC`…"),
        Colonne("secteur", TEXTE, "`PU` public, `PR` private"),
        Colonne("siren", TEXTE, "SIREN number, 9 digits; an AAF gives the SIRET, 14 digits"),
        Colonne("adresse", TEXTE, "street line"),
        Colonne("boite_postale", TEXTE, "post office box"),
        Colonne("code_postal", TEXTE, "postcode, 5 characters"),
        Colonne("commune", TEXTE, "town"),
        Colonne("telephone", TEXTE, "telephone as typed"),
        Colonne("mel", TEXTE, "e-mail of the school"),
    ),
)

MEFS = TableCanonique(
    "mefs",
    "A training (module élémentaire de formation) known to the school.",
    (
        SOURCE,
        Colonne("code_mef", TEXTE, "MEF, 11 characters"),
        Colonne("formation", TEXTE, "short label: `6EME`"),
        Colonne("libelle", TEXTE, "long label, 40 characters"),
        Colonne("libelle_edition", TEXTE, "label for print"),
        Colonne("mef_rattachement", TEXTE, "national MEF that this one belongs to"),
        Colonne("mefstat11", TEXTE, "statistical code, 11 characters"),
        Colonne("inscription", BOOLEEN, "whether pupils can be enrolled in it"),
    ),
)

MATIERES = TableCanonique(
    "matieres",
    "A subject known to the school.",
    (
        SOURCE,
        Colonne("code_matiere", TEXTE, "subject code, 6 characters; a letter marks an académie's subject"),
        Colonne("code_gestion", TEXTE, "short name used in schools: `AGL1`"),
        Colonne("libelle_court", TEXTE, "short label, 20 characters"),
        Colonne("libelle", TEXTE, "long label, 40 characters"),
        Colonne("libelle_edition", TEXTE, "label for print"),
        Colonne("matiere_nationale", TEXTE, "national subject that an académie's subject belongs to"),
    ),
)

VALEURS_ILLISIBLES = TableCanonique(
    "valeurs_illisibles",
    "A value that was in a file and could not be read as what it should be: kept, so that nothing is lost in silence.",
    (
        Colonne("objet", TEXTE, "canonical table of the fiche"),
        Colonne("cle", TEXTE, "key of the fiche in its file"),
        Colonne("champ", TEXTE, "official name of the element or attribute"),
        Colonne("valeur", TEXTE, "what was written"),
    ),
)
