"""publier identifiants: annuaire and accounts -> the file of identifiers of each school, in the layout asked for."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from rentree.comptes.allocation import PAQUET
from rentree.comptes.uid import uid_of
from rentree.engine import Moteur
from rentree.feeds.identifiants.voulu import build_lines
from rentree.formats.identifiants.dispositions import DISPOSITIONS
from rentree.formats.identifiants.writer import render_identifiants, write_comptes, write_identifiants
from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import open_annuaire
from rentree.pipeline.maison import Maison
from rentree.pipeline.verrou import hold
from rentree.store.base import open_store
from rentree.store.comptes import load_comptes

MOT_DE_PASSE = "mot_de_passe"
FORMATS = tuple(DISPOSITIONS)
"""Names of the layouts."""


class FormatInconnu(ErreurRentree):
    """Ce format de fichier des identifiants n'existe pas."""

    que_faire = f"Choisissez parmi : {', '.join(FORMATS)}."


def publier_identifiants(
    maison: Maison, *, projet: Projet, acte: Acte, sortie: Path, forme: str = FORMATS[0]
) -> list[Path]:
    """Write `comptes.csv` and the file of identifiers of each school of the project, without codes.

    Returns the files of the schools. Raises FormatInconnu, RienImporte.
    """
    if forme not in DISPOSITIONS:
        raise FormatInconnu(forme)
    with hold(maison, acte=acte):
        open_store(maison.base)
        with open_annuaire(maison, projet=projet, acte=acte) as (moteur, _):
            return publier_comptes(moteur, projet=projet, dossier=sortie, forme=forme)


def publier_comptes(moteur: Moteur, *, projet: Projet, dossier: Path, forme: str = FORMATS[0]) -> list[Path]:
    """Write `comptes.csv`, every account of the project, and each school's file; `moteur` holds the annuaire."""
    comptes = load_comptes(projet.nom)
    write_comptes(comptes, dossier / "comptes.csv")
    return write_identifiants(identity_lines(moteur, comptes, projet=projet), dossier, disposition=DISPOSITIONS[forme])


def identity_files(
    moteur: Moteur, *, projet: Projet, codes: Mapping[int, str], uais: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Give the thirteen-field file of each of these schools, with `codes` (by jointure) as passwords."""
    lignes = identity_lines(moteur, load_comptes(projet.nom), projet=projet)
    lignes = lignes.filter(pc.is_in(lignes["uai"], value_set=pa.array(sorted(uais), pa.string())))
    secrets = pa.array([codes.get(jointure) for jointure in lignes["jointure"].to_pylist()], pa.string())
    return render_identifiants(lignes.set_column(lignes.schema.get_field_index(MOT_DE_PASSE), MOT_DE_PASSE, secrets))


def identity_lines(moteur: Moteur, comptes: pa.Table, *, projet: Projet) -> pa.Table:
    """The lines of every school, from the annuaire in `moteur` and the accounts of the project."""
    moteur.load("comptes_a_jour", comptes)
    reglages = {"projet": [projet.aaf.projet], "niveau_max": [2 if projet.en_charge else 1]}
    moteur.load("reglages", pa.table(reglages))
    moteur.step(PAQUET, "ayants_droit")
    jointures = comptes["jointure"].to_pylist()
    uids = pa.table({"jointure": comptes["jointure"], "uid": pa.array(map(uid_of, jointures), pa.string())})
    return build_lines(moteur, uids)
