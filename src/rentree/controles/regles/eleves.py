"""Identity of pupils: number, INE, birth date, sex, one fiche per pupil."""

from rentree.controles.regles.interlocuteurs import BEA, BEE, SECRETARIAT
from rentree.model.constats import Application, Gravite, Regle

FAMILLE = "eleves"

REGLES = (
    Regle(
        id="eleve-sans-id",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Fiche élève sans numéro",
        message="{fiche} : l'export ne donne pas son numéro (ELEVE_ID).",
        que_faire="Refaire l'export Élèves dans SIECLE-BEE ; si le numéro manque encore, ouvrir un dossier "
        "d'assistance.",
        application=Application.SIECLE,
        interlocuteur=BEE,
        pourquoi="Le numéro est la clé de l'élève : sans lui, ni compte, ni lien avec ses responsables et sa classe.",
    ),
    Regle(
        id="eleve-numero-repete",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Même numéro d'élève plusieurs fois dans le fichier",
        message="{fiche} : ce numéro est {nombre} fois dans le fichier.",
        que_faire="Refaire l'export Élèves dans SIECLE-BEE ; si le numéro revient, ouvrir un dossier d'assistance.",
        application=Application.SIECLE,
        interlocuteur=BEE,
        pourquoi="Un seul compte est créé pour ce numéro : si les fiches sont celles de deux élèves, l'un d'eux n'en "
        "aura pas.",
    ),
    Regle(
        id="eleve-sans-ine",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Élève sans INE",
        message="{fiche} : pas d'INE.",
        que_faire="Compléter la fiche dans SIECLE-BEE : l'INE redescend de la base académique après le transfert du "
        "soir. S'il manque "
        "encore, ouvrir un dossier d'assistance SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=BEA,
        pourquoi="Une fiche sans INE est incomplète : l'élève n'aura pas de compte ENT, et ses responsables ne le "
        "verront pas.",
    ),
    Regle(
        id="ine-cle-fausse",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="INE mal formé",
        message="{fiche} : son INE est mal formé, {defaut}.",
        que_faire="Relire l'INE sur le dossier de l'élève et le corriger dans SIECLE-BEE ; s'il y est bien tel quel, "
        "le signaler.",
        application=Application.SIECLE,
        interlocuteur=BEA,
        pourquoi="Un INE faux ne sera pas reconnu par les téléservices ni d'un établissement à l'autre : l'élève "
        "risque un "
        "deuxième compte.",
    ),
    Regle(
        id="ine-partage",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="INE porté par plusieurs élèves",
        message="{fiche} : le même INE est porté par {autres}.",
        que_faire="Vérifier les deux dossiers. Un même élève saisi deux fois : supprimer le doublon dans SIECLE-BEE. "
        "Deux élèves "
        "différents : faire corriger l'INE de celui à qui il n'appartient pas.",
        application=Application.SIECLE,
        interlocuteur=BEA,
        pourquoi="Deux élèves peuvent être pris pour un seul, ou un élève avoir deux comptes.",
    ),
    Regle(
        id="naissance-absente",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Date de naissance absente",
        message="{fiche} : pas de date de naissance.",
        que_faire="Saisir la date de naissance dans SIECLE-BEE, d'après la pièce d'état civil.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="La date de naissance identifie l'élève avec son nom : sans elle, pas de compte ENT.",
    ),
    Regle(
        id="naissance-impossible",
        famille=FAMILLE,
        gravite=Gravite.BLOQUANT,
        titre="Date de naissance illisible",
        message="{fiche} : sa date de naissance n'est pas une date du calendrier.",
        que_faire="Corriger la date de naissance dans SIECLE-BEE, d'après la pièce d'état civil.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Une date qui ne se lit pas compte comme absente : pas de compte ENT.",
    ),
    Regle(
        id="naissance-improbable",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Âge improbable",
        message="{fiche} : d'après sa date de naissance, l'élève aurait {age} ans au 31 décembre {annee}.",
        que_faire="Vérifier l'année de naissance dans SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="La date sert à reconnaître l'élève (première connexion, PRONOTE, autre établissement) : fausse, "
        "elle l'en empêche.",
    ),
    Regle(
        id="sexe-absent",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Sexe absent",
        message="{fiche} : le sexe n'est pas renseigné.",
        que_faire="Compléter la fiche dans SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="Une fiche en anomalie ne remonte pas à la base académique ; le compte ENT est créé, mais sans "
        "civilité.",
    ),
    Regle(
        id="eleve-deux-etablissements",
        famille=FAMILLE,
        gravite=Gravite.ANOMALIE,
        titre="Élève présent dans deux établissements",
        message="{fiche} : cet élève est aussi présent dans l'établissement {autres}.",
        que_faire="Voir avec l'autre établissement où l'élève est scolarisé ; celui qu'il a quitté saisit la date et "
        "le motif de "
        "sortie dans SIECLE-BEE.",
        application=Application.SIECLE,
        interlocuteur=SECRETARIAT,
        pourquoi="L'élève aurait deux établissements dans l'ENT, avec les classes et les groupes des deux.",
    ),
)
