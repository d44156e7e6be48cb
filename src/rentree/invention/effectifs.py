"""Headcounts of STS, which come from SIECLE: sums are exact, as in real files."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from rentree.invention.brouillon import Brouillon
from rentree.model.exports import Effectif, Eleve, StructureSts

Comptes = Counter[tuple[str, str, str | None]]


def count_heads(brouillon: Brouillon) -> None:
    """Write in every structure of STS how many pupils present are in it, by course of study and by division."""
    par_mef: Comptes = Counter()
    par_division: Comptes = Counter()
    for eleve in brouillon.eleves:
        if eleve.date_sortie is None:
            _count(eleve, par_mef, par_division)
    for rang, division in enumerate(brouillon.divisions_sts):
        brouillon.divisions_sts[rang] = _fill_division(brouillon.rng, division, par_mef)
    for rang, groupe in enumerate(brouillon.groupes_sts):
        brouillon.groupes_sts[rang] = _fill_groupe(groupe, par_mef, par_division)


def _count(eleve: Eleve, par_mef: Comptes, par_division: Comptes) -> None:
    division = next((code for code, genre in eleve.structures if genre == "D"), None)
    for code, genre in eleve.structures:
        par_mef[(genre, code, eleve.mef)] += 1
        par_division[(genre, code, division)] += 1


def _fill_division(rng: Random, division: StructureSts, comptes: Comptes) -> StructureSts:
    mefs = _parts("D", division.code, division.mefs, comptes)
    attendus = rng.randrange(3)
    mefs = tuple(replace(mef, prevu=mef.calcule + (0 if rang else attendus)) for rang, mef in enumerate(mefs))
    return replace(division, effectif=_sum_of(division.code, mefs), mefs=mefs)


def _fill_groupe(groupe: StructureSts, par_mef: Comptes, par_division: Comptes) -> StructureSts:
    divisions = tuple(
        replace(part, prevu=part.calcule) for part in _parts("G", groupe.code, groupe.divisions, par_division)
    )
    mefs = _parts("G", groupe.code, groupe.mefs, par_mef)
    return replace(groupe, effectif=_sum_of(groupe.code, divisions), divisions=divisions, mefs=mefs)


def _parts(genre: str, code: str, parts: tuple[Effectif, ...], comptes: Comptes) -> tuple[Effectif, ...]:
    """Count each part; whoever is in none of them is counted in the first, so that the sum stays exact."""
    total = sum(nombre for (g, c, _), nombre in comptes.items() if (g, c) == (genre, code))
    nombres = [comptes[(genre, code, part.code)] for part in parts]
    reste = total - sum(nombres)
    return tuple(
        replace(part, prevu=0, calcule=nombre + (0 if rang else reste))
        for rang, (part, nombre) in enumerate(zip(parts, nombres, strict=True))
    )


def _sum_of(code: str, parts: Iterable[Effectif]) -> Effectif:
    lignes = tuple(parts)
    return Effectif(code, sum(p.prevu for p in lignes), sum(p.calcule for p in lignes))
