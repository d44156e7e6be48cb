"""The home folder: where snapshots, annuaires, state and the secret key live."""

import datetime
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rentree.engine.parquet import write_json
from rentree.model.erreurs import ErreurRentree

LECTEUR = 5
"""Version of the readers: a snapshot made by another version is read again from its file."""


@dataclass(frozen=True)
class Instantane:
    """The current snapshot of one kind of export of one school, and the file it came from."""

    uai: str
    source: str
    empreinte: str
    fichier: str
    horodatage: datetime.datetime | None
    lignes: dict[str, int]


class MaisonAbsente(ErreurRentree):
    """Ce dossier de travail n'existe pas."""

    que_faire = "Vérifiez --home, ou la variable RENTREE_HOME."


class MaisonAbimee(ErreurRentree):
    """La liste de ce que le dossier de travail tient est abîmée."""

    que_faire = (
        "Remettez le dossier de travail depuis une sauvegarde : sans cette liste, on ne sait plus quels "
        "exports sont les derniers."
    )


@dataclass(frozen=True)
class Maison:
    """Paths of a home folder."""

    racine: Path

    def must_exist(self) -> None:
        """Refuse a folder that is not there, for commands that only read one. Raises MaisonAbsente."""
        if not self.racine.is_dir():
            raise MaisonAbsente(str(self.racine))

    @property
    def base(self) -> Path:
        """The SQLite database of the default installation."""
        return self.racine / "rentree.sqlite3"

    @property
    def secret(self) -> Path:
        """The key with which activation codes are hashed."""
        return self.racine / "cle.secret"

    @property
    def travail(self) -> Path:
        """Scratch files of the run."""
        return self.racine / "travail"

    def instantanes(self, annee: int) -> Path:
        """Where the snapshots of a school year are."""
        return self.racine / "instantanes" / str(annee)

    def instantane(self, annee: int, uai: str, source: str, empreinte: str) -> Path:
        """Folder of one snapshot."""
        return self.instantanes(annee) / uai / source / empreinte

    @property
    def annuaires(self) -> Path:
        """Where annuaires are, one folder each."""
        return self.racine / "annuaires"

    def annuaire(self, jour: datetime.date, empreinte: str) -> Path:
        """Folder of one annuaire."""
        return self.annuaires / f"{jour.isoformat()}-{empreinte}"

    def plan(self, numero: int) -> Path:
        """Folder of one plan."""
        return self.racine / "plans" / f"{numero:06d}"

    def _courants(self, annee: int) -> Path:
        return self.instantanes(annee) / "courants.json"

    def read_courants(self, annee: int) -> dict[tuple[str, str], Instantane]:
        """Return the current snapshots of a school year, by (UAI, source). Raises MaisonAbimee."""
        with _readable(self._courants(annee)) as liste:
            lus = [Instantane(**{**fiche, "horodatage": _instant(fiche["horodatage"])}) for fiche in liste]
        return {(instantane.uai, instantane.source): instantane for instantane in lus}

    def write_courants(self, annee: int, courants: dict[tuple[str, str], Instantane]) -> None:
        """Record which snapshots are current, in one step."""
        liste = [
            {**asdict(instantane), "horodatage": instantane.horodatage and instantane.horodatage.isoformat()}
            for _, instantane in sorted(courants.items())
        ]
        write_json(self._courants(annee), liste)

    def _doutes(self, annee: int) -> Path:
        return self.instantanes(annee) / "doutes.json"

    def read_doutes(self, annee: int) -> frozenset[tuple[str, str]]:
        """Return the (UAI, source) whose current snapshot proves no absence: see `rentree.pipeline.doutes`.

        Raises MaisonAbimee.
        """
        with _readable(self._doutes(annee)) as liste:
            return frozenset((uai, source) for uai, source in liste)

    def write_doutes(self, annee: int, doutes: frozenset[tuple[str, str]]) -> None:
        """Record them, in one step."""
        write_json(self._doutes(annee), sorted(doutes))

    def years(self) -> Iterator[int]:
        """School years that have snapshots."""
        for dossier in sorted((self.racine / "instantanes").glob("[0-9][0-9][0-9][0-9]")):
            yield int(dossier.name)


@contextmanager
def _readable(chemin: Path) -> Iterator[list[Any]]:
    """What a file of the home folder lists, nothing when there is none. Raises MaisonAbimee, also for its reader."""
    try:
        yield json.loads(chemin.read_text(encoding="utf-8")) if chemin.exists() else []
    except (ValueError, TypeError, KeyError) as error:
        raise MaisonAbimee(str(chemin), detail=str(error)) from None


def _instant(texte: str | None) -> datetime.datetime | None:
    return datetime.datetime.fromisoformat(texte) if texte else None
