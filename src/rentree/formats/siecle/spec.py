"""The official names of SIECLE-BEE exports, and the canonical columns that they feed, all versions together."""

from rentree.formats.releve import Champ, Niveau, Releve, booleen, date_francaise, entier

PARENTE_ANCIENNE = {"1": "20", "2": "10", "3": "50", "4": "39", "5": "51", "6": "90", "7": "70"}
"""One-digit kinship codes (until 2018) -> two-digit ones; father and mother change places."""

RESP_LEGAL = {"1": 1, "2": 1, "0": 3}
"""RESP_LEGAL of old files -> level: 1 and 2 are both legal, 0 is a contact."""

CIVILITES = {"M.": "M.", "M": "M.", "MME": "MME", "MLLE": "MME", "MLE": "MME"}


def niveau(texte: str) -> int:
    """Read NIVEAU_RESPONSABILITE: 1 légal, 2 en charge, 3 contact. Raises ValueError."""
    if texte not in {"1", "2", "3"}:
        raise ValueError(texte)
    return int(texte)


def niveau_ancien(texte: str) -> int:
    """Read RESP_LEGAL of files before 2018. Raises ValueError."""
    if texte not in RESP_LEGAL:
        raise ValueError(texte)
    return RESP_LEGAL[texte]


def parente(texte: str) -> str:
    """Translate a kinship code to two digits."""
    return PARENTE_ANCIENNE.get(texte, texte)


def civilite(texte: str) -> str:
    """Write a civility as `M.` or `MME`. Raises ValueError."""
    if (court := CIVILITES.get(texte.upper())) is None:
        raise ValueError(texte)
    return court


ELEVE = Niveau("DONNEES/ELEVES/ELEVE", ("ELEVE_ID", "ELENOET"))

ELEVES = Releve(
    "eleves",
    (ELEVE,),
    (
        Champ("eleve_id", ("ELEVE@ELEVE_ID",)),
        Champ("elenoet", ("ELENOET", "ELEVE@ELENOET")),
        Champ("ine", ("ID_NATIONAL", "INE_RNIE", "INE_BEA")),
        Champ("nom_famille", ("NOM_DE_FAMILLE", "NOM")),
        Champ("nom_usage", ("NOM_USAGE",)),
        Champ("prenom", ("PRENOM",)),
        Champ("prenom2", ("PRENOM2",)),
        Champ("prenom3", ("PRENOM3",)),
        Champ("date_naissance", ("DATE_NAISS",), date_francaise),
        Champ("sexe", ("CODE_SEXE",)),
        Champ("code_mef", ("CODE_MEF",)),
        Champ("statut", ("CODE_STATUT",)),
        Champ("regime", ("CODE_REGIME",)),
        Champ("date_entree", ("DATE_ENTREE",), date_francaise),
        Champ("date_sortie", ("DATE_SORTIE",), date_francaise),
        Champ("motif_sortie", ("CODE_MOTIF_SORTIE",)),
        Champ("tel_personnel", ("TEL_PERSONNEL",)),
        Champ("tel_portable", ("TEL_PORTABLE",)),
        Champ("tel_professionnel", ("TEL_PROFESSIONNEL",)),
        Champ("mel", ("MEL",)),
        Champ("adresse_id", ("ADRESSE_ID",)),
        Champ("transport", ("ADHESION_TRANSPORT",), booleen),
    ),
    "ELEVE@ELEVE_ID",
)

BOURSES = (Niveau("DONNEES/BOURSES/BOURSE", ("ELEVE_ID",)),)
CODE_BOURSE = "CODE_BOURSE"

ELEVE_STRUCTURES = Releve(
    "eleve_structures",
    (Niveau("DONNEES/STRUCTURES/STRUCTURES_ELEVE", ("ELEVE_ID",)), Niveau("STRUCTURE")),
    (
        Champ("eleve_id", ("STRUCTURES_ELEVE@ELEVE_ID",)),
        Champ("type", ("TYPE_STRUCTURE",)),
        Champ("code", ("CODE_STRUCTURE",)),
    ),
    "STRUCTURES_ELEVE@ELEVE_ID",
)

_OPTION = (
    Champ("rang", ("NUM_OPTION",), entier),
    Champ("modalite", ("CODE_MODALITE_ELECT",)),
    Champ("code_matiere", ("CODE_MATIERE",)),
)

ELEVE_OPTIONS = Releve(
    "eleve_options",
    (Niveau("DONNEES/OPTIONS/OPTION", ("ELEVE_ID",)), Niveau("OPTIONS_ELEVE")),
    (Champ("eleve_id", ("OPTION@ELEVE_ID",)), *_OPTION),
    "OPTION@ELEVE_ID",
)

