"""federer: all schools -> one annuaire, dated and immutable, where each person has a jointure."""

import datetime
import hashlib
import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rentree import __version__
from rentree.annuaire.federation import ANNUAIRE, CLES, DEVENIRS_LUS, allocate, build, sort_out
from rentree.engine import Moteur
from rentree.formats.aaf.canonique import BilanAaf
from rentree.pipeline.charge_aaf import load_aaf
from rentree.pipeline.controler import Controle
from rentree.pipeline.importer import Import
from rentree.pipeline.maison import Maison
from rentree.store.registre import add_to_registre, count_new, load_registre

DEVENIRS_DITS: dict[str, str] = {
    "retenu": "dans l'annuaire",
    "autre_etablissement": "même personne qu'une fiche d'un autre établissement",
    "sorti": "sortis de l'établissement",
    "ecarte": "écartés par un contrôle bloquant ou retenu",
    "sans_scolarite": "sans division",
    "double": "fiche répétée dans le fichier",
    "sans_identifiant": "fiche sans identifiant",
    "sans_eleve": "sans lien avec un élève de l'annuaire",
    "ressource_locale": "ressources locales de STS-WEB (attendre EPP)",
}
"""What becomes of a fiche, as it is said."""

LAISSES_DITS: dict[str, tuple[str, str]] = {
    "eleves: structure_absente": ("élève d'aucune structure reçue", "élèves d'aucune structure reçue"),
    "personnels: structure_absente": ("personnel d'aucune structure reçue", "personnels d'aucune structure reçue"),
    "responsables: sans_eleve": ("responsable sans élève", "responsables sans élève"),
    "appartenances: autre_etablissement": (
        "classe d'un autre établissement que celui de l'élève", "classes d'un autre établissement que celui de l'élève",
    ),
    "eleves: autre_source": ("élève qu'une autre source décrit", "élèves qu'une autre source décrit"),
    "personnels: autre_source": ("personnel qu'une autre source décrit", "personnels qu'une autre source décrit"),
    "etablissements: autre_source": ("structure qu'une autre source décrit", "structures qu'une autre source décrit"),
}  # fmt: skip
"""Why records of an AAF received gave nothing, as it is said of one and of several; the losses come first."""


@dataclass(frozen=True)
class Annuaire:
    """An annuaire: its folder, its digest, how many persons are new, rows by table, and what became of every fiche.

    `sources` is the digest of what it was made from (see `rentree.pipeline.annuaires`), `annee` the school year;
    `laisses` counts the records of AAF received that were left out, by kind and reason.
    """

    dossier: Path
    empreinte: str
    nouveaux: int
    lignes: Mapping[str, int]
    devenirs: Mapping[str, Mapping[str, int]]
    sources: str = ""
    annee: int = 0
    laisses: Mapping[str, int] = field(default_factory=dict)


def federer(moteur: Moteur, importe: Import, controle: Controle, *, maison: Maison, au: datetime.date) -> Annuaire:
    """Federate what is loaded in `moteur` and the AAF received, allocate the jointures missing, write the annuaire.

    The register is added to in one transaction before the annuaire is written: a jointure given is never given again,
    whatever happens next.
    """
    laisses = _left_out(load_aaf(moteur, importe.etats))
    sort_out(moteur)
    nouvelles = allocate(moteur, load_registre())
    add_to_registre(nouvelles)
    build(moteur)
    empreinte = _digest(moteur, importe, controle, au)
    dossier = maison.annuaire(au, empreinte)
    _write(moteur, dossier)
    return Annuaire(
        dossier=dossier,
        empreinte=empreinte,
        nouveaux=count_new(nouvelles),
        lignes={nom.removeprefix("annuaire_"): moteur.count(nom) for nom in ANNUAIRE},
        devenirs={nom: moteur.count_by(table, "devenir") for nom, table in DEVENIRS_LUS.items()},
        laisses=laisses,
    )


def _left_out(bilans: Sequence[BilanAaf]) -> dict[str, int]:
    """Count the records that gave nothing, under `kind: reason`."""
    laisses: Counter[str] = Counter()
    for bilan in bilans:
        for espece, devenirs in bilan.devenirs.items():
            laisses.update({f"{espece}: {devenir}": n for devenir, n in devenirs.items() if devenir != "charge"})
    return dict(sorted(laisses.items()))


def _digest(moteur: Moteur, importe: Import, controle: Controle, au: datetime.date) -> str:
    """What the annuaire was made from: the program, the snapshots, the fiches set aside, the day, the jointures."""
    jointures = moteur.query("SELECT groupe, jointure FROM jointures ORDER BY jointure, groupe")
    sources = [f"{lu.uai} {lu.source} {lu.empreinte}" for _, lu in sorted(importe.courants.items())]
    sources += [f"aaf {etat.academie} {etat.degre} {etat.portee} {etat.empreinte}" for etat in importe.etats]
    mises_de_cote = [" ".join(fiche) for fiche in sorted(controle.ecartees)]
    texte = "\n".join(
        (__version__, au.isoformat(), *sources, *mises_de_cote, *map(str, jointures["jointure"].to_pylist()))
    )
    empreinte = hashlib.sha256(texte.encode())
    empreinte.update("\n".join(jointures["groupe"].to_pylist()).encode())
    return empreinte.hexdigest()[:16]


def _write(moteur: Moteur, dossier: Path) -> None:
    """Write every table beside, then rename the folder: an annuaire is whole or absent."""
    if dossier.exists():
        return
    provisoire = dossier.with_name(f".{dossier.name}")
    shutil.rmtree(provisoire, ignore_errors=True)
    provisoire.mkdir(parents=True)
    for nom in ANNUAIRE:
        moteur.write_parquet(nom, provisoire / f"{nom.removeprefix('annuaire_')}.parquet", ordre=CLES[nom])
    provisoire.rename(dossier)
