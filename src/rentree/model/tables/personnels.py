"""Staff and services: the tables read from STS-WEB and from the list of staff without teaching service."""

from rentree.model.tables.etablissement import SOURCE
from rentree.model.tables.schema import BOOLEEN, DATE, DECIMAL, LIGNE, TEXTE, Colonne, TableCanonique

TYPE = Colonne("type", TEXTE, "`epp`, `dir`, `eppsup`, `local` (STS-WEB), `gi` (GI/GC), `aaf`, `aaf1d`, `aafagri`")
ID = Colonne("id", TEXTE, "number; the pair (type, id) is the key in the académie, `local` only in its school")
STRUCTURE_TYPE = Colonne("structure_type", TEXTE, "`D` division, `G` group")
STRUCTURE = Colonne("structure", TEXTE, "code of the division or group")
MATIERE = Colonne("code_matiere", TEXTE, "subject, 6 characters")
MODALITE = Colonne("modalite", TEXTE, "kind of lesson: `CG`, `TP`…")

PERSONNELS = TableCanonique(
    "personnels",
    "A member of staff in one school.",
    (
        LIGNE,
        SOURCE,
        TYPE,
        ID,
        Colonne("civilite", TEXTE, "`M.` or `MME`"),
        Colonne("sexe", TEXTE, "`1` male, `2` female"),
        Colonne("nom_usage", TEXTE, "name in use"),
        Colonne("nom_famille", TEXTE, "birth name"),
        Colonne("prenom", TEXTE, "first name, often upper case"),
        Colonne("date_naissance", DATE, "birth date; heads and local resources have none"),
        Colonne("grade", TEXTE, "label of the grade"),
        Colonne("mel", TEXTE, "e-mail (GI/GC list, AAF)"),
        Colonne("rattachement", BOOLEEN, "the school is the one the person belongs to; only an AAF says it"),
        Colonne("enseignant", BOOLEEN, "the person is of a category of teachers; only an AAF says it"),
    ),
)

PERSONNEL_FONCTIONS = TableCanonique(
    "personnel_fonctions",
    "A function that a member of staff holds in the school.",
    (
        TYPE,
        ID,
        Colonne("fonction", TEXTE, "function code: `ENS`, `EDU`, `DIR`, `DOC`, `ADF`…"),
        Colonne("libelle", TEXTE, "label of the function; only an AAF says it"),
    ),
)

DISCIPLINES = TableCanonique(
    "disciplines",
    "A recruitment discipline of a teacher.",
    (
        TYPE,
        ID,
        Colonne("code", TEXTE, "discipline code: `L0422`"),
        Colonne("libelle", TEXTE, "label, 10 characters"),
        Colonne("heures", DECIMAL, "hours a week"),
        Colonne("fonction", TEXTE, "function that the discipline goes with; only an AAF says it"),
    ),
)

PROFESSEURS_PRINCIPAUX = TableCanonique(
    "professeurs_principaux",
    "A form teacher of a division.",
    (
        TYPE,
        ID,
        Colonne("division", TEXTE, "code of the division"),
        Colonne("date_debut", DATE, "first day"),
        Colonne("date_fin", DATE, "last day"),
    ),
)

SERVICES = TableCanonique(
    "services",
    "A subject taught to a division or a group.",
    (
        STRUCTURE_TYPE,
        STRUCTURE,
        MATIERE,
        MODALITE,
        Colonne("heures", DECIMAL, "hours a week of the structure"),
        Colonne("co_enseignement", BOOLEEN, "several teachers together"),
    ),
)

SERVICE_ENSEIGNANTS = TableCanonique(
    "service_enseignants",
    "A teacher of a service; for a replacement teacher, the period and who is replaced.",
    (
        STRUCTURE_TYPE,
        STRUCTURE,
        MATIERE,
        MODALITE,
        TYPE,
        ID,
        Colonne("heures", DECIMAL, "hours a week of this teacher"),
        Colonne("date_debut", DATE, "first day of a replacement; null for a permanent service"),
        Colonne("date_fin", DATE, "last day of a replacement"),
        Colonne("type_absent", TEXTE, "type of the person replaced"),
        Colonne("id_absent", TEXTE, "number of the person replaced"),
    ),
)
