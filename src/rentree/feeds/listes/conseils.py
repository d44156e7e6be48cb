"""The French words about a login that looks wrong: what is seen, what to correct, where."""

from collections.abc import Sequence

LOGIN = "identifiant"
"""The field that is named when the fiche is right by now and only the login still shows the fault."""

SIGNES = "signes"
"""Signs that follow one another in a login: a fault of the login alone."""

VUES = {
    "deux-personnes": "deux personnes",
    "civilite": "une civilité ou une mention",
    "chiffre": "un chiffre",
    "caractere-perdu": "une lettre perdue",
    "caractere-interdit": "un signe qui n'est pas d'un nom",
    "trop-long": "plus de 100 caractères",
    SIGNES: "des signes qui se suivent",
}
"""Fault (as in controles.peignes) -> what is said of it. Other faults leave no trace in a login."""

CORRECTIONS = {
    "deux-personnes": "ne garder qu'une personne dans cette fiche et créer celle de l'autre, rattachée à l'élève",
    "civilite": "ôter la civilité ou la mention du {champ}, et la mettre dans son champ",
    "chiffre": "ôter le chiffre du {champ}",
    "caractere-perdu": "retaper le {champ}, dont une lettre s'est perdue",
    "caractere-interdit": "retaper le {champ} sans ce signe, d'après la pièce d'identité",
    "trop-long": "raccourcir le {champ}",
}
RIEN = "Rien : la fiche est déjà corrigée, et le nom affiché est le bon. L'identifiant, lui, reste."
VERITE = (
    "Un identifiant est calculé une seule fois, à la création du compte : corriger la fiche change le nom affiché, "
    "jamais l'identifiant. Prévenez la personne qu'elle garde celui-ci."
)
"""What must be known before correcting."""


def describe(champ: str, faute: str, valeur: str) -> str:
    """What is seen: `le nom « M. MME X » contient une civilité ou une mention`."""
    if champ == LOGIN:
        return f"l'identifiant garde la trace d'une ancienne saisie ({VUES[faute]})"
    return f"le {champ} « {valeur} » contient {VUES[faute]}"


def advise(cle: str, fautes: Sequence[tuple[str, str]]) -> str:
    """What to correct, in one sentence; `fautes` are pairs of a field and a fault of one fiche."""
    gestes = [CORRECTIONS[faute].format(champ=champ) for champ, faute in fautes if champ != LOGIN]
    return f"{place(cle)}, {' ; puis '.join(dict.fromkeys(gestes))}." if gestes else RIEN


def place(cle: str) -> str:
    """Where a fiche is corrected, from its key: `Dans SIECLE-BEE`."""
    genre = cle.partition(":")[0]
    if genre in {"eleve", "responsable"}:
        return "Dans SIECLE-BEE"
    return "Dans EPP (par la DPE)" if genre == "epp" else "Dans l'application des personnels (GI/GC ou STS-WEB)"
