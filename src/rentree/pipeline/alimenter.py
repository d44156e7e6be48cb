"""alimenter: the whole line in one command, from a folder of exports to the annuaire, the AAF and the accounts."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rentree.annuaire.perimetre import restrict
from rentree.engine import Moteur
from rentree.engine.parquet import write_json
from rentree.feeds.rapport.html import write_reports
from rentree.feeds.rapport.liste import write_json as write_constats
from rentree.model.acte import Acte
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import keep_current
from rentree.pipeline.appliquer import Application, apply_plan
from rentree.pipeline.controler import Controle, control, open_engine
from rentree.pipeline.federer import Annuaire, federer
from rentree.pipeline.freins_aaf import FreinPublication
from rentree.pipeline.identifiants import publier_comptes
from rentree.pipeline.importer import Import, importer
from rentree.pipeline.maison import Maison
from rentree.pipeline.menage import clean
from rentree.pipeline.prevoir import Plan, foresee, keep
from rentree.pipeline.publications import COMPLET
from rentree.pipeline.publier_aaf import PublicationAaf, PublicationAnterieure, prepare_aaf, publier_aaf
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
    """Everything that a run did, stage by stage; without `aaf`, `aaf_retenue` says why none was published."""

    importe: Import
    controle: Controle
    annuaire: Annuaire
    plan: Plan
    application: Application
    aaf: PublicationAaf | None
    aaf_retenue: str
    resume: Mapping[str, Any]

    @property
    def braked(self) -> bool:
        """Whether a brake has tripped."""
        return bool(self.plan.freins or self.aaf_retenue)

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
            importe = importer(chemins, maison=maison, au=au, annee=annee, hors=(sortie,), suivi=suivi)
        with open_engine(maison, importe, au=au) as moteur:
            with chronometre.stage("controler", suivi):
                controle = control(moteur, importe, projet=projet, au=au)
            with chronometre.stage("federer", suivi):
                annuaire = federer(moteur, importe, controle, maison=maison, au=au)
                annuaire = keep_current(annuaire, importe, maison=maison, projet=projet, au=au)
                restrict(moteur, projet.etablissements)
                prepare_aaf(moteur)
            with chronometre.stage("prevoir", suivi):
                plan = foresee(moteur, annuaire, maison=maison, projet=projet, acte=acte)
                plan = keep(plan, maison=maison, acte=acte) if plan.changements.num_rows else plan
            with chronometre.stage("appliquer", suivi):
                application = apply_plan(plan, maison=maison, projet=projet, acte=acte)
                clean(maison, acte=acte)
            with chronometre.stage("publier", suivi):
                aaf, retenue = _publish_aaf(
                    moteur, annuaire, maison=maison, projet=projet, acte=acte, dossier=sortie / "aaf"
                )
                publier_comptes(moteur, projet=projet, dossier=sortie / "comptes")
                write_constats(controle.constats, sortie / "constats.json")
                write_reports(controle.rapport, sortie)
        resume = summarise(
            importe,
            controle,
            annuaire,
            plan,
            application,
            aaf,
            retenue=retenue,
            projet=projet,
            au=au,
            durees=chronometre.durees,
        )
        write_json(sortie / "resume.json", resume)
    return Alimentation(importe, controle, annuaire, plan, application, aaf, retenue, resume)


def _publish_aaf(
    moteur: Moteur, annuaire: Annuaire, *, maison: Maison, projet: Projet, acte: Acte, dossier: Path
) -> tuple[PublicationAaf | None, str]:
    """Publish the complete AAF, or say why the one before stays: a brake holds it, or the day is a former one."""
    try:
        publication = publier_aaf(
            moteur,
            projet=projet,
            acte=acte,
            maison=maison,
            dossier=dossier,
            genre=COMPLET,
            annuaire=annuaire.empreinte,
        )
    except (FreinPublication, PublicationAnterieure) as retenue:
        return None, str(retenue)
    return publication, ""
