"""What can go wrong between us and a directory, as the user reads it."""

from rentree.model.erreurs import ErreurRentree


class PiloteAbsent(ErreurRentree):
    """Le module Python qui parle à un annuaire LDAP, python-ldap, n'est pas installé."""

    que_faire = (
        "Relancez ./script/setup sans --demo ; ou installez les paquets gcc, python3-dev, libldap2-dev et "
        "libsasl2-dev, puis .venv/bin/pip install --require-hashes -r requirements-ldap.lock."
    )


class ReglagesAbsents(ErreurRentree):
    """Le projet ne dit pas quel annuaire LDAP tenir."""

    que_faire = (
        "Dans le fichier du projet, écrivez une section [ldap] avec url, compte et base ; le mot de passe va dans la "
        "variable RENTREE_LDAP_MOT_DE_PASSE, ou dans un fichier que nomme mot_de_passe."
    )


class AnnuaireInjoignable(ErreurRentree):
    """L'annuaire LDAP ne répond pas."""

    que_faire = "Vérifiez l'adresse et que le serveur tourne, puis relancez : ce qui est écrit le reste, le reste suit."


class AnnuaireRefuse(ErreurRentree):
    """L'annuaire LDAP refuse le compte de Rentrée ou son mot de passe."""

    que_faire = "Vérifiez « compte » dans la section [ldap] du projet, et le mot de passe."


class LiaisonNonChiffree(ErreurRentree):
    """La liaison avec l'annuaire LDAP ne peut pas être chiffrée : rien n'est envoyé."""

    que_faire = (
        "Prenez une adresse ldaps://, ou donnez un certificat au serveur (StartTLS). L'autorité qui l'a signé se dit "
        "par TLS_CACERT dans /etc/ldap/ldap.conf, ou par la variable LDAPTLS_CACERT."
    )


class SchemaAbsent(ErreurRentree):
    """L'annuaire LDAP ne connaît pas le schéma de Rentrée."""

    que_faire = (
        "Écrivez-le par « rentree publier ldap --schema rentree.ldif », puis chargez-le par « ldapadd -Y EXTERNAL "
        "-H ldapi:/// -f rentree.ldif » (docs/ldap.md)."
    )


class BaseAbsente(ErreurRentree):
    """La base n'existe pas dans l'annuaire LDAP, ou le compte de Rentrée ne peut pas la lire."""

    que_faire = "Créez-la, ou corrigez « base » dans le projet, et donnez au compte le droit d'y écrire (docs/ldap.md)."


class LectureIncomplete(ErreurRentree):
    """L'annuaire LDAP ne montre pas toutes ses entrées : rien n'est écrit."""

    que_faire = "Levez la limite pour le compte de Rentrée (olcLimits, docs/ldap.md)."


class AnnuaireVide(ErreurRentree):
    """Il n'y a personne à publier : l'annuaire LDAP reste tel qu'il est."""

    que_faire = "Vérifiez le projet et le dossier de travail : un annuaire ne se vide pas par publication."


class EntreesAbsentes(ErreurRentree):
    """Des comptes à qui donner un premier mot de passe n'ont pas d'entrée ouverte dans l'annuaire LDAP."""

    que_faire = "Publiez d'abord l'annuaire LDAP : « rentree publier ldap »."


class MotsDePasseRefuses(ErreurRentree):
    """L'annuaire LDAP a refusé des mots de passe."""

    que_faire = "Donnez à Rentrée le droit d'écrire userPassword (docs/ldap.md), puis redonnez un code à ces personnes."
