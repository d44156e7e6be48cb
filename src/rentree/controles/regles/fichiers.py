"""Files: refused, replaced, missing, and values that could not be read.

The rules of `CONSTATES_AILLEURS` are found by the stages that receive files. Their lines hold `uai`, `objet`, `cle`,
`fichier` (base name of the file), and for `fichier-refuse` and `fichier-ignore` also `raison`, for `fichier-refuse`
`conseil`, for `fichier-remplace` and `fichier-plus-ancien` `autre` (the file kept).
"""

from rentree.controles.regles.interlocuteurs import EXPORTS, SECRETARIAT
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "fichiers"
CONSTATES_AILLEURS = ("fichier-refuse", "fichier-remplace", "fichier-plus-ancien", "fichier-ignore")

REGLES = (
    Regle(
        id="fichier-refuse",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Fichier refusé",
        message="Le fichier {fichier} est refusé en entier : {raison}",
        que_faire="{conseil}",
        application=Application.RENTREE,
        interlocuteur=EXPORTS,
        pourquoi="Rien de ce fichier n'est pris. L'établissement garde les données de son dernier bon fichier, s'il y "
        "en a un : personne n'est tenu pour parti parce qu'il manque dans un fichier abîmé.",
    ),
    Regle(
        id="fichier-remplace",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Deux fichiers de même nature",
        message="Le fichier {fichier} est laissé de côté : {autre} est de même nature et plus récent.",
        que_faire="Rien à faire si {autre} est bien le bon ; sinon, ne déposer que le bon fichier.",
        application=Application.RENTREE,
        interlocuteur=EXPORTS,
        pourquoi="Un seul fichier de chaque nature compte par établissement : le plus récent.",
    ),
    Regle(
        id="fichier-plus-ancien",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Fichier plus ancien que celui déjà lu",
        message="Le fichier {fichier} n'est pas plus récent que {autre}, déjà lu.",
        que_faire="Refaire l'export si les données doivent être à jour.",
        application=Application.RENTREE,
        interlocuteur=EXPORTS,
        pourquoi="Revenir à un export plus ancien effacerait des corrections et oublierait les personnes arrivées "
        "depuis : l'export déjà lu est gardé.",
    ),
    Regle(
        id="fichier-ignore",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Fichier ignoré",
        message="Le fichier {fichier} n'est pas lu : {raison}",
        que_faire="Rien à faire si ce fichier n'est pas un export de SIECLE, de STS-WEB ou de GI/GC.",
        application=Application.RENTREE,
        interlocuteur=EXPORTS,
        pourquoi="Un export renommé ou enregistré dans un autre format peut passer inaperçu : mieux vaut le savoir.",
    ),
    Regle(
        id="export-manquant",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Export manquant",
        message="Établissement {uai} : il manque l'export {manquants}.",
        que_faire="Faire l'export {manquants} et déposer tous les fichiers ensemble. Les exports XML de SIECLE se "
        "font de 18 h à "
        "8 h ; celui de STS-WEB est dans Exports > Emploi du temps.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Sans cet export, les liens entre élèves, responsables, classes et enseignants ne peuvent être ni "
        "faits ni "
        "contrôlés, et les règles qui comparent deux sources se taisent pour cet établissement.",
    ),
    Regle(
        id="exports-decales",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Exports Élèves et Responsables de deux jours différents",
        message="Établissement {uai} : l'export Élèves est du {jour_eleves}, l'export Responsables du "
        "{jour_responsables}.",
        que_faire="Refaire les deux exports dans SIECLE-BEE le même jour.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Un élève ou un responsable saisi entre les deux exports a une fiche dans l'un et pas dans l'autre : "
        "son lien "
        "ne mène à personne.",
    ),
    Regle(
        id="valeur-illisible",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Valeur illisible",
        message="{fiche} : le champ {champ} {contenu}, qui ne se lit pas.",
        que_faire="Corriger le champ {champ} dans l'application d'où vient l'export, puis refaire l'export.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="La valeur est considérée comme absente : la fiche est prise sans elle.",
    ),
)
