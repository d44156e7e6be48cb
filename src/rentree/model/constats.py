"""What is wrong in the exports: rules, and the constats that they give."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rentree.model.accord import fill


class Gravite(StrEnum):
    """How serious a constat is; a blocking one sets its fiche aside."""

    BLOQUANT = "bloquant"
    ANOMALIE = "anomalie"
    INFORMATION = "information"


class Application(StrEnum):
    """The application in which a constat is mended."""

    SIECLE = "SIECLE-BEE"
    STS = "STS-WEB"
    EPP = "EPP"
    GIGC = "GI/GC"
    EDT = "logiciel d'emploi du temps"
    RENTREE = "Rentrée"


@dataclass(frozen=True)
class Regle:
    """One rule of control.

    `id` is a stable slug that also names the `.sql` step which finds it; `message` and `que_faire` are French templates
    filled with the columns of each row found (`rentree.model.accord`); `interlocuteur` says whom to ask when the school
    is stuck; `pourquoi` says what it does to accounts and links.
    """

    id: str
    famille: str
    gravite: Gravite
    titre: str
    message: str
    que_faire: str
    application: Application
    interlocuteur: str
    pourquoi: str

    def constat(self, ligne: Mapping[str, object]) -> "Constat":
        """Fill the templates with one row: `uai`, `objet`, `cle`, and whatever columns the templates name."""
        return Constat(
            regle=self.id,
            gravite=self.gravite,
            uai=str(ligne["uai"]),
            objet=str(ligne["objet"]),
            cle=str(ligne["cle"]),
            message=fill(self.message, ligne),
            que_faire=fill(self.que_faire, ligne),
        )


@dataclass(frozen=True)
class Constat:
    """Something seen in an export: the rule, the fiche (`objet` is its kind, `cle` its source key), what to do."""

    regle: str
    gravite: Gravite
    uai: str
    objet: str
    cle: str
    message: str
    que_faire: str
