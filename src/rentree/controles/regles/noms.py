"""Names and first names: the entry masks. The login is made of them once, and stays when they are corrected later."""

from rentree.controles.regles.interlocuteurs import PERSONNELS, SECRETARIAT
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "noms"

_LOGIN = " L'identifiant serait « {login} »."
_RESTE = "L'identifiant ENT est calculé à la création du compte et reste tel quel, même si le nom est corrigé ensuite."

_SIECLE = (
    Regle(
        id="nom-vide",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Nom ou prénom vide",
        message="{fiche} : {manque}.",
        que_faire="Compléter la fiche dans SIECLE-BEE, d'après la pièce d'état civil.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="L'identifiant ENT est fait du prénom et du nom : sans l'un des deux, pas de compte.",
    ),
    Regle(
        id="nom-illisible",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Nom ou prénom sans lettre lisible",
        message="{fiche} : le {champ} « {valeur} » n'a aucune lettre de l'alphabet latin.",
        que_faire="Saisir le {champ} en lettres latines dans SIECLE-BEE, comme sur la pièce d'identité.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Aucun identifiant ne peut être fait avec ce nom : pas de compte.",
    ),
    Regle(
        id="nom-deux-personnes",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Deux personnes dans une fiche",
        message="{fiche} : le {champ} « {valeur} » réunit deux personnes." + _LOGIN,
        que_faire="Dans SIECLE-BEE, ne garder qu'une personne dans cette fiche ; chercher si l'autre existe déjà, "
        "sinon lui créer "
        "sa propre fiche, et la rattacher à l'élève. Le faire avant la création du compte.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi=f"Deux personnes n'auraient qu'un compte pour deux, au nom du couple. {_RESTE}",
    ),
    Regle(
        id="nom-civilite",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Civilité ou mention dans un nom",
        message="{fiche} : le {champ} « {valeur} » contient une civilité ou une mention (M., MME, VEUVE, NÉE…)."
        + _LOGIN,
        que_faire="Dans SIECLE-BEE, mettre la civilité dans son champ, le nom de naissance dans « nom de famille » et "
        "l'autre dans "
        "« nom d'usage ». Le faire avant la création du compte.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi=f"La civilité entrerait dans l'identifiant. {_RESTE}",
    ),
    Regle(
        id="nom-chiffre",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Chiffre dans un nom",
        message="{fiche} : le {champ} « {valeur} » contient un chiffre." + _LOGIN,
        que_faire="Corriger le {champ} dans SIECLE-BEE. S'il sert à distinguer deux homonymes, l'enlever : l'ENT les "
        "distingue.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi=f"Le chiffre entrerait dans l'identifiant, et la personne ne serait reconnue par aucun autre "
        f"logiciel. {_RESTE}",
    ),
    Regle(
        id="nom-caractere-interdit",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Signe interdit dans un nom",
        message="{fiche} : le {champ} « {valeur} » contient un signe qui n'est ni une lettre, ni un espace, ni une "
        "apostrophe, ni un "
        "trait d'union." + _LOGIN,
        que_faire="Corriger le {champ} dans SIECLE-BEE, d'après la pièce d'état civil.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi=f"Le signe deviendrait un tiret dans l'identifiant. {_RESTE}",
    ),
    Regle(
        id="nom-caractere-perdu",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Lettre perdue dans un nom",
        message="{fiche} : dans le {champ} « {valeur} », le point d'interrogation remplace une lettre que l'export "
        "n'a pas su écrire." + _LOGIN,
        que_faire="Retaper le {champ} dans SIECLE-BEE avec une lettre que l'application connaît (souvent la même sans "
        "son accent).",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi=f"La lettre perdue deviendrait un tiret dans l'identifiant. {_RESTE}",
    ),
    Regle(
        id="nom-trop-long",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Nom de plus de 100 caractères",
        message="{fiche} : le {champ} compte {longueur} caractères, le maximum est 100.",
        que_faire="Raccourcir le {champ} dans SIECLE-BEE : souvent, plusieurs prénoms sont dans un seul champ.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Un nom trop long est refusé à l'import par SIECLE et serait coupé dans l'identifiant.",
    ),
    Regle(
        id="nom-espaces",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Espaces en trop dans un nom",
        message="{fiche} : le {champ} « {valeur} » a des espaces en trop.",
        que_faire="Enlever les espaces en trop dans SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="L'identifiant n'en souffre pas, mais d'autres logiciels ne reconnaîtront pas la personne.",
    ),
    Regle(
        id="nom-et-seul",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Nom réduit à « ET »",
        message="{fiche} : le {champ} est « {valeur} ».",
        que_faire="Vérifier dans SIECLE-BEE que c'est bien le nom de la personne ; si oui, rien à faire.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Ce nom existe, mais c'est aussi ce qui reste d'un couple saisi dans une seule fiche.",
    ),
    Regle(
        id="nom-egal-prenom",
        famille=FAMILLE,
        gravite=Gravite.INFORMATION,
        titre="Nom et prénom identiques",
        message="{fiche} : le nom et le prénom sont les mêmes.",
        que_faire="Vérifier dans SIECLE-BEE que le nom n'a pas été saisi deux fois ; si c'est bien l'état civil, rien "
        "à faire.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="C'est le plus souvent une saisie faite deux fois dans le mauvais champ, qui donne un mauvais "
        "identifiant.",
    ),
)

_PERSONNELS = (
    Regle(
        id="personnel-nom-vide",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Personnel sans nom ou sans prénom",
        message="{fiche} : {manque}.",
        que_faire="Faire compléter la fiche dans {ou} par {qui}.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi="L'identifiant ENT est fait du prénom et du nom : sans l'un des deux, pas de compte.",
    ),
    Regle(
        id="personnel-nom-illisible",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Nom de personnel sans lettre lisible",
        message="{fiche} : le {champ} « {valeur} » n'a aucune lettre de l'alphabet latin.",
        que_faire="Faire corriger le {champ} dans {ou} par {qui}.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi="Aucun identifiant ne peut être fait avec ce nom : pas de compte.",
    ),
    Regle(
        id="personnel-nom-composite",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Deux personnes ou une civilité dans un nom de personnel",
        message="{fiche} : le {champ} « {valeur} » contient une civilité, une mention ou deux personnes." + _LOGIN,
        que_faire="Faire corriger le {champ} dans {ou} par {qui}, avant la création du compte.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi=_RESTE,
    ),
    Regle(
        id="personnel-nom-caracteres",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Chiffre ou signe interdit dans un nom de personnel",
        message="{fiche} : le {champ} « {valeur} » contient un chiffre ou un signe interdit." + _LOGIN,
        que_faire="Faire corriger le {champ} dans {ou} par {qui}, avant la création du compte.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi=_RESTE,
    ),
    Regle(
        id="personnel-nom-trop-long",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Nom de personnel de plus de 100 caractères",
        message="{fiche} : le {champ} compte {longueur} caractères, le maximum est 100.",
        que_faire="Faire raccourcir le {champ} dans {ou} par {qui}.",
        application=Application.EPP,
        interlocuteur=PERSONNELS,
        pourquoi="Un nom trop long serait coupé dans l'identifiant.",
    ),
)

REGLES = _SIECLE + _PERSONNELS
