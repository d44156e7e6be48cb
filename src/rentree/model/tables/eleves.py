"""Pupils, responsables, and what ties them: the tables read from SIECLE-BEE or from the AAF of another producer."""

from rentree.model.tables.etablissement import SOURCE
from rentree.model.tables.schema import BOOLEEN, DATE, ENTIER, LIGNE, TEXTE, Colonne, TableCanonique

ELEVES = TableCanonique(
    "eleves",
    "A pupil's fiche in one school, leavers included.",
    (
        LIGNE,
        Colonne("eleve_id", TEXTE, "ELEVE_ID, key of the pupil in the académie's base; from an AAF, `aaf-<id>`"),
        Colonne("eleve_siecle", TEXTE, "ELEVE_ID of SIECLE that an AAF gives beside its own number; else null"),
        Colonne("elenoet", TEXTE, "local number of the pupil in the school"),
        Colonne("ine", TEXTE, "national number (ID_NATIONAL, else INE_RNIE, else INE_BEA)"),
        Colonne("nom_famille", TEXTE, "family name, upper case"),
        Colonne("nom_usage", TEXTE, "name in use, rarely filled"),
        Colonne("prenom", TEXTE, "usual first name"),
        Colonne("prenom2", TEXTE, "second first name"),
        Colonne("prenom3", TEXTE, "third first name"),
        Colonne("date_naissance", DATE, "birth date; null when absent or unreadable"),
        Colonne("sexe", TEXTE, "`1` male, `2` female"),
        Colonne("code_mef", TEXTE, "MEF of the current schooling; leavers usually have none"),
        Colonne("statut", TEXTE, "`ST` scolaire, `AP` apprentice…"),
        Colonne("regime", TEXTE, "code of the régime"),
        Colonne("date_entree", DATE, "entry in the school"),
        Colonne("date_sortie", DATE, "leaving date; null while the pupil is there"),
        Colonne("motif_sortie", TEXTE, "code of the reason for leaving"),
        Colonne("tel_personnel", TEXTE, "telephone"),
        Colonne("tel_portable", TEXTE, "mobile"),
        Colonne("tel_professionnel", TEXTE, "work telephone"),
        Colonne("mel", TEXTE, "e-mail"),
        Colonne("adresse_id", TEXTE, "the pupil's own address, in the same file; usually absent"),
        Colonne("transport", BOOLEEN, "uses school transport"),
        Colonne("boursier", BOOLEEN, "has at least one grant"),
    ),
)

ELEVE_STRUCTURES = TableCanonique(
    "eleve_structures",
    "A division or a group that a pupil is in.",
    (
        Colonne("eleve_id", TEXTE, "pupil"),
        Colonne("type", TEXTE, "`D` division, `G` group"),
        Colonne("code", TEXTE, "code of the structure"),
    ),
)

ELEVE_OPTIONS = TableCanonique(
    "eleve_options",
    "A subject that a pupil follows as an option.",
    (
        Colonne("eleve_id", TEXTE, "pupil"),
        Colonne("rang", ENTIER, "rank of the option, from 1"),
        Colonne("modalite", TEXTE, "`O` compulsory, `F` optional"),
        Colonne("code_matiere", TEXTE, "subject, 6 characters"),
    ),
)

RESPONSABLES = TableCanonique(
    "responsables",
    "A person of the school's SIECLE base: parent, guardian, contact, or organisation.",
    (
        LIGNE,
        Colonne("personne_id", TEXTE, "PERSONNE_ID, key of the person in the académie's base; from an AAF, `aaf-<id>`"),
        Colonne("civilite", TEXTE, "`M.` or `MME`"),
        Colonne("nom_famille", TEXTE, "family name"),
        Colonne("nom_usage", TEXTE, "name in use"),
        Colonne("prenom", TEXTE, "first name"),
        Colonne("tel_personnel", TEXTE, "telephone"),
        Colonne("tel_portable", TEXTE, "mobile"),
        Colonne("tel_professionnel", TEXTE, "work telephone"),
        Colonne("accepte_sms", BOOLEEN, "accepts text messages"),
        Colonne("mel", TEXTE, "e-mail"),
        Colonne("communication_adresse", BOOLEEN, "lets parents' associations have the address"),
        Colonne("adresse_id", TEXTE, "address, in the same file"),
    ),
)

LIENS = TableCanonique(
    "liens",
    "A link from a person to a pupil.",
    (
        Colonne("eleve_id", TEXTE, "pupil"),
        Colonne("personne_id", TEXTE, "person"),
        Colonne("niveau", ENTIER, "1 légal, 2 en charge, 3 contact (old files: RESP_LEGAL 1 and 2 give 1, 0 gives 3)"),
        Colonne("parente", TEXTE, "kinship on two digits; the one-digit codes of old files are translated"),
        Colonne("financier", BOOLEEN, "pays the school fees"),
        Colonne("paiement", BOOLEEN, "receives the grants"),
        Colonne("contact", BOOLEEN, "to be contacted first"),
        Colonne("heberge", BOOLEEN, "houses the pupil"),
    ),
)

ADRESSES = TableCanonique(
    "adresses",
    "A postal address; identifiers are those of one file, so `source` is part of the key.",
    (
        SOURCE,
        Colonne("adresse_id", TEXTE, "identifier inside the file"),
        Colonne("ligne1", TEXTE, "first line, 38 characters"),
        Colonne("ligne2", TEXTE, "second line"),
        Colonne("ligne3", TEXTE, "third line"),
        Colonne("ligne4", TEXTE, "fourth line"),
        Colonne("code_postal", TEXTE, "postcode"),
        Colonne("ville", TEXTE, "town, or foreign town"),
        Colonne("pays", TEXTE, "country in letters"),
    ),
)
