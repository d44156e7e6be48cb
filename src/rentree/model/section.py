"""One section of a project's file: takes its keys with their types, and says where a value is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rentree.model.projet import ProjetFaux
from rentree.model.toml import write_value

TYPES = {
    bool: "true ou false",
    int: "un nombre entier",
    float: "un nombre",
    str: "un texte entre guillemets",
    tuple: "une liste de textes entre crochets",
}
"""Type of an option -> what to write for it."""

SECRETES = frozenset({"mot_de_passe"})
"""Keys whose value is never shown: somebody may have written there what belongs elsewhere."""


def types_of(options: object) -> dict[str, type]:
    """The type of each field of a dataclass, as its default value has it."""
    return {cle: type(valeur) for cle, valeur in vars(options).items()}


@dataclass(frozen=True)
class Section:
    """The values of one section; `nom` is empty for the head of the file."""

    fichier: str
    nom: str
    valeurs: Mapping[str, Any]

    @property
    def place(self) -> str:
        """Where this is, for a reader."""
        return f"dans [{self.nom}]" if self.nom else "en tête du fichier"

    def below(self, nom: str) -> "Section":
        """The section `nom` of this one, empty when it is not there. Raises ProjetFaux when it is no section."""
        entier = f"{self.nom}.{nom}" if self.nom else nom
        valeurs = self.valeurs.get(nom, {})
        if not isinstance(valeurs, Mapping):
            raise ProjetFaux(self.fichier, detail=f"« {nom} » est une section, à écrire [{entier}]")
        return Section(self.fichier, entier, valeurs)

    def repeated(self, nom: str) -> list["Section"]:
        """The sections `nom`, which may be there several times. Raises ProjetFaux when they are not sections."""
        valeurs = self.valeurs.get(nom, [])
        if not isinstance(valeurs, list) or not all(isinstance(une, Mapping) for une in valeurs):
            raise ProjetFaux(self.fichier, detail=f"« {nom} » est une liste de sections, à écrire [[{nom}]]")
        return [Section(self.fichier, f"[{nom}]", une) for une in valeurs]

    def only(self, acceptees: Iterable[str]) -> None:
        """Raise ProjetFaux when a key is none of those."""
        connues = sorted(acceptees)
        for cle in self.valeurs:
            if cle not in connues:
                detail = f"l'option « {cle} » n'existe pas {self.place} ({', '.join(connues)})"
                raise ProjetFaux(self.fichier, detail=detail)

    def take(self, types: Mapping[str, type]) -> dict[str, Any]:
        """The values that are there among `types`, lists as tuples. Raises ProjetFaux when one is of another type."""
        lues = {cle: self.valeurs[cle] for cle in types if cle in self.valeurs}
        for cle, valeur in lues.items():
            if not _is_of(valeur, types[cle]):
                raise self.wrong(cle, f"n'est pas du bon type {self.place} : {self._show(cle)} ; {TYPES[types[cle]]}")
            self.check(cle, _is_plain(valeur), "un texte sur une ligne, sans caractère de commande")
        return {cle: tuple(valeur) if isinstance(valeur, list) else valeur for cle, valeur in lues.items()}

    def check(self, cle: str, juste: bool, attendu: str) -> None:
        """Raise ProjetFaux when a value is not right, saying what would be; a default value always is."""
        if cle in self.valeurs and not juste:
            raise self.refused(cle, attendu)

    def refused(self, cle: str, attendu: str) -> ProjetFaux:
        """The error that shows the value of a key, and says what would be right."""
        return self.wrong(cle, f"vaut {self._show(cle)} {self.place} ; il faut {attendu}")

    def wrong(self, cle: str, suite: str) -> ProjetFaux:
        """The error that says of a key what follows."""
        return ProjetFaux(self.fichier, detail=f"« {cle} » {suite}")

    def _show(self, cle: str) -> str:
        if cle in SECRETES:
            return "(valeur tue)"
        try:
            return write_value(self.valeurs[cle])
        except TypeError:
            return "une section"


def _is_of(valeur: object, attendu: type) -> bool:
    if attendu is float:
        return type(valeur) in {int, float}
    if attendu is tuple:
        return isinstance(valeur, list) and all(type(element) is str for element in valeur)
    return type(valeur) is attendu


def _is_plain(valeur: object) -> bool:
    textes = valeur if isinstance(valeur, list) else [valeur]
    return all(ord(signe) >= 32 and ord(signe) != 127 for texte in textes if isinstance(texte, str) for signe in texte)
