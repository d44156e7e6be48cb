"""Schooling: division, groups, MEF, options, leaving."""

from rentree.controles.regles.interlocuteurs import CHEF, EMPLOI_DU_TEMPS, SECRETARIAT
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "scolarite"

REGLES = (
    Regle(
        id="eleve-sans-division",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Élève sans division",
        message="{fiche} : l'élève n'est dans aucune division.",
        que_faire="Affecter l'élève à une division dans SIECLE-BEE ; s'il est parti, saisir la date et le motif de "
        "sortie.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Sans division, l'élève n'a pas de classe dans l'ENT : ses enseignants ne le voient pas, et son "
        "compte n'est pas créé.",
    ),
    Regle(
        id="eleve-deux-divisions",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Élève dans plusieurs divisions",
        message="{fiche} : l'élève est dans plusieurs divisions ({divisions}).",
        que_faire="Dans SIECLE-BEE, ne garder que la division où est l'élève.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="L'élève apparaît dans plusieurs classes de l'ENT et de PRONOTE.",
    ),
    Regle(
        id="eleve-division-hors-sts",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Division de l'élève inconnue de STS-WEB",
        message="{fiche} : sa division {codes} n'existe pas dans STS-WEB.",
        que_faire="Créer la division {codes} dans STS-WEB, ou affecter l'élève à une division qui existe. Si elle "
        "existe déjà, refaire l'export Structure de STS-WEB, puis l'export Emploi du temps.",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="Les services des enseignants viennent de STS-WEB : aucun enseignant ne verra cet élève.",
    ),
    Regle(
        id="eleve-groupe-hors-sts",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Groupe de l'élève inconnu de STS-WEB",
        message="{fiche} : groupe inconnu de STS-WEB : {codes}.",
        que_faire="Remonter les groupes du logiciel d'emploi du temps vers STS-WEB, ou retirer l'élève du groupe "
        "{codes} dans SIECLE-BEE.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="L'enseignant du groupe ne verra pas cet élève dans l'ENT.",
    ),
    Regle(
        id="mef-absent",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Élève sans MEF",
        message="{fiche} : la formation (MEF) n'est pas renseignée.",
        que_faire="Compléter la scolarité de l'élève dans SIECLE-BEE ; s'il est parti, saisir la date et le motif de "
        "sortie.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Sans MEF, aucun groupe n'est accepté pour l'élève, et son niveau n'est pas connu de l'ENT.",
    ),
    Regle(
        id="mef-hors-division",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="MEF de l'élève non rattaché à sa division",
        message="{fiche} : sa formation (MEF {code_mef}) n'est pas rattachée à la division {division}.",
        que_faire="Rattacher le MEF {code_mef} à la division {division} dans STS-WEB, ou corriger le MEF de l'élève "
        "dans SIECLE-BEE.",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="SIECLE refuse la scolarité d'un élève dont la division ne porte pas la formation.",
    ),
    Regle(
        id="mef-inconnu",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="MEF de l'élève inconnu de la nomenclature",
        message="{fiche} : sa formation (MEF {code_mef}) n'est pas dans la nomenclature de l'établissement.",
        que_faire="Ajouter le MEF {code_mef} à la nomenclature de l'établissement (profilage), ou corriger celui de "
        "l'élève.",
        application=Application.SIECLE,
        interlocuteur=CHEF,
        pourquoi="Le niveau et la formation de l'élève ne seraient pas connus de l'ENT.",
    ),
    Regle(
        id="eleve-groupe-hors-division",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Groupe qui n'est pas de la division de l'élève",
        message="{fiche} : groupe qui ne prend pas d'élèves dans sa division : {codes}.",
        que_faire="Ajouter la division de l'élève aux divisions du groupe {codes} dans le logiciel d'emploi du temps "
        "et STS-WEB, ou retirer l'élève du groupe.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="L'élève change sans doute de division et garde son ancien groupe : un enseignant le verra à tort.",
    ),
    Regle(
        id="eleve-groupe-hors-mef",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Groupe non rattaché au MEF de l'élève",
        message="{fiche} : groupe non rattaché à sa formation (MEF) : {codes}.",
        que_faire="Rattacher le MEF de l'élève au groupe {codes} dans STS-WEB, ou retirer l'élève du groupe.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="SIECLE refuse le lien entre l'élève et un groupe qui n'est pas rattaché à son MEF.",
    ),
    Regle(
        id="option-inconnue",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Option inconnue de la nomenclature",
        message="{fiche} : l'option {codes} n'est pas dans la nomenclature de l'établissement.",
        que_faire="Vérifier les options de l'élève dans SIECLE-BEE, ou ajouter la matière à la nomenclature de "
        "l'établissement.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Le libellé de cette option ne sera pas connu de l'ENT.",
    ),
    Regle(
        id="structure-sans-eleve",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Division ou groupe d'un élève absent du fichier",
        message="L'élève {numero} est dans {codes}, mais sa fiche n'est pas dans le fichier.",
        que_faire="Refaire l'export Élèves dans SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Cette affectation ne peut être donnée à personne.",
    ),
    Regle(
        id="sorti-avec-structures",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Élève parti encore dans une division ou un groupe",
        message="{fiche} : l'élève est parti, mais reste dans {codes}.",
        que_faire="Rien à faire s'il est bien parti ; le retirer de ses divisions et de ses groupes dans SIECLE-BEE "
        "si les effectifs en sont faussés.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Un élève parti n'est pas dans l'annuaire de l'établissement : il n'y est dans aucune classe.",
    ),
    Regle(
        id="sorti-sans-motif",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Élève parti sans motif de sortie",
        message="{fiche} : une date de sortie, mais pas de motif.",
        que_faire="Saisir le motif de sortie dans SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Le constat de rentrée demande un motif pour chaque sortant. La date seule suffit à retirer l'élève "
        "de l'annuaire de l'établissement : vérifier qu'il est bien parti.",
    ),
    Regle(
        id="sortie-prevue",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Départ prévu",
        message="{fiche} : départ prévu le {jour}.",
        que_faire="Rien à faire si le départ est confirmé.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="L'élève est dans l'annuaire de l'établissement jusqu'à la veille de ce jour ; à partir de ce jour, "
        "il n'y est plus.",
    ),
)
