"""What each key of a project's file means, in French: the comments of the files that Rentrée writes."""

from collections.abc import Mapping

_SEUIL = {
    "pourcent": "arrêt au-delà de cette part des comptes…",
    "nombre": "… ou de ce nombre",
    "plancher": "jamais d'arrêt jusqu'à ce nombre",
}

NOTICES: Mapping[str, Mapping[str, str]] = {
    "": {
        "etablissements": 'UAI servis, par exemple ["0310001H"] ; vide : tous',
        "en_charge": "true : les personnes en charge (niveau 2) ont aussi un compte",
        "retenir": "règles de docs/controles.md dont les fiches attendent, sans compte, leur correction",
    },
    "login": {
        "separateur": "entre le prénom et le nom",
        "caracteres": "signes gardés, en plus des lettres et des chiffres",
        "remplacement": "ce que devient tout autre signe",
        "espace": "ce que devient une espace",
        "maximum": "longueur totale, numéro d'homonyme compris ; de 20 à 255",
        "premier_homonyme": "lea.martin, puis lea.martin2",
    },
    "aaf": {
        "projet": "code du projet AAF, en tête du nom des fichiers",
        "encodage": 'ou "ISO-8859-15"',
        "enregistrements": "enregistrements par fichier",
        "version_af": "dite dans les commentaires de chaque fichier",
        "version_sdet": "dite de même",
    },
    "delais": {"defaut": "pour tous les profils qui ne sont pas nommés ci-dessous"},
    "freins": {"ete": "premier et dernier jour de l'été des freins, mois et jour"},
    "freins.desactivation": _SEUIL,
    "freins.desactivation_ete": _SEUIL,
    "freins.suppression": _SEUIL,
    "freins.projet": _SEUIL,
    "freins.projet_ete": _SEUIL,
    "gels": {
        "debut": "premier jour",
        "fin": "dernier jour",
        "ajout_seul": "true : on ne fait qu'ajouter ou rétablir des comptes",
    },
    "calendrier": {
        "complets": "jours de l'AAF complet, qui seul désactive",
        "deltas": "jours de l'AAF delta, qui ajoute et modifie",
    },
    "lettres": {
        "adresse": "où le code d'activation se saisit",
        "validite": "jours pendant lesquels un code vaut, de 1 à 365",
        "ent": "nom de l'ENT dans les courriers",
        "gabarit": "votre modèle de courrier ; vide : gabarits/lettre.typ, ou celui de Rentrée",
    },
    "ldap": {
        "url": "ldaps://serveur, ldap://serveur ou ldapi://… ; vide : pas de LDAP",
        "compte": "DN de l'entrée qui écrit",
        "base": "DN sous lequel sont les entrées",
        "mot_de_passe": "fichier qui contient le mot de passe, jamais le mot de passe",
    },
}
"""Section ("" is the head of the file) -> key -> its meaning."""

INTRODUCTIONS: Mapping[str, tuple[str, ...]] = {
    "": (
        "Toutes les lignes sont facultatives : une ligne retirée reprend la valeur par défaut.",
        "Chaque option est expliquée dans docs/projets.md.",
    ),
    "login": ("Règle des logins ; un login déjà donné ne change jamais.",),
    "aaf": ("Fichiers AAF.",),
    "delais": (
        "Jours entre la désactivation d'un compte et sa suppression. Au plus trois mois (92 jours) après la fin",
        "des droits, attente du prochain import complet comprise : arrêté du 30 novembre 2006, article 6.",
        "Un profil peut avoir son délai, par exemple « eleve = 42 » : eleve, responsable, enseignant, direction,",
        "vie_scolaire, documentaliste, administratif, academie, collectivite.",
    ),
    "freins": ("Freins : ce qui dépasse est refusé, et ne passe que nommé, pour cette exécution-là.",),
    "freins.desactivation": ("Désactivations, par établissement et par profil.",),
    "freins.desactivation_ete": ("Les mêmes, l'été.",),
    "freins.suppression": ("Suppressions, par établissement et par profil.",),
    "freins.projet": ("Désactivations de tout le projet.",),
    "freins.projet_ete": ("Les mêmes, l'été ; et, toute l'année, les suppressions de tout le projet.",),
    "gels": (
        "Gels : entre ces deux jours compris, aucune désactivation. Autant de sections [[gels]] que de gels.",
        "Un gel retarde les suppressions d'autant : gardez-le court.",
    ),
    "calendrier": ("Jours de la semaine ; un jour est complet, ou delta, ou rien.",),
    "lettres": ("Courriers d'activation.",),
    "ldap": (
        "Annuaire LDAP. Le mot de passe est lu dans la variable RENTREE_LDAP_MOT_DE_PASSE, sinon dans ce fichier.",
    ),
}
"""Section -> lines that stand above it."""
