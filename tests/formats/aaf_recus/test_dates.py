"""Dates of other producers: every usual form is one day; what is no day is told apart from what is absent."""

import pyarrow as pa
import pytest

from rentree.formats.aaf.dates import plain_dates, unreadable


@pytest.mark.parametrize(
    "ecrite",
    ["05/04/2013", "5/4/2013", "05-04-2013", "05.04.2013", "2013-04-05", "2013/04/05", "20130405",
     "05/04/2013 00:00:00", "2013-04-05T00:00:00"],
)  # fmt: skip
def test_one_day_however_it_is_written(ecrite: str) -> None:
    assert plain_dates(pa.chunked_array([[ecrite, "28/11/1914", None]])).to_pylist() == [
        "05/04/2013",
        "28/11/1914",
        None,
    ]


@pytest.mark.parametrize("ecrite", ["05/04/13", "31/02/2013", "2013", "inconnue", "12/31/2013", "05/04/0013"])
def test_what_is_no_day_is_null_and_said(ecrite: str) -> None:
    dates = pa.chunked_array([[ecrite, "28/11/1914", "", None]])
    assert plain_dates(dates).to_pylist()[:2] == [None, "28/11/1914"]
    assert unreadable(dates).to_pylist() == [True, False, False, False]
