"""Reading a whole set: every file or none.

One process reads: handing tables over from others cost more than it gave (measured twice).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.aaf.etat import concat
from rentree.formats.aaf.lecteur import Prologue, read_aaf
from rentree.formats.aaf.lots import Membre
from rentree.formats.aaf.titres import read_title
from rentree.formats.lecture import digest
from rentree.formats.refus import EnsembleIncomplet
from rentree.pipeline.aaf.anomalies import Anomalie, drop_nameless, find_anomalies

GROS = 64 * 2**20
"""Bytes of a set past which they are read twice rather than kept in memory."""


@dataclass(frozen=True)
class Contenu:
    """What the files of a set hold: operations by category, what is not of the AAF, what their heads say."""

    tables: Mapping[str, pa.Table]
    inconnues: Mapping[str, int]
    anomalies: tuple[Anomalie, ...]
    prologue: Prologue

    @property
    def foreign(self) -> bool:
        """Whether nothing in the files is of the AAF, in spite of their form."""
        return bool(self.inconnues) and not self.tables


@dataclass(frozen=True)
class Ouvert:
    """A set whose bytes were gone through once: digest of their names and contents, wherever they are, and how many.

    A set that is not big is kept in memory, so that its archive is not unpacked again.
    """

    ensemble: Ensemble
    empreinte: str
    octets: int
    gardes: tuple[tuple[Membre, bytes], ...]

    def read(self) -> Iterator[tuple[Membre, bytes]]:
        """Yield the files and their bytes."""
        return self.ensemble.read() if self.octets > GROS else iter(self.gardes)


def open_set(ensemble: Ensemble) -> Ouvert:
    """Go through the bytes of a set. Raises FichierRefuse."""
    sommes: list[str] = []
    gardes: list[tuple[Membre, bytes]] = []
    octets = 0
    for membre, donnees in ensemble.read():
        sommes.append(f"{membre.nom} {digest(donnees)}")
        octets += len(donnees)
        if octets > GROS:
            gardes.clear()
        else:
            gardes.append((membre, donnees))
    return Ouvert(ensemble, digest("\n".join(sorted(sommes)).encode()), octets, tuple(gardes))


def read_set(ouvert: Ouvert) -> Contenu:
    """Read every file of a set. Raises FichierRefuse, then nothing of the set is used."""
    _check_numbers(ouvert.ensemble)
    lectures = [read_aaf(donnees, fichier=membre.fichier.nom, rogne=True) for membre, donnees in ouvert.read()]
    parts: dict[str, list[pa.Table]] = defaultdict(list)
    inconnues: dict[str, int] = defaultdict(int)
    for lecture in lectures:
        for categorie, table in lecture.tables.items():
            parts[categorie].append(table)
        for categorie, nombre in lecture.inconnues.items():
            inconnues[categorie] += nombre
    prologue = next((lu.prologue for lu in lectures if lu.prologue != Prologue()), Prologue())
    return _content(parts, inconnues, prologue)


def _content(parts: Mapping[str, list[pa.Table]], inconnues: Mapping[str, int], prologue: Prologue) -> Contenu:
    tables: dict[str, pa.Table] = {}
    anomalies: list[Anomalie] = []
    for categorie, morceaux in sorted(parts.items()):
        tables[categorie], anonymes = drop_nameless(concat(morceaux), categorie)
        anomalies += anonymes
    return Contenu(tables, inconnues, (*anomalies, *find_anomalies(tables)), prologue)


def _check_numbers(ensemble: Ensemble) -> None:
    """Files of a category are numbered without a hole, from 0000 or 0001. Raises EnsembleIncomplet."""
    numeros: dict[str, list[int]] = defaultdict(list)
    for membre in ensemble.membres:
        titre = read_title(membre.nom)
        if titre.numero is not None:
            numeros[titre.categorie].append(titre.numero)
    for categorie, vus in sorted(numeros.items()):
        premier = 0 if 0 in vus else 1
        if manquants := sorted(set(range(premier, max(vus) + 1)) - set(vus)):
            raise EnsembleIncomplet(ensemble.nom, detail=_missing(categorie, manquants))


def _missing(categorie: str, manquants: Sequence[int]) -> str:
    return "pas de fichier " + ", ".join(f"{categorie}_{numero:04d}" for numero in manquants[:5])
