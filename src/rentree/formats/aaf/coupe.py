"""Cutting the text of an AAF document into columns, by Arrow, without an object a value.

libxml2 has parsed the document and written it again in one form, without blanks, comments or CDATA: there a `<` is
always markup. Every piece is checked against the form that the DTD gives, so that what can be cut is valid.
"""

import re
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.valeurs import merge_values, read_column, read_texts, read_values, unescape_text

OUVERTURE, FERMETURE, VIDE = b"<ficAlimMENESR>", b"</ficAlimMENESR>", b"<ficAlimMENESR/>"
MODIFICATIONS = (
    (b'<modification operation="replace" name="', b'<attr name="'),
    (b'<modification name="', b'<attr name="'),
    (b'" operation="replace"><value', b'"><value'),
    (b"</modification>", b"</attr>"),
    (b"modifications>", b"attributes>"),
)
"""A modification is written as an attribute before cutting; each pattern holds a sign that no text can hold."""

DEBUTS = frozenset({b"<addRequest>", b"<modifyRequest>", b"<deleteRequest>"})
NOM_VALEUR = b'"><value'
"""What stands between the name of an attribute and its first value."""

FIN_ATTRIBUT = b"</attr>"
TETE = (
    r'^<attr name="(?P<genre>[^"<]*)</attr>(?:>(?P<valeur>[^<]*)</value>|/>)</attr>'
    r"</operationalAttributes><identifier>(?:<id>(?P<id>[^<]*)</id>|<id/>)$"
)
PIED = re.compile(rb"(?:</attributes></(add|modify)|</(delete))Request>(?:<(?:add|modify|delete)Request>)?")
NOM = re.compile(rb'(?:<attributes>)?<attr name="([^"<]+)')
ATTRIBUTS_MAX = 500
"""Names of attributes in one file; the official categories have about forty."""


class Incoupable(Exception):
    """The document has not the form that the DTD gives it."""


@dataclass(frozen=True)
class Fiches:
    """The records of one file, in its order: category as written, operation, identifier, and a column an attribute.

    A value is null where the record has no such attribute, `''` where it is there and empty; SEPARATEUR stands
    between several values.
    """

    valeurs: pa.Array
    operations: pa.Array
    ids: pa.Array
    attributs: dict[str, pa.Array]


def cut(texte: bytes) -> Fiches | None:
    """Cut the canonical text of a document; None when it has no record. Raises Incoupable."""
    if texte == VIDE:
        return None
    _check(texte.startswith(OUVERTURE) and texte.endswith(FERMETURE))
    if not texte[len(OUVERTURE) : -len(FERMETURE)].strip():
        return None
    debut, *fiches = _plain(texte).split(b"<operationalAttributes>")
    _check(debut in DEBUTS)
    tetes, corps = _halves(pa.array(fiches, pa.binary()), b"</identifier>")
    lues = pc.extract_regex(tetes.cast(pa.string()), TETE)
    _check(lues.null_count == 0)
    _, valeurs, ids = lues.flatten()
    operations, attributs = _bodies(corps)
    return Fiches(_trimmed(valeurs), operations, _trimmed(ids), attributs)


def _plain(texte: bytes) -> bytes:
    """The records alone, every modification written as an attribute; one sign ends names, and ends values."""
    if b"<modification" in texte:
        for avant, apres in MODIFICATIONS:
            texte = texte.replace(avant, apres)
    return texte[len(OUVERTURE) : -len(FERMETURE)].replace(NOM_VALEUR, FIN_ATTRIBUT)


def _check(juste: bool) -> None:
    if not juste:
        raise Incoupable


