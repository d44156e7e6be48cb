"""Services of STS-WEB: who teaches what to whom."""

from rentree.controles.regles.interlocuteurs import CHEF, DPE, EMPLOI_DU_TEMPS, STS
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "services"

REGLES = (
    Regle(
        id="sts-sans-service",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Aucun service dans STS-WEB",
        message="Établissement {uai} : STS-WEB a des divisions, mais aucun service d'enseignement.",
        que_faire="Importer l'emploi du temps dans STS-WEB (répondre Non à la question sur la conservation des "
        "services), puis faire l'export Services.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Aucun enseignant ne voit de classe ni de groupe dans l'ENT.",
    ),
    Regle(
        id="division-sans-service",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Division sans service",
        message="La division {code} n'a aucun service d'enseignement dans STS-WEB.",
        que_faire="Vérifier que l'emploi du temps de cette division est bien remonté dans STS-WEB, puis refaire "
        "l'export Services de STS-WEB.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Aucun enseignant ne voit cette classe dans l'ENT.",
    ),
    Regle(
        id="groupe-sans-service",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Groupe sans service",
        message="Le groupe {code} n'a aucun service d'enseignement dans STS-WEB.",
        que_faire="Si le groupe sert, vérifier qu'une matière lui est donnée dans le logiciel d'emploi du temps, "
        "refaire l'import, puis refaire l'export Services de STS-WEB.",
        application=Application.EDT,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Aucun enseignant ne voit ce groupe dans l'ENT.",
    ),
    Regle(
        id="service-sans-enseignant",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Service sans enseignant",
        message="{structure} : le service « {matiere} » n'a pas d'enseignant.",
        que_faire="Donner un enseignant à ce service dans STS-WEB ou le logiciel d'emploi du temps, puis refaire "
        "l'export Services de STS-WEB.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Les élèves n'ont pas d'enseignant de cette matière dans l'ENT.",
    ),
    Regle(
        id="service-matiere-inconnue",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Service dans une matière inconnue",
        message="{structure} : la matière {code_matiere} d'un service n'est dans aucune nomenclature de "
        "l'établissement.",
        que_faire="Choisir une matière nationale ou académique connue de STS-WEB, puis refaire l'export Services de "
        "STS-WEB.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="Le service ne peut pas remonter : l'enseignant ne verra pas cette classe pour cette matière.",
    ),
    Regle(
        id="service-enseignant-inconnu",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Service d'un enseignant inconnu",
        message="{structure}, matière {code_matiere} : l'enseignant {enseignant} n'est pas parmi les personnels de "
        "STS-WEB.",
        que_faire="Refaire la mise en correspondance de cet enseignant dans le logiciel d'emploi du temps, puis "
        "refaire l'export Services de STS-WEB.",
        application=Application.STS,
        interlocuteur=STS,
        pourquoi="Ce service n'est à personne : l'enseignant ne verra pas ces élèves.",
    ),
    Regle(
        id="suppleance-sans-service",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Suppléance sans service",
        message="{fiche} : STS-WEB ne connaît pas ce service ({structure}, matière {code_matiere}).",
        que_faire="Vérifier dans STS-WEB le service de la personne remplacée, puis refaire l'export Services de "
        "STS-WEB.",
        application=Application.STS,
        interlocuteur=STS,
        pourquoi="Le remplaçant ne verra pas les élèves de ce service.",
    ),
    Regle(
        id="absent-inconnu",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Personne remplacée inconnue",
        message="{fiche} : la personne remplacée ({absent}) n'est pas parmi les personnels de STS-WEB.",
        que_faire="Rien à faire si la personne remplacée a quitté l'établissement ; sinon demander à la DPE.",
        application=Application.EPP,
        interlocuteur=DPE,
        pourquoi="Le remplaçant a son compte et ses classes ; seul le nom de la personne remplacée manque.",
    ),
    Regle(
        id="enseignant-sans-service",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Enseignant sans service",
        message="{fiche} : aucun service d'enseignement dans STS-WEB.",
        que_faire="Si la personne enseigne, vérifier que ses cours sont remontés dans STS-WEB, puis refaire l'export "
        "Services de STS-WEB.",
        application=Application.STS,
        interlocuteur=EMPLOI_DU_TEMPS,
        pourquoi="La personne aura un compte, mais ne verra ni classe ni groupe.",
    ),
    Regle(
        id="ressource-locale",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Ressource locale de STS-WEB",
        message="{fiche} : ressource locale, pas encore connue d'EPP.",
        que_faire="Attendre que la DPE saisisse l'affectation dans EPP, puis changer le support du service dans "
        "STS-WEB. Ne pas créer de compte invité dans l'ENT.",
        application=Application.EPP,
        interlocuteur=DPE,
        pourquoi="La personne n'a pas de compte ENT tant qu'elle n'est connue que localement ; un compte invité "
        "ferait un doublon ensuite.",
    ),
    Regle(
        id="professeur-principal-hors-sts",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Professeur principal d'une division inconnue",
        message="{fiche} : professeur principal de la division {division}, que STS-WEB ne connaît pas.",
        que_faire="Corriger le professeur principal dans STS-WEB.",
        application=Application.STS,
        interlocuteur=CHEF,
        pourquoi="La personne n'apparaîtra professeur principal d'aucune classe ; son compte n'en dépend pas.",
    ),
)
