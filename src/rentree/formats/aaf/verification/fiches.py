"""The records of a set by themselves: identifiers, attributes unknown or missing, values that must be there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.connus import CONNUS
from rentree.formats.aaf.lecteur import ID, OPERATION
from rentree.formats.aaf.spec import CATEGORIES, ELEVE, ETAB, PERS_EDUC, PERS_REL
from rentree.formats.aaf.verification.constats import EXEMPLES, Constat
from rentree.formats.aaf.verification.formes import check_shapes
from rentree.formats.aaf.verification.regles import REGLES

PERSONNES = frozenset({ELEVE.fichier, PERS_REL.fichier, PERS_EDUC.fichier})
EXIGES = (
    "ENTStructureUAI",
    "ENTStructureSIREN",
    "ENTStructureNomCourant",
    "ENTStructureTypeStruct",
    "ENTServAcAcademie",
)
"""Attributes, empty or not, without which a school is refused by laclasse."""

RECENTS = frozenset(
    nom + "Date"
    for nom in (
        "ENTPersonStructRattach",
        "ENTAuxEnsCategoDiscipline",
        "ENTAuxEnsMEF",
        "ENTAuxEnsClassesMatieres",
        "ENTAuxEnsGroupesMatieres",
        "ENTAuxEnsClassesPrincipal",
        "ENTPersonFonctions",
        "ENTPersonCategorieEnseignant",
        "ENTEnsFonctionDir",
    )
) | {"ENTPersonSTSId"}
"""Attributes of the staff that came in July 2025."""

INE = "ENTEleveINE"


@dataclass(frozen=True)
class Exigence:
    """A value that a record must have: the rule, and the names that may hold it, of the second degree then the first.

    `si_present` asks for it only where the set knows the attribute.
    """

    regle: str
    noms: tuple[str, ...]
    si_present: bool = False


_NOM = Exigence("nom-vide", ("sn", "ENTPersonNom"))
_PRENOM = Exigence("prenom-vide", ("givenName", "ENTPersonPrenom"))
EXIGENCES: dict[str, tuple[Exigence, ...]] = {
    "Eleve": (
        _NOM,
        _PRENOM,
        Exigence("naissance-vide", ("ENTPersonDateNaissance",)),
        Exigence("ine-vide", (INE,), si_present=True),
        Exigence("classe-vide", ("ENTEleveClasses", "ENTPersonClasses")),
        Exigence("etablissement-vide", ("ENTPersonStructRattach",)),
    ),
    "PersRelEleve": (_NOM, _PRENOM),
    "PersEducNat": (_NOM, _PRENOM, Exigence("naissance-vide-personnel", ("ENTPersonDateNaissance",))),
    "EtabEducNat": (
        Exigence("uai-vide", ("ENTStructureUAI",)),
        Exigence("structure-vide", ("ENTStructureNomCourant",)),
        Exigence("structure-vide", ("ENTStructureTypeStruct",)),
    ),
    "MefEducNat": (Exigence("libelle-vide", ("ENTLibelleMef",)),),
    "MatiereEducNat": (Exigence("libelle-vide", ("ENTLibelleMatiere",)),),
}


def check_records(tables: Mapping[str, pa.Table]) -> Iterator[Constat]:
    """Yield what is wrong in the records of each category; deletions have only their identifier to be looked at."""
    for categorie, operations in sorted(tables.items()):
        yield from _identifiers(categorie, operations)
        fiches = operations.filter(pc.not_equal(operations[OPERATION], "delete"))
        if fiches.num_rows:
            yield from _attributes(categorie, fiches)
            yield from _required(categorie, fiches)
            yield from check_shapes(categorie, fiches)


def _identifiers(categorie: str, operations: pa.Table) -> Iterator[Constat]:
    ids = operations[ID]
    yield from _said("identifiant-absent", categorie, operations, pc.equal(ids, ""))
    jointure = CATEGORIES[categorie.casefold()].attributs[0][0]
    if jointure in operations.column_names:
        dites = pc.utf8_trim_whitespace(pc.fill_null(operations[jointure], ""))
        autres = pc.and_(pc.not_equal(dites, ids), pc.not_equal(dites, ""))
        yield from _said("identifiant-different", categorie, operations, autres, jointure)
    if categorie in PERSONNES or categorie == ETAB.fichier:
        yield from _said(
            "identifiant-forme", categorie, operations, pc.invert(pc.match_substring_regex(ids, "^[0-9]*$"))
        )


def _attributes(categorie: str, fiches: pa.Table) -> Iterator[Constat]:
    """Unknown and missing attributes; a modification may leave out what does not change."""
    noms = set(fiches.column_names) - {ID, OPERATION}
    for attribut in sorted(noms - CONNUS[categorie]):
        yield from _said("attribut-inconnu", categorie, fiches, pc.is_valid(fiches[attribut]), attribut)
    for attribut in sorted(noms & RECENTS):
        yield from _said("attribut-recent", categorie, fiches, pc.is_valid(fiches[attribut]), attribut)
    ajouts = fiches.filter(pc.equal(fiches[OPERATION], "add"))
    jointure = CATEGORIES[categorie.casefold()].attributs[0][0]
    yield from _said("jointure-absente", categorie, ajouts, _missing(ajouts, jointure), jointure)
    if categorie == ETAB.fichier:
        for attribut in EXIGES:
            yield from _said("attribut-exige", categorie, ajouts, _missing(ajouts, attribut), attribut)
    if categorie == ELEVE.fichier and ajouts.num_rows and INE not in noms:
        yield Constat(REGLES["ine-non-transmis"], ajouts.num_rows, categorie, INE)


def _missing(fiches: pa.Table, attribut: str) -> pa.Array | pa.ChunkedArray:
    if attribut in fiches.column_names:
        return pc.is_null(fiches[attribut])
    return pa.repeat(pa.scalar(True), fiches.num_rows)


def _required(categorie: str, fiches: pa.Table) -> Iterator[Constat]:
    ajouts = pc.equal(fiches[OPERATION], "add")
    for exigence in EXIGENCES[categorie]:
        noms = [nom for nom in exigence.noms if nom in fiches.column_names]
        if not noms and exigence.si_present:
            continue
        lues = [fiches[nom] for nom in noms] or [pa.nulls(fiches.num_rows, pa.string())]
        pleines = [pc.fill_null(pc.not_equal(lue, ""), False) for lue in lues]
        dits = [pc.is_valid(lue) for lue in lues]
        vides = pc.and_(pc.invert(_any(pleines)), pc.or_(ajouts, _any(dits)))
        yield from _said(exigence.regle, categorie, fiches, vides, (noms or exigence.noms)[0])


def _any(masques: list[pa.ChunkedArray]) -> pa.ChunkedArray:
    premier, *autres = masques
    for autre in autres:
        premier = pc.or_(premier, autre)
    return premier


def _said(
    regle: str, categorie: str, fiches: pa.Table, ou: pa.Array | pa.ChunkedArray, attribut: str = ""
) -> Iterator[Constat]:
    fautifs = pc.filter(fiches[ID], ou)
    if len(fautifs):
        exemples = tuple(un for un in fautifs.slice(0, EXEMPLES).to_pylist() if un)
        yield Constat(REGLES[regle], len(fautifs), categorie, attribut, exemples=exemples)
