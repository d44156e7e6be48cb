"""Official code lists that the line itself needs; the rest comes with the exports."""

from dataclasses import asdict, dataclass

ACADEMIES: dict[str, tuple[str, str]] = {
    "01": ("PARIS", "075"),
    "02": ("AIX-MARSEILLE", "004 005 013 084"),
    "03": ("BESANCON", "025 039 070 090"),
    "04": ("BORDEAUX", "024 033 040 047 064"),
    "05": ("CAEN", "014 050 061"),
    "06": ("CLERMONT", "003 015 043 063"),
    "07": ("DIJON", "021 058 071 089"),
    "08": ("GRENOBLE", "007 026 038 073 074"),
    "09": ("LILLE", "059 062"),
    "10": ("LYON", "001 042 069"),
    "11": ("MONTPELLIER", "011 030 034 048 066"),
    "12": ("NANCY-METZ", "054 055 057 088"),
    "13": ("POITIERS", "016 017 079 086"),
    "14": ("RENNES", "022 029 035 056"),
    "15": ("STRASBOURG", "067 068"),
    "16": ("TOULOUSE", "009 012 031 032 046 065 081 082"),
    "17": ("NANTES", "044 049 053 072 085"),
    "18": ("ORLEANS-TOURS", "018 028 036 037 041 045"),
    "19": ("REIMS", "008 010 051 052"),
    "20": ("AMIENS", "002 060 080"),
    "21": ("ROUEN", "027 076"),
    "22": ("LIMOGES", "019 023 087"),
    "23": ("NICE", "006 083"),
    "24": ("CRETEIL", "077 093 094"),
    "25": ("VERSAILLES", "078 091 092 095"),
    "27": ("CORSE", "620 720"),
    "28": ("LA REUNION", "974"),
    "31": ("MARTINIQUE", "972"),
    "32": ("GUADELOUPE", "971 977 978"),
    "33": ("GUYANE", "973"),
    "40": ("NOUVELLE-CALEDONIE", "983"),
    "41": ("POLYNESIE", "984"),
    "42": ("WALLIS", "987"),
    "43": ("MAYOTTE", "976"),
    "44": ("ST-PIERRE-ET-MIQUELON", "975"),
}
"""Code of an académie on two digits -> name in capitals, départements in the ministry's form."""

DEPARTEMENTS: dict[str, str] = {
    departement: code for code, (_, departements) in ACADEMIES.items() for departement in departements.split()
}
"""Département in the ministry's form -> code of its académie."""


@dataclass(frozen=True)
class Fonction:
    """A function of staff: its code, its label in the AAF, the profile that it gives, and its rank among several."""

    fonction: str
    libelle: str
    profil: str
    rang: int

    def row(self) -> dict[str, object]:
        """As a row of a table."""
        return asdict(self)


