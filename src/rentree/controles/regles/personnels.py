"""Staff of STS-WEB and of GI/GC."""

from rentree.controles.regles.interlocuteurs import DPE, PERSONNELS
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "personnels"

REGLES = (
    Regle(
        id="personnel-sans-id",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Fiche de personnel sans numéro",
        message="{fiche} : l'export ne donne pas son numéro.",
        que_faire="Refaire l'export ; si le numéro manque encore, demander à {qui} de vérifier la fiche dans {ou}.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi="Le numéro est la clé de la personne : sans lui, pas de compte.",
    ),
    Regle(
        id="personnel-numero-repete",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Même numéro de personnel plusieurs fois",
        message="{fiche} : ce numéro est {nombre} fois dans les fichiers.",
        que_faire="Refaire l'export ; si le numéro revient, demander à {qui} de vérifier la fiche dans {ou}.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi="Un seul compte est créé pour ce numéro : si les fiches sont celles de deux personnes, l'une n'en "
        "aura pas.",
    ),
    Regle(
        id="personnel-sans-fonction",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Personnel sans fonction",
        message="{fiche} : aucune fonction n'est renseignée.",
        que_faire="Faire compléter la fonction dans {ou} par {qui}.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi="L'ENT donne le profil (enseignant, direction, vie scolaire…) d'après la fonction : sans elle, la "
        "personne n'a pas les bons droits.",
    ),
    Regle(
        id="personnel-sans-naissance",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Enseignant sans date de naissance",
        message="{fiche} : pas de date de naissance.",
        que_faire="Faire compléter la fiche dans {ou} par {qui}.",
        application=Application.EPP,
        interlocuteur=DPE,
        pourquoi="La date aide à reconnaître la même personne dans deux établissements : sans elle, un doublon est "
        "possible.",
    ),
)
