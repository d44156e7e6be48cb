"""Rules on what records say of one another, in the state that a set leaves; each is the `.sql` step of its name."""

from rentree.formats.aaf.verification.constats import Consommateur, Regle, ecarte, perd, signale
from rentree.model.constats import Gravite

ENTCORE, LACLASSE, EOLE, RENTREE = tuple(Consommateur)[1:]
LECTEURS = (ENTCORE, LACLASSE, EOLE, RENTREE)
ANOMALIE, INFORMATION = Gravite.ANOMALIE, Gravite.INFORMATION

REGLES = (
    Regle(
        "identifiant-partage", ANOMALIE, "Identifiant de deux personnes de catégories différentes",
        "{nombre} identifiant[s] [est|sont] [celui|ceux] de deux personnes de catégories différentes.",
        perd("une des deux personnes peut cacher l'autre", ENTCORE, LACLASSE, EOLE)
        + signale("le numéro est unique dans chaque catégorie", RENTREE),
    ),
    Regle(
        "responsable-inconnu", ANOMALIE, "Lien vers un responsable absent",
        "{nombre} lien[s] d'élèves [mène|mènent] à un responsable absent des fichiers PersRelEleve.",
        perd("le lien est perdu", *LECTEURS),
    ),
    Regle(
        "eleve-inconnu", ANOMALIE, "Lien vers un élève absent",
        "{nombre} lien[s] de responsables [mène|mènent] à un élève absent des fichiers Eleve.",
        perd("le lien est perdu", *LECTEURS),
    ),
    Regle(
        "lien-un-sens", ANOMALIE, "Lien dit d'un seul côté",
        "{nombre} lien[s] [est dit|sont dits] par l'élève ou par le responsable, et pas par l'autre.",
        perd("le lien manque à qui le lit de l'autre côté", ENTCORE, LACLASSE, EOLE)
        + signale("le lien dit par l'élève compte", RENTREE),
    ),
    Regle(
        "lien-repete", INFORMATION, "Même responsable deux fois pour un élève",
        "{nombre} lien[s] [répète|répètent] un responsable du même élève.",
        signale("un seul des liens est gardé", ENTCORE, RENTREE),
    ),
    Regle(
        "adresse-rel-inconnue", INFORMATION, "Adresse empruntée à une personne absente",
        "{nombre} élève[s] [dit|disent] habiter chez une personne qui n'est ni [lui|eux] ni un responsable reçu.",
        perd("l'adresse n'est pas trouvée", LACLASSE),
    ),
    Regle(
        "structure-inconnue", ANOMALIE, "Élève d'une structure absente",
        "{nombre} fois, {attribut} d'un élève cite une structure absente des fichiers EtabEducNat.",
        ecarte("une personne sans établissement connu est laissée de côté", LACLASSE)
        + perd("l'élève n'a pas cet établissement", ENTCORE, EOLE, RENTREE),
    ),
    Regle(
        "structure-inconnue-personnel", INFORMATION, "Personnel d'une structure absente",
        "{nombre} fois, {attribut} d'un personnel cite une structure absente des fichiers EtabEducNat.",
        signale("le rattachement administratif peut être hors de l'ensemble : les fonctions comptent", ENTCORE)
        + signale("l'affectation hors de l'ensemble est laissée de côté", LACLASSE, RENTREE),
    ),
    Regle(
        "rattachement-inconnu", INFORMATION, "Structure rattachée à une structure absente",
        "{nombre} fois, {attribut} cite une structure absente des fichiers EtabEducNat.",
        signale("le rattachement n'est pas suivi", RENTREE),
    ),
    Regle(
        "classe-inconnue", ANOMALIE, "Classe absente de la liste de sa structure",
        "{nombre} fois, {attribut} ({categorie}) cite une classe absente d'ENTStructureClasses.",
        perd("les classes viennent d'ENTStructureClasses : celle-ci n'existe pas", LACLASSE)
        + signale("les classes viennent des fiches des personnes", ENTCORE),
    ),
    Regle(
        "groupe-inconnu", ANOMALIE, "Groupe absent de la liste de sa structure",
        "{nombre} fois, {attribut} ({categorie}) cite un groupe absent d'ENTStructureGroupes.",
        perd("les groupes viennent d'ENTStructureGroupes : celui-ci n'existe pas", LACLASSE)
        + signale("les groupes viennent des fiches des personnes", ENTCORE),
    ),
    Regle(
        "groupe-classe-inconnue", ANOMALIE, "Groupe qui puise dans une classe inconnue",
        "{nombre} classe[s] citée[s] par ENTStructureGroupes [n'est|ne sont] pas dans ENTStructureClasses.",
        perd("les enseignants du groupe ne sont pas liés à cette classe", ENTCORE, LACLASSE),
    ),
    Regle(
        "mef-inconnu", ANOMALIE, "MEF absent de MefEducNat",
        "{nombre} fois, {attribut} ({categorie}) cite un MEF absent des fichiers MefEducNat.",
        perd("le niveau ne peut pas être déduit du MEF", ENTCORE, LACLASSE, EOLE)
        + signale("le libellé porté par l'élève sert", RENTREE),
    ),
    Regle(
        "matiere-inconnue", INFORMATION, "Matière absente de MatiereEducNat",
        "{nombre} fois, {attribut} ({categorie}) cite une matière absente des fichiers MatiereEducNat.",
        signale("la matière est créée sans son libellé", LACLASSE) + signale("seul le code est connu", RENTREE),
    ),
    Regle(
        "enseignements-comptes", ANOMALIE, "Enseignements et codes en nombres différents",
        "{nombre} élève[s] [n'a|n'ont] pas autant d'ENTEleveEnseignements que d'ENTEleveCodeEnseignements.",
        perd("un code est pris pour celui d'un autre libellé", ENTCORE, LACLASSE, EOLE)
        + signale("les codes comptent", RENTREE),
    ),
    Regle(
        "enseignements-ordre", ANOMALIE, "Enseignements et codes dans un ordre différent",
        "{nombre} élève[s] [a ses|ont leurs] ENTEleveEnseignements dans un autre ordre que [ses|leurs] codes.",
        perd("un code est pris pour celui d'un autre libellé", ENTCORE, LACLASSE, EOLE)
        + signale("les codes comptent", RENTREE),
    ),
    Regle(
        "classes-matieres", INFORMATION, "Service absent de la liste des classes de l'enseignant",
        "{nombre} fois, une classe ou un groupe de {attribut} manque à la liste simple de l'enseignant.",
        perd("qui ne lit que la liste simple ne connaît pas ce service", EOLE),
    ),
    Regle(
        "eleve-sans-responsable", INFORMATION, "Élève sans responsable",
        "{nombre} élève[s] [n'a|n'ont] aucun responsable.",
        signale("personne n'a de compte pour cet élève", ENTCORE, LACLASSE, RENTREE),
    ),
    Regle(
        "eleve-sans-representant", INFORMATION, "Élève sans représentant légal",
        "{nombre} élève[s] [a|ont] des responsables, dont aucun n'est représentant légal.",
        signale("seul un représentant légal a un compte", ENTCORE),
    ),
    Regle(
        "responsable-sans-eleve", INFORMATION, "Responsable d'aucun élève",
        "{nombre} responsable[s] [n'est cité|ne sont cités] par aucun élève.",
        signale("la fiche est passée", ENTCORE) + signale("la personne n'a pas de compte", RENTREE),
    ),
    Regle(
        "eleve-deux-classes", INFORMATION, "Élève de plusieurs classes",
        "{nombre} élève[s] [a|ont] plusieurs classes.",
        signale("l'élève est dans chacune", ENTCORE),
    ),
    Regle(
        "personnel-sans-fonction", INFORMATION, "Personnel sans fonction dans une structure connue",
        "{nombre} personnel[s] [n'a|n'ont] aucune fonction dans une structure de l'ensemble.",
        signale("une personne sans profil dans une structure connue est laissée de côté", LACLASSE),
    ),
    Regle(
        "uai-partage", INFORMATION, "UAI de plusieurs structures",
        "{nombre} UAI [est|sont] [celui|ceux] de plusieurs structures.",
        signale("les structures sont réunies par leur UAI", ENTCORE),
    ),
    Regle(
        "ine-partage", ANOMALIE, "INE de plusieurs élèves",
        "{nombre} élève[s] [a|ont] l'INE d'un autre.",
        perd("deux élèves de même INE peuvent être réunis", ENTCORE, LACLASSE)
        + signale("un INE partagé n'est pas une preuve", RENTREE),
    ),
)  # fmt: skip
