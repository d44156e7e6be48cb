"""What is to be printed: one row a letter, made from the annuaire and from the accounts that have no code."""

from collections.abc import Mapping, Sequence
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from rentree.engine import Moteur

PAQUET = "rentree.feeds.lettres.sql"
ETAPES = ("lettres_lieux", "lettres_choisies", "lettres_adresses", "lettres_foyers")
GENRES = ("uai", "division", "profil", "login")
"""What one may choose by."""


def build_letters(
    moteur: Moteur, comptes: pa.Table, *, au: date, choix: Mapping[str, Sequence[str]], deja: bool
) -> pa.Table:
    """Return one row a letter, sorted by school; reads the tables of the annuaire.

    `comptes` has the columns of store.codes.CODES. `choix` gives, for a kind of GENRES, the values asked for; a kind
    that is not there, or empty, chooses everything. With `deja`, accounts that have a code already are taken too.
    """
    valeurs = [(genre, valeur) for genre in GENRES for valeur in choix.get(genre, ())]
    texte = pa.string()
    genres, mots = ([paire[rang] for paire in valeurs] for rang in (0, 1))
    moteur.load("lettres_comptes", comptes)
    moteur.load("lettres_choix", pa.table({"genre": pa.array(genres, texte), "valeur": pa.array(mots, texte)}))
    par_genre = {f"par_{genre}": [bool(choix.get(genre))] for genre in GENRES}
    moteur.load("lettres_reglages", pa.table({"au": pa.array([au], pa.date32()), "deja": [deja], **par_genre}))
    moteur.steps(PAQUET, ETAPES)
    return moteur.query_step(PAQUET, "lettres")


def count_unplaced(moteur: Moteur) -> int:
    """How many active accounts without a code belong to nobody of the annuaire; `build_letters` comes before."""
    return len(moteur.query_step(PAQUET, "lettres_sans_lieu"))


def known_values(moteur: Moteur, genre: str) -> set[str]:
    """The values of a kind of GENRES that can be chosen; `build_letters` comes before."""
    table = "lettres_lieux" if genre in {"uai", "division"} else "lettres_comptes"
    return set(moteur.count_by(table, genre)) - {None}


def find_people(moteur: Moteur, *, divisions: Sequence[str], uais: Sequence[str]) -> pa.Array:
    """The jointures of the pupils of these divisions and of their responsables, in these schools (all when empty)."""
    moteur.step(PAQUET, "lettres_lieux")
    lieux = moteur.table("lettres_lieux")
    la = pc.is_in(lieux["division"], value_set=pa.array(divisions, pa.string()))
    if uais:
        la = pc.and_(la, pc.is_in(lieux["uai"], value_set=pa.array(uais, pa.string())))
    return lieux.filter(la)["jointure"].combine_chunks()