ELEVE_OPTIONS_ANCIENNES = Releve(
    "eleve_options",
    (Niveau("DONNEES/OPTIONS/OPTIONS_ELEVE", ("ELEVE_ID",)), Niveau("OPTION")),
    (Champ("eleve_id", ("OPTIONS_ELEVE@ELEVE_ID",)), *_OPTION),
    "OPTIONS_ELEVE@ELEVE_ID",
)
"""Before schema 1.32 the two element names were the other way round."""

ADRESSES = Releve(
    "adresses",
    (Niveau("DONNEES/ADRESSES/ADRESSE", ("ADRESSE_ID",)),),
    (
        Champ("adresse_id", ("ADRESSE@ADRESSE_ID",)),
        Champ("ligne1", ("LIGNE1_ADRESSE",)),
        Champ("ligne2", ("LIGNE2_ADRESSE",)),
        Champ("ligne3", ("LIGNE3_ADRESSE",)),
        Champ("ligne4", ("LIGNE4_ADRESSE",)),
        Champ("code_postal", ("CODE_POSTAL",)),
        Champ("ville", ("LIBELLE_POSTAL", "COMMUNE_ETRANGERE")),
        Champ("pays", ("LL_PAYS",)),
    ),
    "ADRESSE@ADRESSE_ID",
)

RESPONSABLES = Releve(
    "responsables",
    (Niveau("DONNEES/PERSONNES/PERSONNE", ("PERSONNE_ID",)),),
    (
        Champ("personne_id", ("PERSONNE@PERSONNE_ID",)),
        Champ("civilite", ("LC_CIVILITE",), civilite),
        Champ("nom_famille", ("NOM_DE_FAMILLE", "NOM")),
        Champ("nom_usage", ("NOM_USAGE",)),
        Champ("prenom", ("PRENOM",)),
        Champ("tel_personnel", ("TEL_PERSONNEL",)),
        Champ("tel_portable", ("TEL_PORTABLE",)),
        Champ("tel_professionnel", ("TEL_PROFESSIONNEL",)),
        Champ("accepte_sms", ("ACCEPTE_SMS",), booleen),
        Champ("mel", ("MEL",)),
        Champ("communication_adresse", ("COMMUNICATION_ADRESSE",), booleen),
        Champ("adresse_id", ("ADRESSE_ID",)),
    ),
    "PERSONNE@PERSONNE_ID",
)

LIENS = Releve(
    "liens",
    (Niveau("DONNEES/RESPONSABLES/RESPONSABLE_ELEVE"),),
    (
        Champ("eleve_id", ("ELEVE_ID",)),
        Champ("personne_id", ("PERSONNE_ID",)),
        Champ(
            "niveau",
            ("NIVEAU_RESPONSABILITE", "RESP_LEGAL"),
            lectures={"NIVEAU_RESPONSABILITE": niveau, "RESP_LEGAL": niveau_ancien},
        ),
        Champ("parente", ("CODE_PARENTE",), parente),
        Champ("financier", ("PAIE_FRAIS_SCOLAIRES", "RESP_FINANCIER"), booleen),
        Champ("paiement", ("PERCOIT_LES_AIDES", "PERS_PAIEMENT", "PERS_PAIMENT"), booleen),
        Champ("contact", ("A_CONTACTER_EN_PRIORITE", "PERS_CONTACT"), booleen),
        Champ("heberge", ("HEBERGE_ELEVE",), booleen),
    ),
    "ELEVE_ID",
)

MEFS = Releve(
    "mefs",
    (Niveau("DONNEES/MEFS/MEF", ("CODE_MEF",)),),
    (
        Champ("code_mef", ("MEF@CODE_MEF",)),
        Champ("formation", ("FORMATION",)),
        Champ("libelle", ("LIBELLE_LONG", "LIBELLE_EDITION", "FORMATION")),
        Champ("libelle_edition", ("LIBELLE_EDITION",)),
        Champ("mef_rattachement", ("MEF_RATTACHEMENT",)),
        Champ("mefstat11", ("CODE_MEFSTAT",)),
        Champ("inscription", ("INSCRIPTION_ETAB",), booleen),
    ),
    "MEF@CODE_MEF",
    {"source": "nomenclatures"},
)

MATIERES = Releve(
    "matieres",
    (Niveau("DONNEES/MATIERES/MATIERE", ("CODE_MATIERE",)),),
    (
        Champ("code_matiere", ("MATIERE@CODE_MATIERE",)),
        Champ("code_gestion", ("CODE_GESTION",)),
        Champ("libelle_court", ("LIBELLE_COURT",)),
        Champ("libelle", ("LIBELLE_LONG", "LIBELLE_EDITION", "LIBELLE_COURT")),
        Champ("libelle_edition", ("LIBELLE_EDITION",)),
        Champ("matiere_nationale", ("CODE_MATIERE_NATIONALE",)),
    ),
    "MATIERE@CODE_MATIERE",
    {"source": "nomenclatures"},
)

