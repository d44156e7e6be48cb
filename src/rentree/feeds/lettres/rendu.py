"""From pages to PDF: Typst compiles a template in memory; nothing but the finished letters is ever on a disk."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import typst

from rentree.model.erreurs import ErreurRentree

MODELE = "lettre.typ"


class GabaritFaux(ErreurRentree):
    """Le gabarit des lettres est faux."""

    que_faire = (
        "Corrigez-le, ou repartez du modèle : « rentree lettres --gabarit-modele FICHIER ». "
        "Aucun code n'a été enregistré."
    )


@dataclass(frozen=True)
class Gabarit:
    """A template: its text, the folder that it may read from (images, fonts), the name that errors give it."""

    texte: str
    dossier: Path | None
    nom: str


def default_gabarit() -> Gabarit:
    """The template of the program."""
    return Gabarit(files("rentree.feeds.lettres").joinpath("modeles", MODELE).read_text(encoding="utf-8"), None, MODELE)


def read_gabarit(chemin: Path) -> Gabarit:
    """The template of a school. Raises GabaritFaux when the file cannot be read or loads packages of the network."""
    try:
        texte = chemin.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GabaritFaux(str(chemin), detail=str(error)) from None
    if "@preview" in texte:
        raise GabaritFaux(str(chemin), detail="un gabarit ne charge pas de paquet d'Internet (« @preview »)")
    return Gabarit(texte, chemin.parent, str(chemin))


def render(gabarit: Gabarit, donnees: Mapping[str, Any], *, quand: datetime) -> bytes:
    """Return the PDF of `donnees` (see fill_pages), tagged and dated `quand`. Raises GabaritFaux.

    Data goes as one JSON text, never into the source. The template reads its own folder and no other; the fonts are
    those of Typst and of that folder, so that every machine gives the same pages.
    """
    with as_file(files("rentree.feeds.lettres").joinpath("modeles")) as modeles:
        dossier = gabarit.dossier or modeles
        polices = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(dossier)])
        entrees = {"donnees": json.dumps(donnees, ensure_ascii=False)}
        try:
            compilateur = typst.Compiler(
                gabarit.texte.encode(),
                root=str(dossier),
                font_paths=polices,
                ignore_system_fonts=True,
                sys_inputs=entrees,
            )
            pdf = compilateur.compile(format="pdf", timestamp=int(quand.timestamp()))
        except typst.TypstError as error:
            raise GabaritFaux(gabarit.nom, detail=_explain(error)) from None
    if not isinstance(pdf, bytes):
        raise TypeError(type(pdf))
    return pdf


def _explain(error: typst.TypstError) -> str:
    """What Typst says, with the line of the template."""
    lieux = [ligne.split("typ:", 1)[1] for ligne in error.diagnostic.splitlines() if "┌─" in ligne and "typ:" in ligne]
    return f"ligne {lieux[0].split(':')[0]} : {error.message}" if lieux else error.message
