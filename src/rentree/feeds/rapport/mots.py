"""The French words of the report: severities, exports, fiches, and the sentence that explains a score."""

from collections.abc import Iterable

from rentree.feeds.mise_en_page.mots import ESPACE, bind, count, write_number
from rentree.model.constats import Application, Gravite
from rentree.model.rapport import ExportLu, Score

OBJETS = {
    "eleve": "élève",
    "etablissement": "établissement",
    "matiere": "matière",
    "lien": "lien de responsabilité",
    "mef": "MEF",
}
EXPORTS = {
    "eleves": "Élèves (SIECLE)",
    "responsables": "Responsables (SIECLE)",
    "nomenclatures": "Nomenclature (SIECLE)",
    "structures": "Structures (SIECLE)",
    "communs": "Communs (SIECLE)",
    "sts": "Emploi du temps (STS-WEB)",
    "personnels": "Liste des personnels (GI/GC)",
}
GRAVITES = {Gravite.BLOQUANT: "Bloquant", Gravite.ANOMALIE: "Anomalie", Gravite.INFORMATION: "Information"}
TITRES = {
    Gravite.BLOQUANT: "Bloquant : à corriger en premier",
    Gravite.ANOMALIE: "Anomalies : à corriger ensuite",
    Gravite.INFORMATION: "Informations : à lire",
}
CONSEQUENCES = {
    Gravite.BLOQUANT: "Ces fiches sont mises de côté : elles n'iront pas dans l'ENT avant d'être corrigées.",
    Gravite.ANOMALIE: "Ces fiches passent, mais le compte ou les liens qu'elles donnent seront faux ou incomplets.",
    Gravite.INFORMATION: "Rien d'urgent : rien ici n'empêche un compte, et ces lignes ne retirent rien au score.",
}


def write_year(annee: int) -> str:
    """Write a school year: 2026 gives `2026-2027`."""
    return f"{annee}-{annee + 1}"


def write_score(score: Score) -> str:
    """Write the score with a comma, `97,9`; `100` when nothing is left to mend; a dash when there is none."""
    if score.valeur is None:
        return "—"
    return f"{score.valeur:.1f}".replace(".", ",").removesuffix(",0")


def name_objet(objet: str) -> str:
    """Write the kind of a fiche with its accents."""
    return OBJETS.get(objet, objet.replace("_", " "))


def number_fiche(objet: str, cle: str) -> str:
    """Write a key as the application shows it: `eleve:1000012` gives `1000012`; another prefix than the kind stays."""
    genre, deux_points, numero = cle.partition(":")
    if not deux_points or genre not in {objet, "uai"}:
        return cle
    return numero or "sans numéro"


def name_export(source: str) -> str:
    """Write the name of an export as its application does: `sts` gives `Emploi du temps (STS-WEB)`."""
    return EXPORTS.get(source, source)


def order_exports(exports: Iterable[ExportLu]) -> list[ExportLu]:
    """Put exports in the order in which they are named above, an unknown one last."""
    rangs = {source: rang for rang, source in enumerate(EXPORTS)}
    return sorted(exports, key=lambda un: (rangs.get(un.source, len(rangs)), un.source, un.fichier))


def place_application(application: Application) -> str:
    """Write an application after « dans »: `SIECLE-BEE`, `le logiciel d'emploi du temps`."""
    return f"le {application.value}" if application is Application.EDT else application.value


def explain_score(score: Score) -> str:
    """Say in a sentence or two where the score comes from, with its figures."""
    if score.valeur is None:
        return "Pas de score : aucune fiche n'a pu être lue." + _warn_refus(score)
    if not score.bloquees and not score.en_anomalie:
        vu = f"Aucune des {count(score.fiches, 'fiche lue', 'fiches lues')} n'est bloquée ni en anomalie."
        return vu + _warn_refus(score)
    bloquees = f"{count(score.bloquees, 'bloquée')} ne {_agree(score.bloquees, 'compte', 'comptent')} pas"
    en_anomalie = f"{write_number(score.en_anomalie)} en anomalie {_agree(score.en_anomalie, 'compte', 'comptent')}"
    return bind(
        f"Sur {count(score.fiches, 'fiche lue', 'fiches lues')}, {bloquees} et {en_anomalie} pour moitié :"
        f" {_write_formula(score)}. Les informations ne retirent rien.{_warn_refus(score)}"
    )


def explain_mean(score: Score) -> str:
    """Say in a sentence or two what the score of several schools is."""
    if score.valeur is None:
        return "Pas de score : aucune fiche n'a pu être lue." + _warn_refus(score)
    return bind(
        "Moyenne des scores des établissements, chacun pesant autant qu'il a de fiches :"
        f" {count(score.fiches, 'fiche lue', 'fiches lues')}, dont {count(score.bloquees, 'bloquée')}"
        f" et {write_number(score.en_anomalie)} en anomalie.{_warn_refus(score)}"
    )


def _write_formula(score: Score) -> str:
    """Write the formula with its figures, so that it can be done again by hand."""
    fiches, bloquees, en_anomalie = map(write_number, (score.fiches, score.bloquees, score.en_anomalie))
    return f"100 × ({fiches} − {bloquees} − {en_anomalie} ÷ 2) ÷ {fiches}".replace(" ", ESPACE)


def _agree(nombre: int, singulier: str, pluriel: str) -> str:
    """Choose the form of a verb."""
    return singulier if nombre < 2 else pluriel


def _warn_refus(score: Score) -> str:
    """Say that the score tells nothing of a refused file."""
    if score.refus == 0:
        return ""
    accord = _agree(score.refus, "fichier a été refusé", "fichiers ont été refusés")
    return f" {write_number(score.refus)}{ESPACE}{accord}{ESPACE}: le score ne dit rien de ce qui n'a pas été lu."
