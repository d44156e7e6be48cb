"""What was published: the records of the last AAF of each project, and the card of every one before it.

`<home>/publications/<projet>/aaf/<number>/` holds one Parquet file a category, the attachments to schools, and
`fiche.json`. A publication is two folders, that of the ENT and that of the memory, and no system renames both at
once. Hence the order: records and files are written beside; the memory becomes `en-attente`; the files take their
place; `en-attente` takes its number. Killed in between, the next command looks at which files are in place, and
keeps both or neither (`Memoire.settle`).
"""

import json
import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from rentree.engine.parquet import FICHE, read_card
from rentree.model.erreurs import ErreurRentree
from rentree.pipeline.maison import Maison

NUMERO = re.compile(r"\d{6}")
COMPLET, DELTA = "complet", "delta"
RATTACHEMENTS = "rattachements"
"""The table of which school each record belongs to, kept beside the records."""


class ChaineRompue(ErreurRentree):
    """On ne sait plus ce que l'ENT a reçu, un delta ne peut pas suivre."""

    que_faire = "Publiez un complet : il remplace tout ce qui précède."


class MemoireAbimee(ErreurRentree):
    """La mémoire de ce qui a été publié est abîmée."""

    que_faire = (
        "Remettez ce dossier depuis une sauvegarde. À défaut, retirez-le et publiez un complet, "
        "en vérifiant vous-même ses effectifs : les freins n'auront rien à quoi le comparer."
    )


@dataclass(frozen=True)
class Publication:
    """The card of a publication.

    `jour` is in ISO form; `complet` is the number of the complete that its chain starts from; `dossier` and `archive`
    say where it was put, `somme` is the MD5 of the archive; `nombres` gives, by category, what it holds;
    `freins_passes` the brakes that `qui` chose to pass, with their figures.
    """

    numero: int
    genre: str
    jour: str
    quand: str
    qui: str
    annuaire: str
    complet: int
    forme: str
    dossier: str
    archive: str
    somme: str
    nombres: dict[str, dict[str, int]]
    freins_passes: list[dict[str, Any]]

    def is_in(self, dossier: Path) -> bool:
        """Whether a folder holds the files of this publication."""
        try:
            somme = (dossier / f"{self.archive}.md5").read_text(encoding="ascii")
        except (OSError, UnicodeDecodeError):
            return False
        return somme.split() == [self.somme, self.archive]


class Memoire:
    """The publications of the AAF of one project; the caller holds the home folder."""

    def __init__(self, maison: Maison, projet: str) -> None:
        self.dossier = maison.racine / "publications" / projet / "aaf"
        self._brouillon = self.dossier / ".brouillon"
        self._attente = self.dossier / "en-attente"

    def last(self) -> Publication | None:
        """The last publication, or None before the first. Raises MemoireAbimee."""
        numeros = self._numbers()
        return self._read(numeros[-1]) if numeros else None

    def history(self) -> list[Publication]:
        """Every publication, oldest first. Raises MemoireAbimee."""
        return [self._read(numero) for numero in self._numbers()]

    def table(self, publication: Publication, nom: str) -> pa.Table:
        """A table of a publication. Raises MemoireAbimee, also when it has not the rows that the card says."""
        chemin = self._folder(publication.numero) / f"{nom}.parquet"
        try:
            table = pq.read_table(chemin)
        except (OSError, pa.ArrowInvalid) as error:
            raise MemoireAbimee(str(chemin), detail=str(error)) from None
        attendu = publication.nombres.get(nom, {}).get("total", table.num_rows)
        if table.num_rows != attendu:
            raise MemoireAbimee(str(chemin), detail=f"{table.num_rows} lignes au lieu de {attendu}")
        return table

    def begin(self) -> int:
        """Start the draft of a publication and give its number."""
        remove(self._brouillon)
        self._brouillon.mkdir(parents=True)
        return max(self._numbers(), default=0) + 1

    def keep(self, nom: str, table: pa.Table) -> None:
        """Add a table to the draft."""
        pq.write_table(table, self._brouillon / f"{nom}.parquet", compression="lz4", use_dictionary=False)

    def forget_draft(self) -> None:
        """Give up the draft."""
        remove(self._brouillon)

    def seal(self, publication: Publication) -> None:
        """Add the card to the draft, which is then whole."""
        carte = json.dumps(asdict(publication), ensure_ascii=False, indent=1)
        (self._brouillon / FICHE).write_text(carte + "\n", encoding="utf-8")

    def commit(self, publication: Publication) -> None:
        """Put the files in place of the former ones, and the draft among the publications; it only renames."""
        remove(self._attente)
        self._brouillon.rename(self._attente)
        try:
            replace(Path(publication.dossier), beside(Path(publication.dossier)))
        except OSError:
            self.settle()
            raise
        self._confirm(publication)

    def settle(self) -> bool:
        """Finish or undo a publication that was cut; False when nobody can tell whether it went out.

        Its files in place: it went out, the memory follows. Its files still beside: nobody saw them, both are undone.
        Neither: somebody has touched the folder since, and only a complete can follow.
        """
        if not (carte := read_card(self._attente)):
            return True
        publication = Publication(**carte)
        dossier = Path(publication.dossier)
        if publication.is_in(dossier):
            self._confirm(publication)
            return True
        if publication.is_in(beside(dossier)):
            self._undo(dossier)
            return True
        return False

    def _undo(self, dossier: Path) -> None:
        """The memory goes first: files left beside without it are only scratch."""
        if former(dossier).exists() and not dossier.exists():
            former(dossier).rename(dossier)
        remove(self._attente)
        remove(beside(dossier))

    def _confirm(self, publication: Publication) -> None:
        self._attente.rename(self._folder(publication.numero))
        remove(former(Path(publication.dossier)))
        self._prune({publication.numero, publication.complet})

    def _prune(self, gardes: set[int]) -> None:
        """Keep the records of the last publication and of the complete before it; cards are kept for ever."""
        for numero in set(self._numbers()) - gardes:
            for chemin in self._folder(numero).glob("*.parquet"):
                chemin.unlink()

    def _read(self, numero: int) -> Publication:
        dossier = self._folder(numero)
        try:
            return Publication(**(read_card(dossier) or {}))
        except TypeError:
            raise MemoireAbimee(str(dossier), detail=f"{FICHE} illisible") from None

    def _folder(self, numero: int) -> Path:
        return self.dossier / f"{numero:06d}"

    def _numbers(self) -> list[int]:
        if not self.dossier.exists():
            return []
        return sorted(int(chemin.name) for chemin in self.dossier.iterdir() if NUMERO.fullmatch(chemin.name))


def beside(dossier: Path) -> Path:
    """Where a folder is prepared."""
    return dossier.with_name(f".{dossier.name}.nouveau")


def former(dossier: Path) -> Path:
    """Where the former content of a folder waits for its end."""
    return dossier.with_name(f".{dossier.name}.ancien")


def replace(dossier: Path, nouveau: Path) -> None:
    """Put a folder in the place of another, which is set aside until its owner removes it. Raises OSError, undone."""
    remove(former(dossier))
    if dossier.exists():
        dossier.rename(former(dossier))
    try:
        nouveau.rename(dossier)
    except OSError:
        if former(dossier).exists():
            former(dossier).rename(dossier)
        raise


def remove(dossier: Path) -> None:
    """Remove a folder, if it is there."""
    if dossier.exists():
        shutil.rmtree(dossier)
