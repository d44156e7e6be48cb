"""Rules on the files of a set: what parsers refuse, what names say, what is missing beside."""

from rentree.formats.aaf.verification.constats import Consommateur, Regle, inconnu, perd, rejette, signale
from rentree.model.constats import Gravite

DTD, ENTCORE, LACLASSE, EOLE, RENTREE = Consommateur
TOUS = tuple(Consommateur)
BLOQUANT, ANOMALIE, INFORMATION = Gravite
REFUS = "{fichier} : {detail}."

REGLES = (
    Regle(
        "archive-refusee", BLOQUANT, "Archive qui ne s'ouvre pas", REFUS,
        rejette("l'archive ne s'ouvre pas", ENTCORE, LACLASSE, EOLE)
        + rejette("l'archive est refusée entière", RENTREE),
    ),
    Regle(
        "somme-fausse", BLOQUANT, "Somme MD5 fausse", REFUS,
        inconnu("le contenu de l'archive n'a pas été vérifié", DTD, ENTCORE, LACLASSE, EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "somme-voisine", BLOQUANT, "Somme MD5 fausse de l'archive posée à côté", REFUS,
        rejette("envoyée sans les fichiers, l'archive est refusée entière", RENTREE),
    ),
    Regle(
        "fichier-vide", BLOQUANT, "Fichier vide", REFUS,
        rejette("un fichier sans octet n'est pas un document XML", *TOUS),
    ),
    Regle(
        "fichier-tronque", BLOQUANT, "Fichier tronqué", REFUS,
        rejette("le document n'est pas bien formé", DTD, ENTCORE, LACLASSE, EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "xml-faux", BLOQUANT, "Fichier qui n'est pas du XML correct", REFUS,
        rejette("le document n'est pas bien formé", DTD, ENTCORE, LACLASSE, EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "encodage-faux", BLOQUANT, "Octets étrangers à l'encodage déclaré", REFUS,
        rejette("le document n'est pas bien formé", DTD, ENTCORE, LACLASSE, EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "encodage-deguise", BLOQUANT, "Fichier en UTF-8 qui déclare un autre encodage", REFUS,
        perd("les lettres accentuées sont lues de travers", ENTCORE, LACLASSE, EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "entites-declarees", BLOQUANT, "Fichier qui déclare des entités XML", REFUS,
        rejette("aucun AAF n'en déclare : l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "dtd-invalide", BLOQUANT, "Fichier non conforme à ficAlimMENESR.dtd", REFUS,
        rejette("le document n'est pas valide", DTD)
        + rejette("la requête ne peut pas être lue", ENTCORE, LACLASSE, EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "dtd-toleree", ANOMALIE, "Fichier lisible mais non conforme à ficAlimMENESR.dtd", REFUS,
        rejette("le document n'est pas valide", DTD) + signale("le fichier est lu", RENTREE),
    ),
    Regle(
        "racine-etrangere", BLOQUANT, "Fichier d'un autre usage que l'ENT",
        "{fichier} : {nombre} élément[s] {detail}, qui [n'est pas une requête|ne sont pas des requêtes].",
        rejette("le document n'est pas valide", DTD) + signale("le fichier n'est pas lu", RENTREE),
    ),
    Regle(
        "dtd-absente", ANOMALIE, "DTD absente à côté des fichiers",
        "ficAlimMENESR.dtd n'est pas à côté des fichiers, qui la nomment.",
        rejette("la DTD est cherchée dans le dossier d'import", ENTCORE)
        + signale("la DTD n'est pas lue", LACLASSE, RENTREE),
    ),
    Regle(
        "dtd-differente", ANOMALIE, "DTD modifiée",
        "La DTD livrée n'est pas ficAlimMENESR.dtd : {detail}.",
        signale("la DTD n'est pas lue", LACLASSE, RENTREE),
    ),
    Regle(
        "doctype-absent", INFORMATION, "Fichier sans DOCTYPE",
        "{nombre} fichier[s] [ne nomme|ne nomment] pas ficAlimMENESR.dtd.",
        perd("la validité ne peut pas être vérifiée", DTD),
    ),
    Regle(
        "entite-html", ANOMALIE, "Entités HTML dans un fichier XML",
        "{nombre} fichier[s] [contient|contiennent] des entités HTML, que XML ne connaît pas (&{detail};).",
        rejette("le document n'est pas bien formé", DTD, LACLASSE, EOLE)
        + signale("elles sont lues comme leurs caractères", ENTCORE, RENTREE),
    ),
    Regle(
        "entite-double", ANOMALIE, "Entités échappées deux fois",
        "{nombre} fichier[s] [contient|contiennent] des entités échappées deux fois (&amp;{detail};).",
        perd("l'entité apparaît telle quelle dans les noms", LACLASSE, EOLE)
        + signale("elles sont lues comme leurs caractères", ENTCORE, RENTREE),
    ),
    Regle(
        "nom-sans-numero", ANOMALIE, "Nom de fichier sans numéro",
        "{nombre} fichier[s] [n'a|n'ont] pas de numéro après [son|leur] catégorie.",
        rejette("le fichier n'est pas vu : son nom doit finir par _NNNN.xml", ENTCORE, LACLASSE),
    ),
    Regle(
        "nom-numero-court", ANOMALIE, "Numéro de fichier qui n'a pas quatre chiffres",
        "{nombre} fichier[s] [a|ont] un numéro qui n'a pas quatre chiffres.",
        rejette("le fichier n'est pas vu : son nom doit finir par _NNNN.xml", ENTCORE),
    ),
    Regle(
        "nom-categorie", ANOMALIE, "Nom de fichier sans catégorie connue",
        "{nombre} fichier[s] [ne nomme|ne nomment] aucune des six catégories, avec ses majuscules et « _ » après elle.",
        rejette("le fichier n'est pas vu : son nom doit contenir sa catégorie, comme _Eleve_", ENTCORE, LACLASSE, EOLE)
        + signale("la catégorie est lue dans le fichier", RENTREE),
    ),
    Regle(
        "nom-contenu", BLOQUANT, "Nom de fichier contraire à son contenu",
        "{fichier} : son nom annonce {categorie}, il contient {detail}.",
        rejette("le nom décide de la lecture : les fiches sont lues comme d'une autre catégorie",
                ENTCORE, LACLASSE, EOLE)
        + signale("le contenu décide de la lecture", RENTREE),
    ),
    Regle(
        "nom-genre", INFORMATION, "Nom sans Complet ni Delta",
        "Ni les noms ni les dossiers ne disent si l'ensemble est complet ou un delta.",
        signale("un ensemble qui ne dit pas Delta est lu comme complet", LACLASSE)
        + signale("un ensemble qui ne contient que des ajouts est lu comme complet", RENTREE),
    ),
    Regle(
        "nom-date", ANOMALIE, "Date du nom qui n'a pas huit chiffres",
        "Le nom des fichiers porte une date qui n'a pas huit chiffres ({detail}).",
        signale("un chiffre tapé deux fois est pardonné", RENTREE),
    ),
    Regle(
        "nom-sans-date", INFORMATION, "Ensemble sans date", "Rien ne dit de quel jour est l'ensemble.",
        signale("un delta sans date est refusé, un complet est daté du jour de sa lecture", RENTREE),
    ),
    Regle(
        "dates-contraires", INFORMATION, "Dates du nom et de l'en-tête différentes",
        "Le nom des fichiers et leur en-tête ne disent pas le même jour ({detail}).",
        signale("celle du nom compte", RENTREE),
    ),
    Regle(
        "numeros-troues", BLOQUANT, "Fichier manquant dans la numérotation",
        "{categorie} : il manque {nombre} fichier[s] ({detail}).",
        perd("les fiches des fichiers manquants sont prises pour des départs", ENTCORE, LACLASSE)
        + perd("les fiches des fichiers manquants ne sont pas lues", EOLE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "numeros-un", INFORMATION, "Numérotation qui ne commence pas à 0000",
        "{categorie} : le premier fichier porte le numéro {detail}.",
    ),
    Regle(
        "categorie-absente", ANOMALIE, "Catégorie absente d'un complet",
        "Aucun fichier {categorie} dans un ensemble complet.",
        perd("les personnes et structures absentes sont prises pour des départs", ENTCORE, LACLASSE)
        + perd("il manque des fiches", EOLE),
    ),
    Regle(
        "nomenclature-absente", INFORMATION, "Nomenclature absente d'un complet",
        "Aucun fichier {categorie} dans un ensemble complet.",
        perd("les libellés de cette nomenclature manquent", ENTCORE, LACLASSE, EOLE)
        + signale("les libellés portés par les fiches servent", RENTREE),
    ),
    Regle(
        "complet-sans-eleve", BLOQUANT, "Complet sans aucun élève",
        "L'ensemble complet ne contient aucun élève.",
        perd("tous les élèves sont pris pour des départs", ENTCORE, LACLASSE)
        + rejette("un complet sans élève est refusé entier", RENTREE),
    ),
    Regle(
        "complet-operations", BLOQUANT, "Modifications ou suppressions dans un complet",
        "L'ensemble se dit complet et demande {nombre} modification[s] ou suppression[s].",
        perd("seuls les ajouts sont lus : les autres fiches sont prises pour des départs", ENTCORE)
        + perd("les suppressions ne sont pas faites", LACLASSE)
        + rejette("l'ensemble est refusé entier", RENTREE),
    ),
    Regle(
        "categorie-inconnue", INFORMATION, "Catégorie inconnue",
        "{nombre} fiche[s] de catégorie {detail} [n'est|ne sont] pas de l'ENT.",
        signale("ces fiches ne sont pas lues", RENTREE),
    ),
    Regle(
        "fichier-lourd", INFORMATION, "Fichier très gros", "{fichier} pèse {detail}.",
        signale("le fichier est chargé entier en mémoire et peut l'épuiser", ENTCORE),
    ),
    Regle(
        "archive-nom", INFORMATION, "Nom d'archive que laclasse ne reconnaît pas",
        "L'archive {detail} n'est pas nommée ENT2D(VA) ou ENT1D(VA), puis .AAAAMMJJ….tgz ou .zip.",
        signale("la synchronisation automatique ne la voit pas ; l'import manuel la prend", LACLASSE),
    ),
)  # fmt: skip
