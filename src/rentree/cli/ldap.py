"""`rentree publier ldap`: the tree of a directory kept equal to the annuaire and the accounts."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from rentree.cli.console import SORTIE, agree, progress, show_paths
from rentree.cli.options import A_REVOIR, FREIN, MAISON, TOUT_LU, Au, Home, Json, NomProjet, act
from rentree.cli.publier import publier
from rentree.pipeline.annuaire_ldap import PublicationLdap, publier_ldap, write_report, write_schema
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet

PREMIERS = 12
A_FAIRE = {
    "ajout": "à ajouter",
    "modification": "à modifier",
    "verrou": "à verrouiller",
    "deverrou": "à rouvrir",
    "suppression": "à supprimer",
}
FAITS = {
    "ajout": "ajoutées",
    "modification": "modifiées",
    "verrou": "verrouillées",
    "deverrou": "rouvertes",
    "suppression": "supprimées",
}


@publier.command()
def ldap(
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    simuler: Annotated[bool, typer.Option("--simuler", help="Dit ce qui changerait, n'écrit rien.")] = False,
    passer_frein: Annotated[
        list[str] | None,
        typer.Option("--passer-frein", metavar="UAI:profil", help="Passe ce frein cette fois (répétable ; ou projet)."),
    ] = None,
    json: Json = None,
    schema: Annotated[
        Path | None,
        typer.Option("--schema", metavar="F", help="Écrit seulement le schéma à charger (.ldif : pour cn=config)."),
    ] = None,
) -> None:
    """Tient un annuaire LDAP égal à l'annuaire fédérateur et aux comptes."""
    if schema:
        write_schema(schema)
        show_paths(schema)
        return
    maison = Maison(home)
    with progress() as suivi:
        publication = publier_ldap(
            maison,
            projet=read_projet(maison, projet),
            acte=act(au),
            simuler=simuler,
            passes=passer_frein or (),
            suivi=suivi,
        )
    if json:
        write_report(publication, json)
    if str(json) != "-":
        show(publication)
        show_paths(json)
    raise typer.Exit(FREIN if publication.retenues else TOUT_LU if publication.clean else A_REVOIR)


def show(publication: PublicationLdap) -> None:
    """Say what was or would be written, then what did not go through and why."""
    mots = A_FAIRE if publication.simulee else FAITS
    nombres = ((publication.gestes.get(geste, 0), mot) for geste, mot in mots.items())
    dits = ", ".join(f"{nombre} {agree(nombre, mot)}" for nombre, mot in nombres if nombre)
    SORTIE.print(f"Annuaire LDAP, entrées : {dits}." if dits else "[bold green]Annuaire LDAP : rien n'a changé.[/]")
    for ligne in publication.lignes[:PREMIERS]:
        attributs = f" ({', '.join(ligne.attributs)})" if ligne.geste == "modification" else ""
        SORTIE.print(f"  {A_FAIRE[ligne.geste]} : {escape(ligne.dn + attributs)}", soft_wrap=True)
    if len(publication.lignes) > PREMIERS:
        SORTIE.print(f"  … et {len(publication.lignes) - PREMIERS} autres (--json les donne toutes).")
    _show_failures(publication)


def _show_failures(publication: PublicationLdap) -> None:
    for retenue in publication.retenues:
        SORTIE.print(
            f"[bold red]Frein[/] {retenue.cle} : {retenue.nombre} entrées à fermer ou à supprimer sur {retenue.sur} ; "
            f"elles restent. Si c'est voulu : --passer-frein {retenue.cle}",
            soft_wrap=True,
        )
    for dn in publication.conflits[:PREMIERS]:
        SORTIE.print(
            f"[bold red]Conflit[/] {escape(dn)} est à notre place sans notre marque : entrée laissée telle quelle.",
            soft_wrap=True,
        )
    if len(publication.conflits) > PREMIERS:
        SORTIE.print(f"… et {len(publication.conflits) - PREMIERS} autres conflits (--json les donne tous).")
    for dn, raison in publication.refus[:PREMIERS]:
        SORTIE.print(f"[bold red]Refusée[/] {escape(dn)} : {escape(raison)}", soft_wrap=True)
    if publication.refuses > PREMIERS:
        SORTIE.print(f"… et {publication.refuses - PREMIERS} autres entrées refusées par le serveur.")
