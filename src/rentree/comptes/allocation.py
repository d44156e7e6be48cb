"""Giving logins to people who have none: once, unique over every login ever issued, in the order of jointures."""

from collections import defaultdict
from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.compute as pc

from rentree.comptes.login import RegleLogin
from rentree.engine import Moteur

PAQUET = "rentree.comptes.sql"


def allocate_logins(moteur: Moteur, regle: RegleLogin, *, is_reserved: Callable[[str], bool] | None = None) -> pa.Table:
    """Return `jointure, login` for every row of `comptes_a_creer`; an empty login means that the name gives none.

    Reads `ayants_droit` and `comptes`, whose logins are taken. `is_reserved` tells of a login that a deleted account
    had: it is taken too. Names are written once per distinct value; only homonyms are numbered one by one.
    """
    textes = moteur.query_step(PAQUET, "textes")["texte"].to_pylist()
    moteur.load("parts", pa.table({"texte": pa.array(textes, pa.string()), "part": _written(textes, regle)}))
    moteur.step(PAQUET, "comptes_a_creer")
    nouveaux = moteur.query("SELECT jointure, part_prenom, part_nom FROM comptes_a_creer ORDER BY jointure")
    voulus = _bases(nouveaux, regle)
    reserves = pc.unique(voulus).to_pylist() if is_reserved else []
    gardes = [base for base in reserves if is_reserved and is_reserved(base)]
    existants = moteur.query("SELECT login FROM comptes")
    emis = pa.concat_tables([existants, pa.table({"login": pa.array(gardes, pa.string())})])
    moteur.load("emis", emis)
    moteur.load("voulus", nouveaux.append_column("base", voulus))
    return _numbered(moteur.query_step(PAQUET, "bases"), regle, emis["login"].to_pylist(), is_reserved)


def _written(textes: Iterable[str], regle: RegleLogin) -> pa.Array:
    return pa.array([regle.part(texte) for texte in textes], pa.string())


def _bases(nouveaux: pa.Table, regle: RegleLogin) -> pa.Array:
    paires = zip(nouveaux["part_prenom"].to_pylist(), nouveaux["part_nom"].to_pylist(), strict=True)
    return pa.array([regle.join(prenom, nom) for prenom, nom in paires], pa.string())


def _numbered(
    bases: pa.Table, regle: RegleLogin, emis: list[str], is_reserved: Callable[[str], bool] | None
) -> pa.Table:
    """Number the homonyms, lowest jointure first, skipping every login that exists."""
    colonnes = (bases[nom].to_pylist() for nom in ("part_prenom", "part_nom", "base", "libre"))
    lignes = list(zip(*colonnes, strict=True))
    pris = {*emis, *(base for _, _, base, libre in lignes if libre)}
    suivants: dict[str, int] = defaultdict(lambda: regle.premier_homonyme)
    logins = [
        base if libre or not base else _next_free(regle, (prenom, nom), base, pris, suivants, is_reserved)
        for prenom, nom, base, libre in lignes
    ]
    return pa.table({"jointure": bases["jointure"], "login": pa.array(logins, pa.string())})


def _next_free(
    regle: RegleLogin,
    parts: tuple[str, str],
    base: str,
    pris: set[str],
    suivants: dict[str, int],
    is_reserved: Callable[[str], bool] | None,
) -> str:
    login = base
    while login in pris or (is_reserved and is_reserved(login)):
        login = regle.join(*parts, suffixe=str(suivants[base]))
        suivants[base] += 1
    pris.add(login)
    return login
