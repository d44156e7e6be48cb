"""Computing the changes of a project's accounts, and the brakes that hold part of them; nothing is written."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

import pyarrow as pa

from rentree.comptes.allocation import PAQUET, allocate_logins
from rentree.comptes.login import RegleLogin
from rentree.engine import Moteur
from rentree.model.conservation import PLAFOND, longest_wait
from rentree.model.plan import ATTENTES, CHANGEMENTS, Frein, Operation
from rentree.model.projet import Projet, Seuil

ETAPES = ("besoins", "absences", "affichages", "differences")


def compute_changes(
    moteur: Moteur,
    projet: Projet,
    *,
    au: datetime.date,
    recul: bool,
    is_reserved: Callable[[str], bool] | None = None,
) -> tuple[pa.Table, tuple[Frein, ...]]:
    """Return the changes (schema CHANGEMENTS) and the brakes; leave `absences` and `ayants_droit` in the engine.

    Reads `comptes`, the annuaire and `servis`. `recul` says that the day is before the last application: then nothing
    is taken away. `is_reserved` tells whether a login belonged to a deleted account; None when there is none.
    """
    _load_settings(moteur, projet, au=au, recul=recul)
    moteur.step(PAQUET, "ayants_droit")
    moteur.load("logins", allocate_logins(moteur, RegleLogin(**vars(projet.login)), is_reserved=is_reserved))
    moteur.steps(PAQUET, (*ETAPES, "changements"))
    freins = _find_brakes(moteur, projet, au=au)
    return moteur.query_step(PAQUET, "changements_freines").select(CHANGEMENTS.names).cast(CHANGEMENTS), freins


def list_waiting(moteur: Moteur) -> pa.Table:
    """Return the accounts of absent people to which nothing is done (schema ATTENTES), after `compute_changes`."""
    return moteur.query_step(PAQUET, "attentes").cast(ATTENTES)


def _find_brakes(moteur: Moteur, projet: Projet, *, au: datetime.date) -> tuple[Frein, ...]:
    """Weigh the table `changements` school by school, then what is left of it in the whole project."""
    freins: tuple[Frein, ...] = ()
    for etape in ("pertes", "pertes_projet"):
        moteur.load("freins", _table(freins))
        pertes = moteur.query_step(PAQUET, etape).to_pylist()
        freins += tuple(frein for perte in pertes if (frein := _weigh(perte, projet, au=au)))
    moteur.load("freins", _table(freins))
    return freins


def fingerprint(moteur: Moteur) -> str:
    """Return a digest of the table `comptes`, whatever the order of its rows."""
    empreinte: str = moteur.query_step(PAQUET, "empreinte_comptes")["empreinte"][0].as_py()
    return empreinte


def _load_settings(moteur: Moteur, projet: Projet, *, au: datetime.date, recul: bool) -> None:
    gel = projet.freeze(au)
    reglages = {
        "niveau_max": pa.array([2 if projet.en_charge else 1], pa.int32()),
        "au": pa.array([au], pa.date32()),
        "delai": pa.array([projet.delais.defaut], pa.int32()),
        "legal": pa.array([PLAFOND - longest_wait(projet.calendrier)], pa.int32()),
        "gel": [gel is not None],
        "ajout_seul": [gel is not None and gel.ajout_seul],
        "recul": [recul],
    }
    moteur.load("reglages", pa.table(reglages))
    profils, jours = zip(*projet.delais.par_profil, strict=True) if projet.delais.par_profil else ((), ())
    moteur.load("delais", pa.table({"profil": pa.array(profils, pa.string()), "jours": pa.array(jours, pa.int32())}))


def _threshold(projet: Projet, operation: str, *, entier: bool, au: datetime.date) -> Seuil:
    freins = projet.freins
    if operation == Operation.SUPPRESSION:
        return freins.projet_ete if entier else freins.suppression
    return freins.leaving_project(au) if entier else freins.leaving(au)


def _weigh(perte: Mapping[str, Any], projet: Projet, *, au: datetime.date) -> Frein | None:
    nombre, effectif = int(perte["nombre"]), int(perte["effectif"])
    seuil = _threshold(projet, perte["operation"], entier=not perte["uai"], au=au)
    if not seuil.trips(nombre, sur=effectif):
        return None
    return Frein(
        uai=perte["uai"],
        profil=perte["profil"],
        operation=perte["operation"],
        nombre=nombre,
        part=round(nombre / effectif, 4),
        seuil=round(min(seuil.part, seuil.nombre / effectif), 4),
        seuil_dit=f"{100 * seuil.part:.0f} % ou {seuil.nombre} comptes, au-delà de {seuil.plancher}",
        exemples=tuple(perte["exemples"]),
    )


def _table(freins: tuple[Frein, ...]) -> pa.Table:
    colonnes = {
        "cle": [frein.cle for frein in freins],
        "uai": [frein.uai for frein in freins],
        "profil": [frein.profil for frein in freins],
        "operation": [frein.operation for frein in freins],
    }
    return pa.table({nom: pa.array(valeurs, pa.string()) for nom, valeurs in colonnes.items()})
