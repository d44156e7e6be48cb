"""The report of the controls: a page to print, a workbook to tick, a JSON list; for one school or an académie."""

from rentree.feeds.rapport.classeur import write_xlsx
from rentree.feeds.rapport.html import render, write_html, write_reports
from rentree.feeds.rapport.liste import write_json

__all__ = ["render", "write_html", "write_json", "write_reports", "write_xlsx"]
