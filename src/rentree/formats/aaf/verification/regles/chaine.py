"""Rules on the chain of sets: a complete, then its deltas."""

from rentree.formats.aaf.verification.constats import Consommateur, Regle, ignore, perd, rejette, signale
from rentree.model.constats import Gravite

ENTCORE, LACLASSE, EOLE, RENTREE = tuple(Consommateur)[1:]
ANOMALIE, INFORMATION = Gravite.ANOMALIE, Gravite.INFORMATION

REGLES = (
    Regle(
        "delta", INFORMATION, "Delta",
        "L'ensemble est un delta : {detail}.",
        ignore("seuls les complets sont lus", ENTCORE)
        + signale("les ajouts et les modifications sont lus", LACLASSE, EOLE, RENTREE),
    ),
    Regle(
        "delta-suppressions", INFORMATION, "Suppressions dans un delta",
        "Le delta demande {nombre} suppression[s].",
        perd("les suppressions sont sautées : elles se font au complet suivant", LACLASSE)
        + signale("les suppressions sont faites", EOLE, RENTREE),
    ),
    Regle(
        "delta-seul", INFORMATION, "Delta sans le complet qui le précède",
        "Le complet qui précède ce delta n'est pas là : ni la chaîne ni les références n'ont été vérifiées.",
        signale("un delta n'est appliqué qu'après un complet", RENTREE),
    ),
    Regle(
        "delta-avant-complet", ANOMALIE, "Delta plus ancien que son complet",
        "Le delta est plus ancien que le complet ({detail}).",
        perd("des fiches remises dans un état ancien", LACLASSE, EOLE) + rejette("le delta est passé", RENTREE),
    ),
    Regle(
        "delta-sans-date", ANOMALIE, "Delta sans date", "Le delta ne porte pas de date, sa place est inconnue.",
        rejette("le delta est refusé", RENTREE),
    ),
    Regle(
        "delta-meme-jour", ANOMALIE, "Deux deltas du même jour",
        "Un autre delta du même jour, qui n'a pas le même contenu, le précède ({detail}).",
        rejette("le second n'est pas lu", RENTREE),
    ),
    Regle(
        "chaine-trouee", ANOMALIE, "Delta manquant", "Il manque un delta avant celui-ci : {detail}.",
        perd("les changements des jours manquants sont perdus jusqu'au complet suivant", LACLASSE, EOLE)
        + rejette("le delta est refusé", RENTREE),
    ),
    Regle(
        "ensemble-repete", INFORMATION, "Ensemble déjà donné", "L'ensemble a le même contenu que {detail}.",
        signale("il n'est lu qu'une fois", RENTREE),
    ),
    Regle(
        "references-passees",
        INFORMATION,
        "Ensemble qui n'a pas pu être lu entier",
        "Un fichier au moins n'a pas pu être lu : ni les références ni la suite n'ont été vérifiées.",
    ),
    Regle(
        "ajout-connu", INFORMATION, "Ajout d'une fiche déjà connue",
        "{nombre} fiche[s] {categorie} [est|sont] ajoutée[s] alors que l'ensemble précédent [l'a|les a].",
        signale("la fiche remplace la fiche connue", LACLASSE, EOLE, RENTREE),
    ),
    Regle(
        "modification-inconnue", ANOMALIE, "Modification d'une fiche inconnue",
        "{nombre} fiche[s] {categorie} [est|sont] modifiée[s] alors que rien ne [l'a ajoutée|les a ajoutées].",
        perd("un responsable inconnu dont aucun élève n'est connu n'est pas créé", EOLE)
        + signale("la fiche est créée avec ce que porte la modification", RENTREE),
    ),
    Regle(
        "suppression-inconnue", INFORMATION, "Suppression d'une fiche inconnue",
        "{nombre} fiche[s] {categorie} [est|sont] supprimée[s] alors que rien ne [l'a ajoutée|les a ajoutées].",
        signale("il n'y a rien à supprimer", EOLE, RENTREE),
    ),
)  # fmt: skip
