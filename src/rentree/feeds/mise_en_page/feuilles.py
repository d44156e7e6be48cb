"""Workbooks of text and figures: a header that stays, filters, widths, colours, A4; never a formula from the data."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from rentree.feeds.mise_en_page.ecriture import beside

LIGNES_MAX = 1_000_000
A4 = 9
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}

Ligne = Sequence[str | float]
Couleurs = Mapping[str, tuple[str, str]]
"""Word -> ink and paper of its cell."""


@dataclass(frozen=True)
class Feuille:
    """A sheet: its columns with their widths in characters, its lines, and the words of one column that have a colour.

    A sheet that holds more lines than a spreadsheet can goes on in the next one, `<nom> (2)`.
    """

    nom: str
    colonnes: tuple[tuple[str, int], ...]
    lignes: Iterable[Ligne]
    colonne_coloree: int | None = None
    couleurs: Couleurs = field(default_factory=dict)


@dataclass(frozen=True)
class _Styles:
    entete: Format
    texte: Format
    mots: Mapping[str, Format]


def write_book(path: Path, feuilles: Iterable[Feuille], *, titre: str, au: date) -> None:
    """Write a workbook, replacing what was there; the same sheets give the same bytes."""
    with beside(path) as provisoire, Workbook(str(provisoire), OPTIONS) as classeur:
        classeur.set_properties({"title": titre, "created": datetime.combine(au, time())})
        for feuille in feuilles:
            _write_sheets(classeur, feuille)


def _write_sheets(classeur: Workbook, feuille: Feuille) -> None:
    """Write one sheet, and those that it goes on in; without any line there is still the header."""
    styles = _styles(classeur, feuille.couleurs)
    lignes, numero = iter(feuille.lignes), 1
    lot = list(islice(lignes, LIGNES_MAX))
    while lot or numero == 1:
        onglet = classeur.add_worksheet(feuille.nom if numero == 1 else f"{feuille.nom} ({numero})")
        _write_sheet(onglet, feuille, lot, styles)
        lot, numero = list(islice(lignes, LIGNES_MAX)), numero + 1


def _styles(classeur: Workbook, couleurs: Couleurs) -> _Styles:
    return _Styles(
        classeur.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top", "bg_color": "#E9EBEE"}),
        classeur.add_format({"text_wrap": True, "valign": "top"}),
        {
            mot: classeur.add_format({"bold": True, "valign": "top", "font_color": encre, "bg_color": fond})
            for mot, (encre, fond) in couleurs.items()
        },
    )


def _write_sheet(onglet: Worksheet, feuille: Feuille, lignes: Sequence[Ligne], styles: _Styles) -> None:
    """Write the header and the lines, and say how they are read and printed."""
    _lay_out(onglet, feuille)
    for colonne, (titre, _) in enumerate(feuille.colonnes):
        onglet.write_string(0, colonne, titre, styles.entete)
    for rang, ligne in enumerate(lignes, start=1):
        _write_line(onglet, rang, ligne, styles, coloree=feuille.colonne_coloree)
    onglet.autofilter(0, 0, len(lignes), len(feuille.colonnes) - 1)


def _lay_out(onglet: Worksheet, feuille: Feuille) -> None:
    """Freeze the header, set widths, and print on A4 in landscape with the header on each page."""
    onglet.freeze_panes(1, 0)
    onglet.set_landscape()
    onglet.set_paper(A4)
    onglet.fit_to_pages(1, 0)
    onglet.repeat_rows(0)
    onglet.set_footer("&L&A&Rpage &P sur &N")
    for colonne, (_, largeur) in enumerate(feuille.colonnes):
        onglet.set_column(colonne, colonne, largeur)


def _write_line(onglet: Worksheet, rang: int, ligne: Ligne, styles: _Styles, *, coloree: int | None) -> None:
    """Write text as text, whatever it looks like, and figures as figures."""
    for colonne, valeur in enumerate(ligne):
        if isinstance(valeur, str):
            style = styles.mots.get(valeur, styles.texte) if colonne == coloree else styles.texte
            onglet.write_string(rang, colonne, valeur, style)
        else:
            onglet.write_number(rang, colonne, valeur, styles.texte)
