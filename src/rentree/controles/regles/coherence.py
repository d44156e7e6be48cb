"""SIECLE against STS-WEB: the same divisions, the same groups, the same pupils."""

from rentree.controles.regles.interlocuteurs import CHEF, EMPLOI_DU_TEMPS, SECRETARIAT, STS
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "coherence"

REGLES = (
    Regle(
        id="division-siecle-seule",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Division de SIECLE absente de STS-WEB",
        message="La division {code} est dans SIECLE, mais pas dans STS-WEB.",
        que_faire="Créer la division {code} dans STS-WEB, ou changer de division ses élèves dans SIECLE-BEE.",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="Les divisions appartiennent à STS-WEB : celle-ci n'aura aucun enseignant dans l'ENT.",
    ),
    Regle(
        id="division-sts-seule",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Division de STS-WEB absente de SIECLE",
        message="La division {code} est dans STS-WEB, mais pas dans SIECLE.",
        que_faire="Refaire dans STS-WEB l'export Structure, qui renvoie tout à SIECLE, et lire les erreurs dans "
        "SIECLE-BEE, Suivi des échanges.",
        application=Application.STS,
        interlocuteur=STS,
        pourquoi="Aucun élève ne peut y être affecté : la classe restera vide dans l'ENT.",
    ),
    Regle(
        id="groupe-siecle-seul",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Groupe de SIECLE absent de STS-WEB",
        message="Le groupe {code} est dans SIECLE, mais pas dans STS-WEB.",
        que_faire="Remonter le groupe {code} du logiciel d'emploi du temps vers STS-WEB, ou le retirer des élèves "
        "dans SIECLE-BEE.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Ce groupe n'aura aucun enseignant dans l'ENT.",
    ),
    Regle(
        id="groupe-sts-seul",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Groupe de STS-WEB absent de SIECLE",
        message="Le groupe {code} est dans STS-WEB, mais pas dans SIECLE.",
        que_faire="Refaire dans STS-WEB l'export Structure, qui renvoie tout à SIECLE, et lire les erreurs dans "
        "SIECLE-BEE, Suivi des échanges ; puis renvoyer les liens élèves-groupes du logiciel d'emploi du temps à "
        "SIECLE-BEE.",
        application=Application.STS,
        interlocuteur=STS,
        pourquoi="Aucun élève ne peut y être affecté : le groupe restera vide dans l'ENT.",
    ),
    Regle(
        id="effectif-division",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Effectif de division différent",
        message="Division {code} : {effectif_siecle} élèves dans SIECLE, {effectif_sts} d'après STS-WEB.",
        que_faire="SIECLE renvoie les effectifs à STS-WEB chaque soir : refaire les deux exports le même jour ; si "
        "l'écart reste, chercher l'élève en trop ou en moins.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Les deux exports ne sont peut-être pas du même jour, ou un élève n'est pas compté où il est.",
    ),
    Regle(
        id="effectif-groupe",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Effectif de groupe différent",
        message="Groupe {code} : {effectif_siecle} élèves dans SIECLE, {effectif_sts} d'après STS-WEB.",
        que_faire="Renvoyer les liens élèves-groupes du logiciel d'emploi du temps à SIECLE-BEE, puis refaire les "
        "exports.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Un enseignant ne verra pas tous ses élèves, ou en verra qui ne sont plus dans son groupe.",
    ),
    Regle(
        id="division-sans-eleve",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Division sans élève",
        message="La division {code} n'a aucun élève présent.",
        que_faire="Affecter ses élèves dans SIECLE-BEE, ou supprimer la division dans STS-WEB si elle ne sert pas.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="La classe est vide dans l'ENT.",
    ),
    Regle(
        id="groupe-sans-eleve",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Groupe sans élève",
        message="Le groupe {code} n'a aucun élève présent.",
        que_faire="Renvoyer les liens élèves-groupes du logiciel d'emploi du temps à SIECLE-BEE, ou supprimer le "
        "groupe s'il ne sert pas.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="L'enseignant de ce groupe n'y voit personne.",
    ),
    Regle(
        id="liens-groupes-absents",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Aucun élève dans aucun groupe",
        message="Établissement {uai} : {nombre} groupe[s] [existe|existent], mais aucun élève n'est dans un groupe.",
        que_faire="Exporter les liens élèves-groupes du logiciel d'emploi du temps et les importer dans SIECLE-BEE "
        "(Importation, Liens élève-groupe) : cet envoi ne se fait pas tout seul.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Tous les groupes sont vides dans l'ENT et dans le GAR.",
    ),
    Regle(
        id="division-mef-inconnu",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="MEF de division inconnu de la nomenclature",
        message="La division {code} porte une formation absente de la nomenclature de l'établissement (MEF {mefs}).",
        que_faire="Ajouter le MEF {mefs} à la nomenclature de l'établissement (profilage), ou le retirer de la "
        "division.",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="Le niveau de cette classe n'est pas connu de l'ENT.",
    ),
)
