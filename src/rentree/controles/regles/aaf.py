"""AAF sets of other producers: what is odd in what was taken. All of them are found when the sets are read.

Their lines hold `uai`, `objet`, `cle`, `ensemble` (name of the set), `categorie`, `nombre` (of records), `exemples`
(first identifiers) and `attribut`.
"""

from rentree.controles.regles.interlocuteurs import ANNUAIRE
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "aaf"
RESYNCHRONISER = (
    "Rien à faire si la prochaine extraction complète est proche : elle remet tout d'accord ; sinon, la demander."
)

REGLES = (
    Regle(
        id="aaf-attribut-inconnu",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Attribut inconnu dans un AAF",
        message="{ensemble} : {nombre} fiche[s] {categorie} [porte|portent] l'attribut {attribut}, inconnu de "
        "Rentrée (par exemple {exemples}).",
        que_faire="Rien à faire : l'attribut est gardé et ne sert pas. S'il porte une information utile, le signaler.",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Chaque version de l'AAF ajoute des attributs ; une information nouvelle peut passer inaperçue.",
    ),
    Regle(
        id="aaf-categorie-inconnue",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Catégorie inconnue dans un AAF",
        message="{ensemble} : {nombre} fiche[s] de catégorie {categorie} [n'est|ne sont] pas lue[s].",
        que_faire="Rien à faire si cet envoi n'est pas destiné à l'ENT (GPEI, autre application).",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Rentrée lit les six catégories de l'AAF : élèves, responsables, personnels, établissements, MEF et "
        "matières. Ces fiches-là ne donnent ni compte ni lien.",
    ),
    Regle(
        id="aaf-ajout-connu",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Ajout d'une fiche déjà connue",
        message="{ensemble} : {nombre} fiche[s] {categorie} [est|sont] ajoutée[s] alors "
        "[qu'elle était connue|qu'elles étaient connues] ({exemples}).",
        que_faire=RESYNCHRONISER,
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="La fiche du delta remplace la fiche connue : rien n'est perdu, mais le delta n'a pas été fait à "
        "partir du même état que celui de Rentrée.",
    ),
    Regle(
        id="aaf-modification-inconnue",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Modification d'une fiche inconnue",
        message="{ensemble} : {nombre} fiche[s] {categorie} [est|sont] modifiée[s] alors "
        "[qu'elle était inconnue|qu'elles étaient inconnues] ({exemples}).",
        que_faire=RESYNCHRONISER,
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="La fiche est créée avec ce que porte la modification ; il peut lui manquer des attributs.",
    ),
    Regle(
        id="aaf-suppression-inconnue",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Suppression d'une fiche inconnue",
        message="{ensemble} : {nombre} fiche[s] {categorie} [est|sont] supprimée[s] alors "
        "[qu'elle était inconnue|qu'elles étaient inconnues] ({exemples}).",
        que_faire=RESYNCHRONISER,
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Il n'y a rien à supprimer, mais le delta n'a pas été fait à partir du même état que celui de "
        "Rentrée.",
    ),
    Regle(
        id="aaf-identifiant-repete",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Identifiant répété dans un AAF complet",
        message="{ensemble} : {nombre} identifiant[s] {categorie} [porte|portent] plusieurs fiches ({exemples}).",
        que_faire="Signaler ces identifiants à l'académie.",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Un identifiant désigne une seule fiche : la dernière est gardée.",
    ),
    Regle(
        id="aaf-identifiant-different",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Identifiant différent de la jointure",
        message="{ensemble} : {nombre} fiche[s] {categorie} [a|ont] un identifiant qui n'est pas [son|leur] {attribut} "
        "({exemples}).",
        que_faire="Signaler ces identifiants à l'académie.",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Les deux doivent être égaux. La fiche est prise sous son identifiant ; les liens qui citent l'autre "
        "ne mènent à personne.",
    ),
    Regle(
        id="aaf-identifiant-absent",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Fiche sans identifiant dans un AAF",
        message="{ensemble} : {nombre} fiche[s] {categorie} [n'a|n'ont] pas d'identifiant et [n'est|ne sont] pas "
        "lue[s].",
        que_faire="Signaler l'anomalie à l'académie.",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Sans identifiant, une fiche ne peut être ni suivie d'un jour à l'autre ni liée à d'autres.",
    ),
    Regle(
        id="aaf-date-illisible",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Date illisible dans un AAF",
        message="{ensemble} : {nombre} fiche[s] {categorie} [a|ont] dans {attribut} une date qui ne peut pas être lue "
        "({exemples}).",
        que_faire="Signaler ces fiches à l'académie.",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="La date compte comme absente : la personne ne peut plus être rapprochée par son nom et sa date.",
    ),
    Regle(
        id="aaf-uai-inhabituel",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="UAI inhabituel dans un AAF",
        message="{ensemble} : {nombre} structure[s] [a|ont] un UAI qui n'a pas sa forme ou sa clé (structure[s] "
        "{exemples}).",
        que_faire="Rien à faire pour un service de l'académie ; pour un établissement, signaler l'UAI à l'académie.",
        application=Application.RENTREE,
        interlocuteur=ANNUAIRE,
        pourquoi="Un établissement dont l'UAI est faux ne peut être rapproché ni de ses exports ni d'un projet.",
    ),
)

CONSTATES_AILLEURS = tuple(une.id for une in REGLES)
