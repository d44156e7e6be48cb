"""alimenter: the whole line in one command, from a folder of exports to the annuaire, the AAF and the accounts."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from typing import Any

import pyarrow as pa

from rentree.engine.parquet import write_json
from rentree.feeds.rapport.html import write_reports
from rentree.feeds.rapport.liste import write_json as write_constats
from rentree.formats.identifiants.writer import write_codes
from rentree.model.acte import Acte
from rentree.model.projet import Projet
from rentree.pipeline.appliquer import Application, appliquer
from rentree.pipeline.controler import Controle, control, open_engine
from rentree.pipeline.federer import Annuaire, federer
from rentree.pipeline.importer import Import, importer
from rentree.pipeline.maison import Maison
from rentree.pipeline.prevoir import Plan, prevoir
from rentree.pipeline.publier import PublicationAaf, prepare_aaf, publier_aaf, publier_comptes
from rentree.pipeline.resume import summarise
from rentree.pipeline.suivi import Suivi, silent
from rentree.pipeline.verrou import hold
from rentree.store.base import open_store


@dataclass
class Chronometre:
    """Seconds by stage, elapsed and of processor."""

    durees: dict[str, dict[str, float]] = field(default_factory=dict)

    @contextmanager
    def stage(self, etape: str, suivi: Suivi) -> Iterator[None]:
        """Time a stage and say that it begins and ends."""
        suivi(etape, 0, 1)
        debut, debut_processeur = time.perf_counter(), time.process_time()
        yield
        self.durees[etape] = {
            "secondes": round(time.perf_counter() - debut, 3),
            "processeur": round(time.process_time() - debut_processeur, 3),
        }
        suivi(etape, 1, 1)


@dataclass(frozen=True)
class Alimentation:
    """Everything that a run did, stage by stage."""

    importe: Import
    controle: Controle
    annuaire: Annuaire
    plan: Plan
    application: Application
    aaf: PublicationAaf
    codes: Path | None
    resume: Mapping[str, Any]

    @property
    def clean(self) -> bool:
        """Whether nothing was refused and nothing blocks."""
        return not self.importe.refuses and not self.controle.blocked


def alimenter(
    chemins: Sequence[Path],
    *,
    maison: Maison,
    sortie: Path,
    acte: Acte,
    projet: Projet,
    annee: int | None = None,
    suivi: Suivi = silent,
) -> Alimentation:
    """Run the line with the default policy and leave its results in `sortie`.

    Raises RienALire, FichierIllisible, BaseInaccessible, DejaEnCours, ReferencesRompues; what was applied before is
    kept, and running again goes on from there.
    """
    chronometre, au = Chronometre(), acte.au
    with hold(maison, acte=acte):
        open_store(maison.base)
        with chronometre.stage("importer", suivi):
            importe = importer(chemins, maison=maison, annee=annee, hors=(sortie,), suivi=suivi)
        with open_engine(maison, importe, au=au) as moteur:
            with chronometre.stage("controler", suivi):
                controle = control(moteur, importe, projet=projet, au=au)
            with chronometre.stage("federer", suivi):
                annuaire = federer(moteur, importe, controle, maison=maison, au=au)
                prepare_aaf(moteur)
            with chronometre.stage("prevoir", suivi):
                plan = prevoir(moteur, projet)
            codes = _Codes(sortie / "comptes")
            with chronometre.stage("appliquer", suivi):
                application = appliquer(
                    plan, projet=projet, annuaire=annuaire, maison=maison, au=au, montrer=codes.show
                )
            with chronometre.stage("publier", suivi):
                aaf = publier_aaf(moteur, projet=projet, au=au, dossier=sortie / "aaf")
                publier_comptes(moteur, projet=projet, dossier=sortie / "comptes")
                write_constats(controle.constats, sortie / "constats.json")
                write_reports(controle.rapport, sortie)
        resume = summarise(
            importe, controle, annuaire, plan, application, aaf, projet=projet, au=au, durees=chronometre.durees
        )
        write_json(sortie / "resume.json", resume)
    return Alimentation(importe, controle, annuaire, plan, application, aaf, codes.chemin, resume)


class _Codes:
    """Where the activation codes of a run go: one file a run, never written over, even by a run of another home."""

    def __init__(self, dossier: Path) -> None:
        self._dossier = dossier
        self.chemin: Path | None = None

    def show(self, numero: int, creations: pa.Table) -> None:
        """Write the codes of run `numero`."""
        suites = chain([""], (f"-{rang}" for rang in count(2)))
        libres = (f"codes-activation-{numero:04d}{suite}.csv" for suite in suites)
        self.chemin = next(self._dossier / nom for nom in libres if not (self._dossier / nom).exists())
        write_codes(creations, self.chemin)
