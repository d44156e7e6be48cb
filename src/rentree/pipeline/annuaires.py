"""The annuaire of a day: federated from what the home folder holds, or read again when nothing has moved since."""

import datetime
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from rentree import __version__
from rentree.annuaire.federation import ANNUAIRE, load_fonctions
from rentree.annuaire.perimetre import restrict
from rentree.engine import Moteur
from rentree.engine.parquet import write_json
from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Projet
from rentree.pipeline.aaf import read_etats
from rentree.pipeline.controler import control, open_engine
from rentree.pipeline.federer import Annuaire, federer
from rentree.pipeline.importer import Import
from rentree.pipeline.maison import LECTEUR, Maison

BASCULE = (8, 1)
"""Month and day from which the exports of a school year are those of the pupils who are there."""


class RienImporte(ErreurRentree):
    """Aucun export n'a encore été importé dans ce dossier de travail."""

    que_faire = "Lancez d'abord « rentree importer CHEMIN… » avec le même --home."


@contextmanager
def open_annuaire(
    maison: Maison, *, projet: Projet, acte: Acte, annee: int | None = None
) -> Iterator[tuple[Moteur, Annuaire]]:
    """Give an engine that holds the annuaire of `acte.au`, cut down to the schools that the project serves.

    It is federated from the current snapshots of `annee` (else of the school year of that day); an annuaire made from
    the same ones on the same day is read again. The caller holds the home folder and has opened the store. Raises
    RienImporte.
    """
    importe = standing_import(maison, au=acte.au, annee=annee)
    connu = read_current(maison)
    if connu and connu.sources == sources_of(importe, projet=projet, au=acte.au):
        maison.travail.mkdir(parents=True, exist_ok=True)
        with Moteur(dossier=maison.travail) as moteur:
            load_annuaire(moteur, connu)
            restrict(moteur, projet.etablissements)
            yield moteur, connu
        return
    with open_engine(maison, importe, au=acte.au) as moteur:
        annuaire = make_annuaire(moteur, importe, maison=maison, projet=projet, au=acte.au)
        restrict(moteur, projet.etablissements)
        yield moteur, annuaire


def make_annuaire(moteur: Moteur, importe: Import, *, maison: Maison, projet: Projet, au: datetime.date) -> Annuaire:
    """Control and federate what is loaded, and make the annuaire the current one."""
    controle = control(moteur, importe, projet=projet, au=au)
    annuaire = federer(moteur, importe, controle, maison=maison, au=au)
    return keep_current(annuaire, importe, maison=maison, projet=projet, au=au)


def standing_import(maison: Maison, *, au: datetime.date, annee: int | None = None) -> Import:
    """What the home folder holds, as an import that read nothing. Raises RienImporte."""
    annee = annee if annee is not None else current_year(maison, au)
    if annee is None:
        raise RienImporte(str(maison.racine))
    return Import.standing(annee, maison.read_courants(annee), maison.read_doutes(annee), read_etats(maison))


def current_year(maison: Maison, au: datetime.date) -> int | None:
    """The latest school year at home that has begun on that day; while it is only being prepared, the one before it."""
    annees = [*maison.years(), *(etat.annee for etat in read_etats(maison))]
    commencees = [annee for annee in annees if datetime.date(annee, *BASCULE) <= au]
    return max(commencees, default=min(annees, default=None))


def sources_of(importe: Import, *, projet: Projet, au: datetime.date) -> str:
    """What an annuaire is made from, in one digest: program, day, snapshots, doubts, rules that hold fiches back."""
    lus = [f"{lu.uai} {lu.source} {lu.empreinte}" for _, lu in sorted(importe.courants.items())]
    lus += [f"aaf {etat.academie} {etat.degre} {etat.portee} {etat.empreinte}" for etat in importe.etats]
    doutes = [f"? {uai} {source}" for uai, source in sorted(importe.doutes)]
    entete = (__version__, str(LECTEUR), au.isoformat(), str(importe.annee), *sorted(projet.retenir))
    return hashlib.sha256("\n".join((*entete, *lus, *doutes)).encode()).hexdigest()


def keep_current(annuaire: Annuaire, importe: Import, *, maison: Maison, projet: Projet, au: datetime.date) -> Annuaire:
    """Record that an annuaire is the current one, and what it was made from."""
    carte = {
        "dossier": annuaire.dossier.name,
        "empreinte": annuaire.empreinte,
        "lignes": dict(annuaire.lignes),
        "devenirs": {nom: dict(devenirs) for nom, devenirs in annuaire.devenirs.items()},
        "sources": sources_of(importe, projet=projet, au=au),
        "annee": importe.annee,
        "laisses": dict(annuaire.laisses),
    }
    write_json(maison.annuaires / "courant.json", carte)
    return _read_card(maison, {**carte, "nouveaux": annuaire.nouveaux})


def read_current(maison: Maison) -> Annuaire | None:
    """The annuaire made last, or None when there is none or its folder is gone."""
    try:
        carte = json.loads((maison.annuaires / "courant.json").read_text(encoding="utf-8"))
        annuaire = _read_card(maison, {**carte, "nouveaux": 0})
    except (OSError, ValueError, KeyError):
        return None
    return annuaire if annuaire.dossier.is_dir() else None


def left_out(maison: Maison) -> Mapping[str, int]:
    """Count the records of the AAF received that the annuaire made last left out (see `Annuaire.laisses`)."""
    annuaire = read_current(maison)
    return annuaire.laisses if annuaire else {}


def _read_card(maison: Maison, carte: dict[str, Any]) -> Annuaire:
    return Annuaire(
        dossier=maison.annuaires / carte["dossier"],
        empreinte=carte["empreinte"],
        nouveaux=carte["nouveaux"],
        lignes=carte["lignes"],
        devenirs=carte["devenirs"],
        sources=carte["sources"],
        annee=carte["annee"],
        laisses=carte["laisses"],
    )


def load_annuaire(moteur: Moteur, annuaire: Annuaire) -> None:
    """Load every table of an annuaire that was written."""
    for nom in ANNUAIRE:
        moteur.read_parquet(nom, annuaire.dossier / f"{nom.removeprefix('annuaire_')}.parquet")
    load_fonctions(moteur)
