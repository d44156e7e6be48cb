"""`rentree publier …`: one sub-command a feed; the AAF is here, each other feed adds its own to `publier`."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from rentree.cli.console import ERREURS, SORTIE, count
from rentree.cli.options import FREIN, MAISON, TOUT_LU, Annee, Au, Home, NomProjet, Sortie, act, application
from rentree.pipeline.freins_aaf import CATEGORIES_FREINEES, FreinPublication
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet
from rentree.pipeline.publications import COMPLET, DELTA
from rentree.pipeline.publier_aaf import PublicationAaf, publish_project

publier = typer.Typer(
    help="Publie ce que l'ENT attend : AAF, annuaire LDAP, identifiants, listes.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
application.add_typer(publier, name="publier")

Exceptions = Annotated[
    list[str] | None,
    typer.Option(
        "--passer-frein",
        metavar="UAI:CATEGORIE",
        help=f"Publie malgré ce frein ({', '.join(CATEGORIES_FREINEES)}) ; à répéter pour plusieurs.",
    ),
]


@publier.command()
def aaf(
    sortie: Sortie,
    complet: Annotated[bool, typer.Option("--complet", help="Tout le monde : annule et remplace.")] = False,
    delta: Annotated[bool, typer.Option("--delta", help="Ce qui change depuis la dernière publication.")] = False,
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    annee: Annee = None,
    passer_frein: Exceptions = None,
) -> None:
    """Publie l'AAF dans DIR/aaf, complet ou delta ; sans précision, le calendrier du projet décide."""
    if complet and delta:
        raise typer.BadParameter("--complet et --delta s'excluent")
    maison = Maison(home)
    try:
        publication = publish_project(
            maison,
            projet=read_projet(maison, projet),
            acte=act(au),
            sortie=sortie,
            genre=COMPLET if complet else DELTA if delta else None,
            annee=annee,
            passer=_exceptions(passer_frein or []),
        )
    except FreinPublication as erreur:
        ERREURS.print(f"[bold red]Frein[/] {escape(str(erreur))}", soft_wrap=True)
        raise typer.Exit(FREIN) from None
    _show(publication)
    raise typer.Exit(TOUT_LU)


def _exceptions(textes: list[str]) -> frozenset[str]:
    """Check exceptions: one that names nothing would be passed over in silence. Raises typer.BadParameter."""
    for texte in textes:
        uai, _, categorie = texte.partition(":")
        if not uai or categorie not in CATEGORIES_FREINEES:
            raise typer.BadParameter(f"« {texte} » : écrivez UAI:{'|'.join(CATEGORIES_FREINEES)}")
    return frozenset(textes)


def _show(publication: PublicationAaf) -> None:
    if not publication.neuve:
        SORTIE.print(
            f"[bold green]Rien n'a changé[/] depuis {escape(publication.archive.name)} : rien de plus à publier."
        )
        return
    SORTIE.print(f"Publication n° {publication.numero}, {publication.genre} du {publication.jour:%d/%m/%Y} :")
    SORTIE.print(_table(publication))
    for perte in publication.freins_passes:
        SORTIE.print(f"[yellow]Frein passé[/] {escape(perte.cle)} : {escape(perte.dite)}.", soft_wrap=True)
    fichiers = count(publication.fichiers, "fichier")
    SORTIE.print(f"Écrit : {escape(str(publication.archive))} ({fichiers})", soft_wrap=True)


def _table(publication: PublicationAaf) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for titre in ("ajoutés", "modifiés", "supprimés", "en tout"):
        table.add_column(titre, justify="right")
    for categorie, n in publication.nombres.items():
        table.add_row(categorie, *map(str, (n.ajouts, n.modifications, n.suppressions, n.total)))
    return table