_DIVISION = Niveau("DONNEES/DIVISIONS/DIVISION", ("CODE_STRUCTURE",))
_GROUPE = Niveau("DONNEES/GROUPES/GROUPE", ("CODE_STRUCTURE",))
_SOURCE = {"source": "structures"}

DIVISIONS = Releve(
    "divisions",
    (_DIVISION,),
    (Champ("code", ("DIVISION@CODE_STRUCTURE",)), Champ("libelle", ("LIBELLE_LONG",))),
    "DIVISION@CODE_STRUCTURE",
    _SOURCE,
)

DIVISION_MEFS = Releve(
    "division_mefs",
    (_DIVISION, Niveau("MEFS_APPARTENANCE/MEF_APPARTENANCE")),
    (Champ("division", ("DIVISION@CODE_STRUCTURE",)), Champ("code_mef", ("CODE_MEF",))),
    "DIVISION@CODE_STRUCTURE",
    _SOURCE,
)

GROUPES = Releve(
    "groupes",
    (_GROUPE,),
    (Champ("code", ("GROUPE@CODE_STRUCTURE",)), Champ("libelle", ("LIBELLE_LONG",))),
    "GROUPE@CODE_STRUCTURE",
    _SOURCE,
)

GROUPE_DIVISIONS = Releve(
    "groupe_divisions",
    (_GROUPE, Niveau("DIVISIONS_APPARTENANCE/DIVISION_APPARTENANCE")),
    (Champ("groupe", ("GROUPE@CODE_STRUCTURE",)), Champ("division", ("CODE_STRUCTURE",))),
    "GROUPE@CODE_STRUCTURE",
    _SOURCE,
)

GROUPE_MEFS = Releve(
    "groupe_mefs",
    (_GROUPE, Niveau("MEFS_APPARTENANCE/MEF_APPARTENANCE")),
    (Champ("groupe", ("GROUPE@CODE_STRUCTURE",)), Champ("code_mef", ("CODE_MEF",))),
    "GROUPE@CODE_STRUCTURE",
    _SOURCE,
)

ETABLISSEMENTS = Releve(
    "etablissements",
    (Niveau("DONNEES/UAJ"),),
    (
        Champ("sigle", ("CODE_TYPE_ETAB",)),
        Champ("denomination", ("DENOM_PRINC",)),
        Champ("complement", ("DENOM_COMPL",)),
        Champ("categorie", ("CODE_TYPE_ETAB",)),
        Champ("secteur", ("SECTEUR_CODE",)),
        Champ("siren", ("NUM_SIREN",)),
        Champ("adresse", ("LIGNE1_ADRESSE", "LIGNE2_ADRESSE", "LIGNE3_ADRESSE", "LIGNE4_ADRESSE")),
        Champ("boite_postale", ("BOITE_POST",)),
        Champ("code_postal", ("CODE_POSTAL",)),
        Champ("commune", ("LIBELLE_POSTAL", "COMMUNE_ETRANGERE")),
        Champ("telephone", ("TELEPHONE",)),
        Champ("mel", ("MEL_1", "MEL_2")),
    ),
    "ETAB_UAJ_ID",
    {"source": "communs"},
)

SOURCES: dict[str, str] = {
    "BEE_ELEVES": "eleves",
    "BEE_RESPONSABLES": "responsables",
    "BEE_NOMENCLATURES": "nomenclatures",
    "BEE_STRUCTURES": "structures",
    "BEE_COMMUN": "communs",
}
"""Root element -> kind of export."""

RELEVES: dict[str, tuple[Releve, ...]] = {
    "eleves": (ELEVES, ELEVE_STRUCTURES, ADRESSES),
    "responsables": (RESPONSABLES, LIENS, ADRESSES),
    "nomenclatures": (MEFS, MATIERES),
    "structures": (DIVISIONS, DIVISION_MEFS, GROUPES, GROUPE_DIVISIONS, GROUPE_MEFS),
    "communs": (ETABLISSEMENTS,),
}
"""Kind of export -> what is read in it."""

FICHES_OBLIGATOIRES: dict[str, tuple[tuple[str, str], ...]] = {
    "eleves": (("eleves", "aucun élève"),),
    "responsables": (("responsables", "aucune personne"), ("liens", "aucun lien entre une personne et un élève")),
    "structures": (("divisions", "aucune division"),),
    "nomenclatures": (("mefs", "aucun MEF"), ("matieres", "aucune matière")),
}
"""Kind of export -> the tables that cannot be empty, and how that is said: SIECLE itself writes no such export."""
