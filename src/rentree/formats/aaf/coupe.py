"""Cutting the text of an AAF document into columns, by Arrow, without an object a value.

libxml2 has parsed the document and written it again in one form, without blanks, comments or CDATA: there a `<` is
always markup. Every piece is checked against the form that the DTD gives, so that what can be cut is valid.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.valeurs import merge_values, read_texts, read_values

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
TETE = (
    r'^<attr name="(?P<genre>[^"<]*)">(?:<value>(?P<valeur>[^<]*)</value>|<value/>)</attr>'
    r"</operationalAttributes><identifier>(?:<id>(?P<id>[^<]*)</id>|<id/>)$"
)
PIED = re.compile(rb"(?:</attributes></(add|modify)|</(delete))Request>(?:<(?:add|modify|delete)Request>)?")
NOM = re.compile(rb'<attr name="([^"<]+)')
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
    if texte in {VIDE, OUVERTURE + FERMETURE}:
        return None
    if not (texte.startswith(OUVERTURE) and texte.endswith(FERMETURE)):
        raise Incoupable
    debut, *fiches = _plain(texte).split(b"<operationalAttributes>")
    _check(debut in DEBUTS)
    tetes, corps = _halves(pa.array(fiches, pa.binary()), b"</identifier>")
    lues = pc.extract_regex(tetes.cast(pa.string()), TETE)
    _check(lues.null_count == 0)
    _, valeurs, ids = lues.flatten()
    operations, attributs = _bodies(corps)
    return Fiches(_trimmed(valeurs), operations, _trimmed(ids), attributs)


def _plain(texte: bytes) -> bytes:
    """The records alone, every modification written as an attribute."""
    if b"<modification" in texte:
        for avant, apres in MODIFICATIONS:
            texte = texte.replace(avant, apres)
    return texte[len(OUVERTURE) : -len(FERMETURE)].replace(b"</identifier><attributes>", b"</identifier>")


def _check(juste: bool) -> None:
    if not juste:
        raise Incoupable


def _trimmed(textes: pa.Array) -> pa.Array:
    return pc.utf8_trim_whitespace(read_texts(textes))


def _halves(textes: pa.Array, signe: bytes) -> tuple[pa.Array, pa.Array]:
    """Cut each text at the first sign, which must be there."""
    listes = pc.split_pattern(textes, signe, max_splits=1)
    _check(len(listes.values) == 2 * len(listes) and pc.all(pc.equal(pc.list_value_length(listes), 2)).as_py())
    return pc.list_element(listes, 0), pc.list_element(listes, 1)


def _bodies(corps: pa.Array) -> tuple[pa.Array, dict[str, pa.Array]]:
    """The operation of each record, and the columns of its attributes."""
    listes = pc.split_pattern(corps, b"</attr>")
    morceaux, rangs = listes.values, pc.list_parent_indices(listes)
    sont_attributs = pc.starts_with(morceaux, b"<attr ")
    fins = pc.filter(morceaux, pc.invert(sont_attributs))
    _check(len(fins) == len(corps))
    operations = _operations(fins)
    seuls = pc.equal(pc.list_value_length(listes), 1)
    _check(pc.all(pc.equal(seuls, pc.equal(operations, "delete"))).as_py())
    noms, valeurs = _halves(pc.filter(morceaux, sont_attributs), b'">')
    return operations, dict(_columns(noms, valeurs, pc.filter(rangs, sont_attributs), len(corps)))


def _operations(fins: pa.Array) -> pa.Array:
    """What closes each record tells what it asks."""
    pieds = fins.dictionary_encode()
    lus = [PIED.fullmatch(pied) for pied in pieds.dictionary.to_pylist()]
    _check(all(lus))
    noms = [(lu[1] or lu[2]).decode("ascii") for lu in lus if lu]
    return pc.take(pa.array(noms, pa.string()), pieds.indices)


def _columns(noms: pa.Array, valeurs: pa.Array, rangs: pa.Array, nombre: int) -> Iterator[tuple[str, pa.Array]]:
    """Name of each attribute and its column, as long as the file has records."""
    codes = noms.dictionary_encode()
    _check(len(codes.dictionary) <= ATTRIBUTS_MAX)
    for code, nom in enumerate(codes.dictionary.to_pylist()):
        lu = NOM.fullmatch(nom)
        _check(lu is not None)
        siens = pc.equal(codes.indices, code)
        textes = read_values(pc.filter(valeurs, siens))
        _check(textes is not None)
        yield _name(lu), _spread(textes, pc.filter(rangs, siens), nombre)


def _name(lu: re.Match[bytes] | None) -> str:
    texte = lu[1].decode("utf-8") if lu else ""
    return str(read_texts(pa.array([texte], pa.string()))[0].as_py()).strip()


def _spread(textes: pa.Array, rangs: pa.Array, nombre: int) -> pa.Array:
    """Put each value on the row of its record; a record that repeats the attribute keeps all that is not empty."""
    if len(rangs) > 1 and not pc.all(pc.greater(pc.pairwise_diff(rangs).slice(1), 0)).as_py():
        rangs, textes = merge_values(rangs, textes)
    if len(textes) == nombre:
        return textes
    return pc.scatter(textes, rangs, max_index=nombre - 1)
