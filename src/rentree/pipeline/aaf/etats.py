"""Where the states of the AAF received live: one folder a state, immutable, and which one is current."""

import datetime
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from rentree.engine.parquet import read_card, read_table, write_folder, write_json
from rentree.formats.aaf.etat import Etat
from rentree.pipeline.maison import Maison

COURANT = "courant.json"
LECTEUR = 2
"""Version of the reader; a complete read by another version is read again when it is given again."""

SANS_DATE = "sans-date"


@dataclass(frozen=True)
class EtatAaf:
    """What the AAF of one académie, one degree and one scope is known to hold.

    `jour` and `genre` are those of the last set applied, `recu` the day on which it was imported; `chaine` names the
    sets applied since the last complete, that one first; `nombres` counts records by category. The folder holds
    `<category>.parquet`: `id` then the official attributes, all text, several values joined by
    `formats.aaf.spec.SEPARATEUR`, null when there is none.
    """

    academie: str
    degre: str
    portee: str
    jour: datetime.date | None
    genre: str
    dossier: Path
    empreinte: str
    nombres: Mapping[str, int]
    chaine: tuple[str, ...]
    recu: datetime.date

    @property
    def fiable(self) -> bool:
        """Whether absence can be concluded: the last set was a complete."""
        return self.genre == "complet"

    @property
    def annee(self) -> int:
        """The school year by its first civil year: that of the set's day, else of the day on which it was received."""
        jour = self.jour or self.recu
        return jour.year if jour.month >= 8 else jour.year - 1


@dataclass(frozen=True)
class Partition:
    """Whose state it is: académie (two digits, else a slug), degree (`1D`, `2D`), scope.

    The scope is a UAI, a network, or a project beside another of the same académie; mostly empty.
    """

    academie: str
    degre: str
    portee: str

    @property
    def nom(self) -> str:
        """Name of its folder."""
        return "-".join(filter(None, (self.academie, self.degre, self.portee)))


@dataclass(frozen=True)
class Courant:
    """A current state and what the import remembers of it.

    `empreintes` are the digests of the sets of its chain, `anciennes` those of the chains before; `projet` and `lieu`
    are those of its complete, `lecteur` the version that read it, `ecoles` the UAI that it gives pupils to.
    """

    etat: EtatAaf
    partition: Partition
    empreintes: tuple[str, ...]
    projet: str
    lieu: str
    lecteur: int
    anciennes: tuple[str, ...] = ()
    ecoles: frozenset[str] = frozenset()

    def load(self) -> Etat:
        """Read its tables."""
        return {nom: read_table(self.etat.dossier / f"{nom}.parquet") for nom, lignes in self.etat.nombres.items()}


def read_etats(maison: Maison) -> tuple[EtatAaf, ...]:
    """Return the current states, in the order of their partitions."""
    return tuple(courant.etat for _, courant in sorted(read_courants(maison).items()))


def read_courants(maison: Maison) -> dict[str, Courant]:
    """Return the current states by the names of their partitions."""
    courants = {}
    for pointeur in sorted(_racine(maison).glob(f"*/{COURANT}")):
        nom: str = json.loads(pointeur.read_text(encoding="utf-8"))["dossier"]
        fiche = read_card(pointeur.parent / nom)
        if fiche is not None:
            courants[pointeur.parent.name] = _courant(pointeur.parent / nom, fiche)
    return courants


def _courant(dossier: Path, fiche: Mapping[str, Any]) -> Courant:
    partition = Partition(fiche["academie"], fiche["degre"], fiche["portee"])
    etat = EtatAaf(
        **vars(partition),
        jour=datetime.date.fromisoformat(fiche["jour"]) if fiche["jour"] else None,
        genre=fiche["genre"],
        dossier=dossier,
        empreinte=fiche["empreinte"],
        nombres=fiche["nombres"],
        chaine=tuple(fiche["chaine"]),
        recu=datetime.date.fromisoformat(fiche["recu"]),
    )
    return Courant(
        etat,
        partition,
        tuple(fiche["empreintes"]),
        fiche["projet"],
        fiche["lieu"],
        fiche["lecteur"],
        tuple(fiche["anciennes"]),
        frozenset(fiche.get("ecoles", ())),
    )


def write_etat(
    maison: Maison,
    courant: Courant,
    changees: Mapping[str, pa.Table],
    *,
    gardees: Mapping[str, Path],
    versions: Mapping[str, str],
) -> Courant:
    """Write a state beside, rename it, then make it the current one; `courant` says all but its folder.

    `changees` are the tables to write; `gardees` are the Parquet files of the former state that did not change: they
    are linked, not copied.
    """
    etat = courant.etat
    racine = _racine(maison) / courant.partition.nom
    jour = f"{etat.jour:%Y%m%d}" if etat.jour else SANS_DATE
    dossier = racine / f"{jour}-{etat.empreinte}"
    fiche = {**_card(courant), "versions": dict(versions)}
    if read_card(dossier) is None:
        _write(dossier, changees, gardees, fiche)
    write_json(racine / COURANT, {"dossier": dossier.name})
    _forget(racine, dossier.name)
    return _courant(dossier, fiche)


def _card(courant: Courant) -> dict[str, Any]:
    etat = courant.etat
    return {
        **vars(courant.partition),
        "jour": etat.jour.isoformat() if etat.jour else "",
        "genre": etat.genre,
        "empreinte": etat.empreinte,
        "nombres": dict(etat.nombres),
        "chaine": list(etat.chaine),
        "recu": etat.recu.isoformat(),
        "empreintes": list(courant.empreintes),
        "projet": courant.projet,
        "lieu": courant.lieu,
        "lecteur": courant.lecteur,
        "anciennes": list(courant.anciennes),
        "ecoles": sorted(courant.ecoles),
    }


def _write(
    dossier: Path, changees: Mapping[str, pa.Table], gardees: Mapping[str, Path], fiche: Mapping[str, Any]
) -> None:
    """Write the new tables, link the former ones, and rename the whole."""
    provisoire = dossier.with_name(f".{dossier.name}.nouveau")
    write_folder(provisoire, changees, fiche)
    for nom, fichier in gardees.items():
        _link(fichier, provisoire / f"{nom}.parquet")
    if dossier.exists():
        shutil.rmtree(dossier)
    provisoire.rename(dossier)


def _forget(racine: Path, courant: str) -> None:
    """Delete the states that are past, but the last one, which somebody may be reading: they are people's data."""
    passes = [un for un in racine.iterdir() if un.is_dir() and un.name != courant]
    for dossier in sorted(passes, key=lambda un: un.stat().st_mtime_ns)[:-1]:
        shutil.rmtree(dossier)


def _link(source: Path, cible: Path) -> None:
    try:
        os.link(source, cible)
    except OSError:
        shutil.copyfile(source, cible)


def _racine(maison: Maison) -> Path:
    return maison.racine / "aaf"
