"""The layouts of files of identifiers: which column goes under which header. One table, to be read and reviewed.

Headers are those that the products themselves show or read: Kosmos (eCollège31, ENTmip) as GEPI reads it, entcore
(Néo, One…). PRONOTE has no public header of its own: it is fed with the file of thirteen fields.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Disposition:
    """A layout: its name on the command line, the name of a school's file, header -> column of the lines.

    `cites` writes every value between quotes, as the product does.
    """

    nom: str
    fichier: str
    colonnes: tuple[tuple[str, str], ...]
    cites: bool = False

    @property
    def entete(self) -> tuple[str, ...]:
        """The header."""
        return tuple(titre for titre, _ in self.colonnes)

    def name(self, uai: str) -> str:
        """The name of the file of a school."""
        return self.fichier.format(uai=uai)


_TREIZE = (
    ("RNE", "uai"),
    ("UID", "uid"),
    ("classe", "classe"),
    ("profil", "profil"),
    ("prénom", "prenom"),
    ("nom", "nom"),
    ("login", "login"),
    ("mot de passe", "mot_de_passe"),
    ("clé de jointure", "cle_jointure"),
    ("uid père", "pere"),
    ("uid mère", "mere"),
    ("uid tuteur1", "tuteur1"),
    ("uid tuteur2", "tuteur2"),
)

TREIZE = Disposition("treize", "ENT-Identifiants-{uai}.csv", _TREIZE)
QUINZE = Disposition(
    "quinze",
    "ENT-Identifiants-{uai}.csv",
    (*_TREIZE, ("prenom enfant", "prenom_enfant"), ("nom enfant", "nom_enfant")),
)
GEPI_ENTCORE = Disposition(
    "gepi-entcore",
    "exportGepi-{uai}.csv",
    (
        ("RNE", "uai"),
        ("UID", "uid"),
        ("Classe", "classe"),
        ("Profil", "type"),
        ("Prénom", "prenom"),
        ("Nom", "nom"),
        ("Login", "login"),
        ("Mot de passe", "mot_de_passe"),
        ("Clé de jointure", "cle_jointure"),
        ("UID Responsable 1", "responsable1"),
        ("UID Responsable 2", "responsable2"),
        ("UID tuteur 1", "responsable3"),
        ("UID tuteur 2", "responsable4"),
    ),
    cites=True,
)
ENTCORE = Disposition(
    "entcore",
    "export-{uai}.csv",
    (
        ("Type", "type"),
        ("Nom", "nom"),
        ("Prénom", "prenom"),
        ("Login", "login"),
        ("Alias de login", "login"),
        ("Code d'activation", "mot_de_passe"),
    ),
    cites=True,
)
ENTCORE_COMPLET = Disposition(
    "entcore-complet",
    "export-complet-{uai}.csv",
    (
        ("Id", "uid"),
        ("Id Siecle", "id_siecle"),
        ("Type", "type"),
        ("Nom", "nom"),
        ("Prénom", "prenom"),
        ("Login", "login"),
        ("Alias de login", "login"),
        ("Code d'activation", "mot_de_passe"),
        ("Fonction(s)", "fonctions"),
        ("Structure(s)", "structure"),
        ("Classe(s)", "classes"),
        ("Enfant(s)", "enfants"),
        ("Parent(s)", "parents"),
    ),
    cites=True,
)
SACOCHE = Disposition(
    "sacoche",
    "exportSacoche-{uai}.csv",
    (
        ("Id", "uid"),
        ("Id Siecle", "id_siecle"),
        ("Type", "type"),
        ("Nom", "nom"),
        ("Prénom", "prenom"),
        ("Login", "login"),
    ),
    cites=True,
)

DISPOSITIONS = {une.nom: une for une in (TREIZE, QUINZE, GEPI_ENTCORE, ENTCORE, ENTCORE_COMPLET, SACOCHE)}
"""Name -> layout."""
