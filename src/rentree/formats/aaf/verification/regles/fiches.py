"""Rules on the records by themselves: identifiers, attributes, values that must be there, shapes of values."""

from rentree.formats.aaf.verification.constats import Consommateur, Effet, Regle, ecarte, perd, rejette, signale
from rentree.model.constats import Gravite

DTD, ENTCORE, LACLASSE, EOLE, RENTREE = Consommateur
LECTEURS = (ENTCORE, LACLASSE, EOLE, RENTREE)
BLOQUANT, ANOMALIE, INFORMATION = Gravite


def _forme(identifiant: str, titre: str, effets: tuple[Effet, ...] = (), *, gravite: Gravite = ANOMALIE) -> Regle:
    return Regle(
        identifiant, gravite, titre, "{nombre} fiche[s] {categorie} : {attribut} n'a pas sa forme, {detail}.", effets
    )


def _vide(identifiant: str, titre: str, effets: tuple[Effet, ...], *, gravite: Gravite = ANOMALIE) -> Regle:
    return Regle(
        identifiant, gravite, titre, "{nombre} fiche[s] {categorie} [n'a|n'ont] pas de valeur dans {attribut}.", effets
    )


REGLES = (
    Regle(
        "identifiant-absent", ANOMALIE, "Fiche sans identifiant",
        "{nombre} fiche[s] {categorie} [n'a|n'ont] pas d'identifiant.",
        ecarte("la fiche ne peut pas être suivie", *LECTEURS),
    ),
    Regle(
        "identifiant-different", ANOMALIE, "Identifiant différent de la jointure",
        "{nombre} fiche[s] {categorie} [a|ont] un identifiant qui n'est pas [son|leur] {attribut}.",
        ecarte("la fiche est refusée", LACLASSE)
        + perd("les liens qui citent l'autre numéro ne mènent à personne", ENTCORE, EOLE, RENTREE),
    ),
    Regle(
        "identifiant-forme", ANOMALIE, "Identifiant qui n'est pas un nombre",
        "{nombre} fiche[s] {categorie} [a|ont] un identifiant qui n'est pas un nombre.",
        signale("tout identifiant unique est pris", RENTREE),
    ),
    Regle(
        "identifiant-repete", ANOMALIE, "Identifiant répété",
        "{nombre} identifiant[s] {categorie} [porte|portent] plusieurs fiches dans un complet.",
        perd("une seule des fiches reste", *LECTEURS),
    ),
    Regle(
        "attribut-inconnu", ANOMALIE, "Attribut qu'aucune version de l'AAF ne connaît",
        "{nombre} fiche[s] {categorie} [porte|portent] l'attribut {attribut}.",
        rejette("un attribut hors de sa table de correspondance arrête l'import (Unknown attribute)", ENTCORE)
        + signale("l'attribut est gardé et ne sert pas", RENTREE),
    ),
    Regle(
        "attribut-recent", INFORMATION, "Attribut de 2025",
        "{nombre} fiche[s] {categorie} [porte|portent] l'attribut {attribut}, apparu en 2025.",
        signale("une version antérieure à juillet 2025 s'arrête sur cet attribut (Unknown attribute)", ENTCORE),
    ),
    Regle(
        "attribut-exige", ANOMALIE, "Attribut exigé absent",
        "{nombre} fiche[s] {categorie} [n'a|n'ont] pas l'attribut {attribut}.",
        ecarte("la structure est refusée", LACLASSE),
    ),
    Regle(
        "jointure-absente", ANOMALIE, "Attribut de jointure absent",
        "{nombre} fiche[s] {categorie} [n'a|n'ont] pas l'attribut {attribut}.",
        ecarte("la fiche est refusée", LACLASSE) + signale("l'identifiant de la requête suffit", RENTREE),
    ),
    Regle(
        "ine-non-transmis", INFORMATION, "INE non transmis",
        "Aucun élève ne porte ENTEleveINE, transmis depuis 2018.",
        signale("les élèves ne peuvent pas être rapprochés par l'INE", ENTCORE, LACLASSE, RENTREE),
    ),
    _vide("nom-vide", "Nom vide", ecarte("une personne sans nom n'a pas de compte", *LECTEURS)),
    _vide("prenom-vide", "Prénom vide", ecarte("une personne sans prénom n'a pas de compte", *LECTEURS)),
    _vide(
        "naissance-vide", "Date de naissance vide",
        perd("l'élève ne peut plus être rapproché par son nom et sa date", ENTCORE, LACLASSE, RENTREE),
    ),
    _vide(
        "naissance-vide-personnel", "Date de naissance de personnel vide",
        signale("la personne ne peut pas être rapprochée par son nom et sa date", ENTCORE, LACLASSE, RENTREE),
        gravite=INFORMATION,
    ),
    _vide(
        "ine-vide", "INE vide",
        perd("l'élève ne peut pas être rapproché par l'INE", ENTCORE, LACLASSE, RENTREE),
    ),
    _vide(
        "classe-vide", "Élève sans classe",
        perd("l'élève n'est dans aucune classe", *LECTEURS),
    ),
    _vide(
        "etablissement-vide", "Élève sans établissement",
        ecarte("une personne sans établissement connu est laissée de côté", LACLASSE)
        + perd("l'élève n'est rattaché à aucun établissement", ENTCORE, EOLE, RENTREE),
    ),
    _vide(
        "uai-vide", "Structure sans UAI",
        ecarte("la structure n'est pas reconnue", ENTCORE, LACLASSE)
        + perd("la structure n'est rapprochée d'aucun établissement", RENTREE),
    ),
    _vide(
        "structure-vide", "Structure sans nom ou sans type",
        perd("la structure n'a pas de libellé", ENTCORE, LACLASSE), gravite=INFORMATION,
    ),
    _vide(
        "libelle-vide", "Libellé vide", perd("seul le code s'affiche", ENTCORE, LACLASSE, EOLE), gravite=INFORMATION
    ),
    _forme(
        "composite-champs", "Valeur composée qui n'a pas ses champs",
        perd("la valeur est ignorée, ou lue de travers", *LECTEURS),
    ),
    _forme(
        "lien-drapeaux", "Lien entre élève et responsable illisible",
        perd("les droits du responsable sont lus de travers", *LECTEURS),
    ),
    _forme(
        "date-forme", "Date qui n'est pas jj/mm/aaaa",
        perd("la date n'est pas lue", ENTCORE, LACLASSE, EOLE)
        + signale("la date est lue si elle dit un seul jour, sinon elle compte comme absente", RENTREE),
    ),
    _forme("booleen-forme", "Valeur qui n'est ni O ni N", perd("la valeur est prise pour N, ou ignorée", *LECTEURS)),
    _forme(
        "uai-forme", "UAI qui n'a pas sa forme ou sa clé",
        perd("la structure n'est rapprochée d'aucun établissement", ENTCORE, LACLASSE, RENTREE), gravite=INFORMATION,
    ),
    _forme("siret-forme", "SIRET qui n'a pas quatorze chiffres", gravite=INFORMATION),
    _forme("ine-forme", "INE qui n'a pas sa forme",
           perd("l'élève ne peut pas être rapproché par l'INE", ENTCORE, LACLASSE, RENTREE)),
    _forme(
        "mef-forme", "Code de MEF qui n'a pas onze caractères", perd("le MEF n'est pas reconnu", *LECTEURS)
    ),
    _forme(
        "matiere-forme", "Code de matière qui n'a pas six caractères", perd("la matière n'est pas reconnue", *LECTEURS)
    ),
    _forme("libelle-long", "Libellé de plus de quarante caractères",
           perd("une place de quarante caractères peut le couper", EOLE), gravite=INFORMATION),
    _forme("code-structure", "Code de classe ou de groupe inhabituel", gravite=INFORMATION),
    _forme("numero-forme", "Numéro cité qui n'en est pas un", perd("la référence ne mène à rien", *LECTEURS)),
    _forme(
        "adresse-lignes", "Adresse qui n'a pas ses quatre lignes",
        perd("les lignes de l'adresse sont décalées", ENTCORE, LACLASSE, RENTREE), gravite=INFORMATION,
    ),
    _forme("civilite-forme", "Civilité inhabituelle", gravite=INFORMATION),
    _forme(
        "mel-forme", "Adresse électronique mal formée", perd("l'adresse est refusée", LACLASSE), gravite=INFORMATION
    ),
    _forme("code-liste", "Code hors de sa liste", gravite=INFORMATION),
)  # fmt: skip
