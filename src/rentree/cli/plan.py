"""The commands about plans: foresee, apply, read the journal."""

from typing import Annotated

import typer

from rentree.cli.affichage_plan import show_application, show_journal, show_left_out, show_plan, show_proofs
from rentree.cli.console import show_paths
from rentree.cli.options import (
    FREIN,
    MAISON,
    TOUT_LU,
    Annee,
    Au,
    Home,
    Html,
    Json,
    NomProjet,
    Xlsx,
    act,
    application,
)
from rentree.feeds.mise_en_page.ecriture import A_L_ECRAN
from rentree.pipeline.annuaires import left_out
from rentree.pipeline.appliquer import appliquer as run_appliquer
from rentree.pipeline.journal import read_deletions, read_lines
from rentree.pipeline.maison import Maison
from rentree.pipeline.plans import project_of, review, write_outputs
from rentree.pipeline.prevoir import prevoir as run_prevoir
from rentree.pipeline.projets import PAR_DEFAUT, read_projet


@application.command()
def prevoir(
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    annee: Annee = None,
    json: Json = None,
    html: Html = None,
    xlsx: Xlsx = None,
) -> None:
    """Calcule et numérote un plan : tout ce qui changerait dans les comptes, et pourquoi. Ne change rien."""
    maison = Maison(home)
    plan = run_prevoir(maison, projet=read_projet(maison, projet), acte=act(au), annee=annee)
    revue = review(plan, maison=maison)
    write_outputs(revue, json=json, html=html, xlsx=xlsx)
    if json != A_L_ECRAN:
        show_plan(revue)
        show_left_out(left_out(maison))
        show_paths(json, html, xlsx)
    raise typer.Exit(FREIN if plan.freins else TOUT_LU)


@application.command()
def appliquer(
    plan: Annotated[int, typer.Argument(min=1, metavar="PLAN", help="Numéro du plan, donné par « prevoir ».")],
    home: Home = MAISON,
    au: Au = None,
    passer_frein: Annotated[
        list[str] | None,
        typer.Option(
            "--passer-frein",
            metavar="UAI:PROFIL",
            help="Passe un frein de ce plan, nommé par établissement et profil (ou « projet »). Noté au journal.",
        ),
    ] = None,
) -> None:
    """Applique exactement ce plan, en une fois ou pas du tout ; refuse si l'annuaire ou les comptes ont bougé."""
    maison = Maison(home)
    projet = read_projet(maison, project_of(maison, plan))
    fait, resultat = run_appliquer(maison, plan, projet=projet, acte=act(au), passer=tuple(passer_frein or ()))
    show_application(fait, resultat)
    raise typer.Exit(FREIN if resultat.retenus else TOUT_LU)


@application.command()
def journal(
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    personne: Annotated[
        str, typer.Option("--personne", metavar="LOGIN", help="Un login, ou un numéro de jointure.")
    ] = "",
    dernieres: Annotated[int, typer.Option("--dernieres", min=1, metavar="N", help="Combien de lignes.")] = 50,
    suppressions: Annotated[
        bool, typer.Option("--suppressions", help="Montre plutôt la preuve des suppressions.")
    ] = False,
) -> None:
    """Montre ce qui a été fait aux comptes : qui, quand, à qui, avant, après, pourquoi."""
    maison = Maison(home)
    choisi = read_projet(maison, projet)
    if suppressions:
        show_proofs(read_deletions(maison, projet=choisi))
    else:
        show_journal(read_lines(maison, projet=choisi, personne=personne, dernieres=dernieres))
