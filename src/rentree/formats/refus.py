"""Why a file is refused whole: one class a reason, its docstring is what the user reads."""

from rentree.model.erreurs import ErreurRentree


class FichierRefuse(ErreurRentree):
    """Fichier refusé."""


class FichierVide(FichierRefuse):
    """Le fichier est vide."""

    que_faire = "Refaites l'export et vérifiez que le téléchargement va jusqu'au bout."


class PasDuXml(FichierRefuse):
    """Ce n'est pas du XML correct."""

    que_faire = "Refaites l'export dans l'application d'origine et ne modifiez pas le fichier à la main."


class PageWeb(FichierRefuse):
    """C'est une page web, pas un export."""

    que_faire = "La session de l'application avait sans doute expiré : reconnectez-vous et refaites l'export."


class FichierTronque(FichierRefuse):
    """Le fichier est tronqué : il s'arrête avant sa fin."""

    que_faire = "Refaites l'export : le téléchargement ou la copie a été interrompu."


class RacineInconnue(FichierRefuse):
    """Ce XML n'est pas un export attendu ici."""

    que_faire = (
        "Fournissez les exports XML de SIECLE (Élèves, Responsables, Nomenclature, Structures, Communs) "
        "et l'export « Emploi du temps » de STS-WEB."
    )


class EntitesInterdites(FichierRefuse):
    """Le fichier déclare des entités XML, ce qu'aucun export officiel ne fait."""

    que_faire = "N'utilisez pas ce fichier : son origine est douteuse. Refaites l'export dans l'application."


class EncodageFaux(FichierRefuse):
    """Le fichier contient des octets qui ne sont pas dans l'encodage qu'il déclare."""

    que_faire = (
        "Refaites l'export ; si le fichier a été modifié à la main, ne l'enregistrez pas avec un autre encodage."
    )


class Utf8Deguise(EncodageFaux):
    """Le fichier est écrit en UTF-8 mais se déclare dans un autre encodage."""

    que_faire = (
        "Le fichier a été modifié à la main et enregistré en UTF-8 : refaites l'export, "
        "ou enregistrez-le de nouveau dans l'encodage déclaré."
    )


class UaiFaux(FichierRefuse):
    """L'UAI (RNE) de l'établissement est absent ou faux."""

    que_faire = "Vérifiez l'UAI en tête du fichier : sept chiffres et une lettre-clé. Refaites l'export."


class AnneeFausse(FichierRefuse):
    """L'année scolaire du fichier est absente ou illisible."""

    que_faire = "Refaites l'export depuis la bonne base (année en cours ou année en préparation)."


class AutreAnnee(FichierRefuse):
    """Le fichier est d'une autre année scolaire que le reste de l'import."""

    que_faire = (
        "Refaites l'export sur la bonne base (année en cours ou année en préparation), "
        "ou lancez un import séparé avec --annee."
    )


class ExportVide(FichierRefuse):
    """L'export ne contient aucune des fiches qu'il doit contenir."""

    que_faire = "Refaites l'export : un export vide ferait croire que tout le monde est parti."


class ArchiveRefusee(FichierRefuse):
    """Archive refusée."""

    que_faire = "Fournissez le zip tel que l'application l'a donné, ou les fichiers XML eux-mêmes."


class FichierIllisible(FichierRefuse):
    """Le fichier ne peut pas être lu."""

    que_faire = "Vérifiez qu'il existe et que vous avez le droit de le lire."


class CsvFaux(FichierRefuse):
    """Le fichier CSV n'est pas une liste de personnels lisible."""

    que_faire = (
        "La première ligne doit nommer les colonnes : "
        "uai;id;civilite;nom_usage;nom_patronymique;prenom;date_naissance;fonction;mel."
    )


class AafInvalide(FichierRefuse):
    """Ce n'est pas un fichier AAF valide."""

    que_faire = "Demandez de nouveau l'extraction à l'académie : le fichier n'est pas conforme à ficAlimMENESR.dtd."


class EnsembleIncomplet(FichierRefuse):
    """Il manque un fichier à l'ensemble AAF."""

    que_faire = "Déposez l'ensemble entier, tel que l'académie l'a livré : tous ses fichiers, ou son archive."


class EnsembleContraire(FichierRefuse):
    """L'ensemble AAF ne contient pas ce que son nom annonce."""

    que_faire = "Vérifiez auprès de l'académie si cette extraction est complète ou un delta."


class EnsembleEtranger(FichierRefuse):
    """Cet AAF complet ne peut pas remplacer celui qui est connu."""

    que_faire = (
        "Si ce sont deux envois à suivre ensemble, donnez-leur deux noms de projet ; sinon, importez celui-ci dans un "
        "autre dossier de travail."
    )


class SommeFausse(FichierRefuse):
    """L'archive n'a pas la somme MD5 qui l'accompagne."""

    que_faire = "Copiez de nouveau l'archive et son fichier .md5 : l'un des deux a été abîmé en chemin."


class ChaineRompue(FichierRefuse):
    """Le delta AAF ne peut pas être appliqué."""

    que_faire = "Déposez l'extraction complète la plus récente, puis les deltas suivants."