_FONCTIONS = (
    ("DIR", "DIRECTION", "direction"),
    ("DEC", "DIRECTION", "direction"),
    ("DECPR", "DIRECTION", "direction"),
    ("DSES", "DIRECTION DE SEGPA", "direction"),
    ("ENS", "ENSEIGNEMENT DEVANT ELEVES", "enseignant"),
    ("FCA", "FORMATION CONTINUE DES ADULTES", "enseignant"),
    ("FCP", "FORMATION CONTINUE", "enseignant"),
    ("FIJ", "FORMATION INSERTION DES JEUNES", "enseignant"),
    ("BED", "ENSEIGNEMENT", "enseignant"),
    ("IS", "ENSEIGNEMENT SPECIALISE", "enseignant"),
    ("ISES", "ENSEIGNEMENT SPECIALISE", "enseignant"),
    ("PPA", "ENSEIGNEMENT", "enseignant"),
    ("RPL", "REMPLACEMENT", "enseignant"),
    ("RH1D", "ENSEIGNEMENT", "enseignant"),
    ("UPI", "UNITE PEDAGOGIQUE D'INTEGRATION", "enseignant"),
    ("DOC", "DOCUMENTATION", "documentaliste"),
    ("EDU", "EDUCATION", "vie_scolaire"),
    ("AED", "ASSISTANT D'EDUCATION", "vie_scolaire"),
    ("AES", "ACCOMPAGNANT D'ELEVES", "vie_scolaire"),
    ("ADE", "ASSISTANT D'EDUCATION", "vie_scolaire"),
    ("SUR", "SURVEILLANCE", "vie_scolaire"),
    ("CPE", "EDUCATION", "vie_scolaire"),
    ("ADA", "AIDE ADMINISTRATIVE", "administratif"),
    ("ADF", "PERSONNELS ADMINISTRATIFS", "administratif"),
    ("ADM", "PERSONNELS ADMINISTRATIFS", "administratif"),
    ("ALB", "AIDE DE LABORATOIRE", "administratif"),
    ("LAB", "PERSONNELS DE LABORATOIRE", "administratif"),
    ("ASE", "ASSISTANT ETRANGER", "administratif"),
    ("ASH", "ACCOMPAGNANT D'ELEVES", "administratif"),
    ("AEH", "ACCOMPAGNANT D'ELEVES", "administratif"),
    ("CFC", "CONSEIL EN FORMATION CONTINUE", "administratif"),
    ("CPD", "CONSEIL PEDAGOGIQUE", "administratif"),
    ("CTR", "CHEF DE TRAVAUX", "administratif"),
    ("MDS", "PERSONNELS MEDICO-SOCIAUX", "administratif"),
    ("ORI", "ORIENTATION", "administratif"),
    ("OUV", "PERSONNELS OUVRIERS ET DE SERVICE", "administratif"),
    ("PSY", "PSYCHOLOGUE", "administratif"),
    ("TEC", "PERSONNELS TECHNIQUES", "administratif"),
    ("INS", "INSPECTION", "academie"),
    ("INJ", "INSPECTION", "academie"),
)

FONCTIONS: dict[str, Fonction] = {
    code: Fonction(code, libelle, profil, rang) for rang, (code, libelle, profil) in enumerate(_FONCTIONS)
}
"""Function code -> function; the profiles follow the usual reading of national profiles by ENTs."""

REGIMES: dict[str, str] = {
    "0": "EXTERNE LIBRE",
    "1": "EXTERNE SURVEILLE",
    "2": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT",
    "21": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 1",
    "22": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 2",
    "23": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 3",
    "24": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 4",
    "25": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 5",
    "26": "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT 6",
    "29": "DEMI-PENSIONNAIRE AU TICKET",
    "3": "INTERNE DANS L'ETABLISSEMENT",
    "31": "INTERNE 1 JOUR",
    "32": "INTERNE 2 JOURS",
    "33": "INTERNE 3 JOURS",
    "34": "INTERNE 4 JOURS",
    "35": "INTERNE 5 JOURS",
    "36": "INTERNE 6 JOURS",
    "38": "DEMI INTERNE",
    "39": "INTERNE WEEK END",
    "4": "INTERNE EXTERNE",
    "5": "INTERNE HEBERGE",
    "6": "DEMI-PENSIONNAIRE HORS L'ETABLISSEMENT",
}
"""Code of a régime -> label."""

STATUTS: dict[str, str] = {
    "ST": "SCOLAIRE",
    "AP": "APPRENTI",
    "CQ": "CONTRAT DE QUALIFICATION",
    "FC": "FORMATION CONTINUE",
    "FQ": "STAGIAIRE DE LA FORMATION PROF.",
}
"""Code of a pupil's status -> label."""

NATURES: dict[str, str] = {
    "300": "LYCEE D ENSEIGNEMENT GENERAL ET TECHNOLOGIQUE",
    "302": "LYCEE D ENSEIGNEMENT GENERAL",
    "306": "LYCEE POLYVALENT",
    "320": "LYCEE PROFESSIONNEL",
    "340": "COLLEGE",
}
"""Nature of a school -> label of its type in the AAF."""