def _trimmed(textes: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(read_texts(textes.fill_null("")))


def _halves(textes: pa.Array, signe: bytes) -> tuple[pa.Array, pa.Array]:
    """Cut each text at the first sign, which must be there."""
    listes = pc.split_pattern(textes, signe, max_splits=1)
    _check(len(listes.values) == 2 * len(listes) and pc.all(pc.equal(pc.list_value_length(listes), 2)).as_py())
    return pc.list_element(listes, 0), pc.list_element(listes, 1)


def _bodies(corps: pa.Array) -> tuple[pa.Array, dict[str, pa.Array]]:
    """The operation of each record, and the columns of its attributes.

    A body is a name, its values, a name, its values..., then what closes the record.
    """
    listes = pc.split_pattern(corps, FIN_ATTRIBUT)
    morceaux, rangs = listes.values, pc.list_parent_indices(listes)
    fermants = pc.starts_with(morceaux, b"</")
    nommants = pc.and_not(pc.starts_with(morceaux, b"<"), fermants)
    valants = pc.invert(pc.or_(fermants, nommants))
    noms, valeurs, fins = (pc.filter(morceaux, sorte) for sorte in (nommants, valants, fermants))
    operations = _operations(fins)
    _check(len(operations) == len(corps) and len(noms) == len(valeurs))
    _check(_alternate(nommants, valants))
    seuls = pc.equal(pc.list_value_length(listes), 1)
    _check(pc.all(pc.equal(seuls, pc.equal(operations, "delete"))).as_py())
    return operations, _columns(noms, valeurs, pc.filter(rangs, valants), len(corps))


def _alternate(nommants: pa.Array, valants: pa.Array) -> bool:
    """Whether each value follows a name."""
    return bool(nommants.slice(0, len(nommants) - 1).equals(valants.slice(1)))


def _operations(fins: pa.Array) -> pa.Array:
    """What closes each record tells what it asks."""
    pieds = fins.dictionary_encode()
    lus = [PIED.fullmatch(pied) for pied in pieds.dictionary.to_pylist()]
    _check(all(lus))
    noms = [(lu[1] or lu[2]).decode("ascii") for lu in lus if lu]
    return pc.take(pa.array(noms, pa.string()), pieds.indices)


def _columns(noms: pa.Array, valeurs: pa.Array, rangs: pa.Array, nombre: int) -> dict[str, pa.Array]:
    """Name of each attribute and its column, as long as the file has records."""
    if len(noms) == 0:
        return {}
    attributs, codes = _codes(noms)
    ordre = pc.array_sort_indices(codes)
    textes = read_values(pc.take(valeurs, ordre))
    rangs = pc.take(rangs, ordre)
    tous = pa.array(range(nombre), pa.int64())
    colonnes, debut = {}, 0
    for effectif in pc.value_counts(pc.take(codes, ordre)).to_pylist():
        fin = debut + effectif["counts"]
        colonne = read_column(textes.slice(debut, fin - debut))
        colonnes[attributs[effectif["values"]]] = _spread(colonne, rangs.slice(debut, fin - debut), tous)
        debut = fin
    return colonnes


def _codes(noms: pa.Array) -> tuple[list[str], pa.Array]:
    """The names of attributes in the order in which they come, and the place in that list of each one that is cut."""
    ecrits = noms.dictionary_encode()
    lus = [NOM.fullmatch(ecrit) for ecrit in ecrits.dictionary.to_pylist()]
    _check(all(lus) and len(lus) <= ATTRIBUTS_MAX)
    propres = [unescape_text(lu[1].decode("utf-8")).strip() for lu in lus if lu]
    attributs = list(dict.fromkeys(propres))
    places = pa.array([attributs.index(propre) for propre in propres], pa.int32())
    return attributs, pc.take(places, ecrits.indices)


def _spread(textes: pa.Array, rangs: pa.Array, tous: pa.Array) -> pa.Array:
    """Put each value on the row of its record; a record that repeats the attribute keeps all that is not empty."""
    if rangs.equals(tous):
        return textes
    if len(rangs) > 1 and pc.min(pc.pairwise_diff(rangs)).as_py() <= 0:
        rangs, textes = merge_values(rangs, textes)
    return pc.scatter(textes, rangs, max_index=len(tous) - 1)
