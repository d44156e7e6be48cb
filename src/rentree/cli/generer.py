"""The command that invents the exports of an académie."""

from pathlib import Path
from typing import Annotated

import typer

from rentree.cli.console import SORTIE, count, megabytes
from rentree.cli.options import application
from rentree.pipeline.generer import Bilan
from rentree.pipeline.generer import generer as run_generer


@application.command()
def generer(
    dossier: Annotated[Path, typer.Argument(metavar="DIR", help="Dossier où écrire les exports inventés.")],
    etablissements: Annotated[
        int, typer.Option("--etablissements", min=1, max=5000, metavar="N", help="Nombre d'établissements.")
    ],
    eleves: Annotated[
        int, typer.Option("--eleves", min=1, max=5000, metavar="P", help="Élèves par établissement, en moyenne.")
    ],
    graine: Annotated[int, typer.Option("--graine", metavar="S", help="Même graine, mêmes fichiers.")],
    defauts: Annotated[
        str, typer.Option("--defauts", metavar="aucun|tous", help="Défauts de saisie à glisser dans les exports.")
    ] = "tous",
    annee: Annotated[
        int,
        typer.Option(
            "--annee", min=1990, max=2099, metavar="AAAA", help="Année scolaire inventée (2026 pour 2026-2027)."
        ),
    ] = 2025,
) -> None:
    """Écrit les exports d'une académie inventée, dans les formats officiels."""
    if defauts not in {"aucun", "tous"}:
        raise typer.BadParameter("--defauts vaut « aucun » ou « tous »")
    bilan = run_generer(
        dossier, etablissements=etablissements, eleves=eleves, graine=graine, defauts=defauts, annee=annee
    )
    _show(bilan, dossier)


def _show(bilan: Bilan, dossier: Path) -> None:
    """Say what was invented."""
    SORTIE.print(
        f"Académie inventée dans {dossier} : {count(bilan.etablissements, 'établissement')}, {bilan.eleves} élèves "
        f"(et {bilan.sortants} sortants), {bilan.responsables} responsables, {bilan.personnels + bilan.suppleants} "
        f"enseignants et personnels, {megabytes(bilan.octets)} ; "
        f"{count(sum(bilan.defauts.values()), 'défaut glissé', 'défauts glissés')} dedans.",
        soft_wrap=True,
    )
