"""Dates as producers write them, put into the one form of the AAF, by whole columns."""

import pyarrow as pa
import pyarrow.compute as pc

ATTRIBUTS = ("ENTPersonDateNaissance", "ENTEleveDateEntreeStructRattach", "ENTEleveDateSortieStructRattach")
"""The attributes that are one date and that are used."""

FORME = "%d/%m/%Y"
JOUR = r"^[0-9]{2}/[0-9]{2}/(?:19|20)[0-9]{2}$"
ECRITURES = (
    (r"[T ][0-9]{2}:.*$", ""),
    (r"^([0-9]{4})[-/]([0-9]{2})[-/]([0-9]{2})$", r"\3/\2/\1"),
    (r"^([0-9]{4})([0-9]{2})([0-9]{2})$", r"\3/\2/\1"),
    (r"[-.]", "/"),
    (r"^([0-9])/", r"0\1/"),
    (r"/([0-9])/", r"/0\1/"),
)
"""What is written otherwise, one change after the other: an hour, ISO 8601, other signs between, one digit."""


def plain_dates(dates: pa.ChunkedArray) -> pa.ChunkedArray:
    """Return dates as `dd/mm/yyyy`, null where no day of a calendar, of the years 1900 to 2099, can be told."""
    vides = pc.or_kleene(pc.is_null(dates), pc.equal(dates, ""))
    if not pc.all(pc.or_kleene(vides, pc.match_substring_regex(dates, JOUR))).as_py():
        for motif, ecrit in ECRITURES:
            dates = pc.replace_substring_regex(dates, motif, ecrit)
        dates = pc.if_else(pc.match_substring_regex(dates, JOUR), dates, pa.scalar(None, pa.string()))
    jours = pc.strptime(dates, format=FORME, unit="s", error_is_null=True)
    return pc.if_else(pc.equal(pc.strftime(jours, format=FORME), dates), dates, pa.scalar(None, pa.string()))


def unreadable(dates: pa.ChunkedArray) -> pa.ChunkedArray:
    """Tell which dates are there and cannot be read."""
    donnees = pc.fill_null(pc.not_equal(dates, ""), fill_value=False)
    return pc.and_(donnees, pc.is_null(plain_dates(dates)))
