"""The official names of the STS-WEB export `STS_EDT`, and the canonical columns that they feed."""

from rentree.formats.releve import Champ, Niveau, Releve, booleen, date_iso, decimal, entier

CIVILITES = {"1": "M.", ".": "M.", "2": "MME", "3": "MME", "L": "MME", "M": "MME"}
SOURCE = {"source": "sts"}


def civilite(texte: str) -> str:
    """Write a civility code of STS-WEB as `M.` or `MME`. Raises ValueError."""
    if texte not in CIVILITES:
        raise ValueError(texte)
    return CIVILITES[texte]


def academie(texte: str) -> str:
    """Write the three-digit code of STS-WEB on two digits: `016` gives `16`."""
    return texte[-2:].zfill(2)


def secteur(texte: str) -> str:
    """Write STATUT as `PU` or `PR`."""
    return "PU" if texte.lower().startswith("pu") else "PR"


ETABLISSEMENTS = Releve(
    "etablissements",
    (Niveau("PARAMETRES/UAJ", ("CODE",)),),
    (
        Champ("sigle", ("SIGLE",)),
        Champ("denomination", ("DENOM_PRINC",)),
        Champ("complement", ("DENOM_COMPL",)),
        Champ("nature", ("CODE_NATURE",)),
        Champ("categorie", ("CODE_CATEGORIE",)),
        Champ("secteur", ("STATUT",), secteur),
        Champ("adresse", ("ADRESSE",)),
        Champ("boite_postale", ("BOITE_POSTALE",)),
        Champ("code_postal", ("CODE_POSTAL",)),
        Champ("commune", ("COMMUNE",)),
        Champ("telephone", ("TELEPHONE",)),
    ),
    "UAJ@CODE",
    SOURCE,
)

MEFS = Releve(
    "mefs",
    (Niveau("NOMENCLATURES/MEFS/MEF", ("CODE",)),),
    (
        Champ("code_mef", ("MEF@CODE",)),
        Champ("formation", ("FORMATION",)),
        Champ("libelle", ("LIBELLE_LONG", "LIBELLE_EDITION", "FORMATION")),
        Champ("libelle_edition", ("LIBELLE_EDITION",)),
        Champ("mefstat11", ("MEFSTAT11",)),
    ),
    "MEF@CODE",
    SOURCE,
)

MATIERES = Releve(
    "matieres",
    (Niveau("NOMENCLATURES/MATIERES/MATIERE", ("CODE",)),),
    (
        Champ("code_matiere", ("MATIERE@CODE",)),
        Champ("code_gestion", ("CODE_GESTION",)),
        Champ("libelle_court", ("LIBELLE_COURT",)),
        Champ("libelle", ("LIBELLE_LONG", "LIBELLE_EDITION", "LIBELLE_COURT")),
        Champ("libelle_edition", ("LIBELLE_EDITION",)),
    ),
    "MATIERE@CODE",
    SOURCE,
)

_DIVISION = Niveau("DONNEES/STRUCTURE/DIVISIONS/DIVISION", ("CODE",))
_GROUPE = Niveau("DONNEES/STRUCTURE/GROUPES/GROUPE", ("CODE",))
_EFFECTIFS = (
    Champ("effectif_prevu", ("EFFECTIF_PREVU",), entier),
    Champ("effectif_calcule", ("EFFECTIF_CALCULE",), entier),
)

DIVISIONS = Releve(
    "divisions",
    (_DIVISION,),
    (Champ("code", ("DIVISION@CODE",)), Champ("libelle", ("LIBELLE_LONG",)), *_EFFECTIFS),
    "DIVISION@CODE",
    SOURCE,
)

DIVISION_MEFS = Releve(
    "division_mefs",
    (_DIVISION, Niveau("MEFS_APPARTENANCE/MEF_APPARTENANCE", ("CODE",))),
    (Champ("division", ("DIVISION@CODE",)), Champ("code_mef", ("MEF_APPARTENANCE@CODE",)), *_EFFECTIFS),
    "DIVISION@CODE",
    SOURCE,
)

GROUPES = Releve(
    "groupes",
    (_GROUPE,),
    (Champ("code", ("GROUPE@CODE",)), Champ("libelle", ("LIBELLE_LONG",)), *_EFFECTIFS),
    "GROUPE@CODE",
    SOURCE,
)

GROUPE_DIVISIONS = Releve(
    "groupe_divisions",
    (_GROUPE, Niveau("DIVISIONS_APPARTENANCE/DIVISION_APPARTENANCE", ("CODE",))),
    (
        Champ("groupe", ("GROUPE@CODE",)),
        Champ("division", ("DIVISION_APPARTENANCE@CODE",)),
        Champ("effectif_calcule", ("EFFECTIF_CALCULE",), entier),
    ),
    "GROUPE@CODE",
    SOURCE,
)

GROUPE_MEFS = Releve(
    "groupe_mefs",
    (_GROUPE, Niveau("MEFS_APPARTENANCE/MEF_APPARTENANCE", ("CODE",))),
    (Champ("groupe", ("GROUPE@CODE",)), Champ("code_mef", ("MEF_APPARTENANCE@CODE",))),
    "GROUPE@CODE",
    SOURCE,
)

_INDIVIDU = Niveau("DONNEES/INDIVIDUS/INDIVIDU", ("ID", "TYPE"))
_SUPPLEANT = Niveau(".//SUPPLEANTS/SUPPLEANT", ("ID", "TYPE"))


def _staff(balise: str) -> tuple[Champ, Champ]:
    return Champ("type", (f"{balise}@TYPE",)), Champ("id", (f"{balise}@ID",))


_IDENTITE = (
    Champ("civilite", ("CIVILITE",), civilite),
    Champ("sexe", ("SEXE",)),
    Champ("nom_usage", ("NOM_USAGE",)),
    Champ("nom_famille", ("NOM_PATRONYMIQUE",)),
    Champ("prenom", ("PRENOM",)),
    Champ("date_naissance", ("DATE_NAISSANCE",), date_iso),
    Champ("grade", ("GRADE",)),
)

INDIVIDUS = Releve("personnels", (_INDIVIDU,), (*_staff("INDIVIDU"), *_IDENTITE), "INDIVIDU@ID", SOURCE)
SUPPLEANTS = Releve("personnels", (_SUPPLEANT,), (*_staff("SUPPLEANT"), *_IDENTITE), "SUPPLEANT@ID", SOURCE)

_FONCTION = Champ("fonction", ("FONCTION",))
FONCTIONS = Releve("personnel_fonctions", (_INDIVIDU,), (*_staff("INDIVIDU"), _FONCTION), "INDIVIDU@ID")
FONCTIONS_SUPPLEANTS = Releve("personnel_fonctions", (_SUPPLEANT,), (*_staff("SUPPLEANT"), _FONCTION), "SUPPLEANT@ID")

DISCIPLINES = Releve(
    "disciplines",
    (_INDIVIDU, Niveau("DISCIPLINES/DISCIPLINE", ("CODE",))),
    (
        *_staff("INDIVIDU"),
        Champ("code", ("DISCIPLINE@CODE",)),
        Champ("libelle", ("LIBELLE_COURT",)),
        Champ("heures", ("NB_HEURES",), decimal),
    ),
    "INDIVIDU@ID",
)

PROFESSEURS_PRINCIPAUX = Releve(
    "professeurs_principaux",
    (_INDIVIDU, Niveau("PROFS_PRINC/PROF_PRINC")),
    (
        *_staff("INDIVIDU"),
        Champ("division", ("CODE_STRUCTURE",)),
        Champ("date_debut", ("DATE_DEBUT",), date_iso),
        Champ("date_fin", ("DATE_FIN",), date_iso),
    ),
    "INDIVIDU@ID",
)

_SERVICE = Niveau("SERVICES/SERVICE", ("CODE_MATIERE", "CODE_MOD_COURS"))
_ENSEIGNANT = Niveau("ENSEIGNANTS/ENSEIGNANT", ("ID", "TYPE"))
_MATIERE = (Champ("code_matiere", ("SERVICE@CODE_MATIERE",)), Champ("modalite", ("SERVICE@CODE_MOD_COURS",)))


def _services(structure: Niveau, balise: str, genre: str) -> tuple[Releve, Releve]:
    """Services of divisions or of groups, and their teachers."""
    code = Champ("structure", (f"{balise}@CODE",))
    services = Releve(
        "services",
        (structure, _SERVICE),
        (
            code,
            *_MATIERE,
            Champ("heures", ("HEURES_STRUCTURE",), decimal),
            Champ("co_enseignement", ("CO_ENS",), booleen),
        ),
        f"{balise}@CODE",
        {"structure_type": genre},
    )
    enseignants = Releve(
        "service_enseignants",
        (structure, _SERVICE, _ENSEIGNANT),
        (code, *_MATIERE, *_staff("ENSEIGNANT"), Champ("heures", ("HEURES_AGENT",), decimal)),
        f"{balise}@CODE",
        {"structure_type": genre},
    )
    return services, enseignants


SERVICES_DIVISIONS, ENSEIGNANTS_DIVISIONS = _services(_DIVISION, "DIVISION", "D")
SERVICES_GROUPES, ENSEIGNANTS_GROUPES = _services(_GROUPE, "GROUPE", "G")

_SERVICE_SUPPLEANT = "SERVICE_SUPPLEANT."
SERVICES_SUPPLEANTS = Releve(
    "service_enseignants",
    (
        _SUPPLEANT,
        Niveau("SERVICES_SUPPLEANTS/SERVICE_SUPPLEANT", enfants=("CODE_MATIERE", "CODE_STRUCTURE", "CODE_MOD_COURS")),
        Niveau("PERIODES/PERIODE"),
    ),
    (
        Champ("structure", (_SERVICE_SUPPLEANT + "CODE_STRUCTURE",)),
        Champ("code_matiere", (_SERVICE_SUPPLEANT + "CODE_MATIERE",)),
        Champ("modalite", (_SERVICE_SUPPLEANT + "CODE_MOD_COURS",)),
        *_staff("SUPPLEANT"),
        Champ("heures", ("HEURES",), decimal),
        Champ("date_debut", ("DATE_DEBUT",), date_iso),
        Champ("date_fin", ("DATE_FIN",), date_iso),
        Champ("type_absent", ("TYPE_ABSENT",)),
        Champ("id_absent", ("ID_ABSENT",)),
    ),
    "SUPPLEANT@ID",
)

RELEVES: tuple[Releve, ...] = (
    ETABLISSEMENTS,
    MEFS,
    MATIERES,
    DIVISIONS,
    DIVISION_MEFS,
    GROUPES,
    GROUPE_DIVISIONS,
    GROUPE_MEFS,
    INDIVIDUS,
    SUPPLEANTS,
    FONCTIONS,
    FONCTIONS_SUPPLEANTS,
    DISCIPLINES,
    PROFESSEURS_PRINCIPAUX,
    SERVICES_DIVISIONS,
    SERVICES_GROUPES,
    ENSEIGNANTS_DIVISIONS,
    ENSEIGNANTS_GROUPES,
    SERVICES_SUPPLEANTS,
)
