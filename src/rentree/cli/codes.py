"""`rentree codes`: where activation codes stand, making new ones possible, checking one."""

import sys
from typing import Annotated

import typer
from rich.table import Table

from rentree.cli.console import SORTIE, count
from rentree.cli.lettres import Divisions, Etablissements, Logins, Profils
from rentree.cli.options import A_REVOIR, MAISON, TOUT_LU, Au, Home, NomProjet, act, application
from rentree.model.projet import PROFILS
from rentree.pipeline.codes import Choix, EtatCode, EtatCodes, check_code, renew_codes, state_of
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet

codes = typer.Typer(
    help="Codes d'activation : où ils en sont, en préparer de nouveaux, en vérifier un.",
    pretty_exceptions_enable=False,
)
application.add_typer(codes, name="codes")

MOTS = {
    EtatCode.JAMAIS: "à imprimer",
    EtatCode.EN_VIGUEUR: "en vigueur",
    EtatCode.EXPIRE: "expirés",
}


@codes.callback(invoke_without_command=True)
def etat(contexte: typer.Context, home: Home = MAISON, projet: NomProjet = PAR_DEFAUT, au: Au = None) -> None:
    """Dit combien de codes sont à imprimer, en vigueur ou expirés, par établissement et profil."""
    if contexte.invoked_subcommand is None:
        maison = Maison(home)
        _show(state_of(maison, projet=read_projet(maison, projet), acte=act(au)))


@codes.command()
def renouveler(
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    etablissement: Etablissements = None,
    division: Divisions = None,
    profil: Profils = None,
    login: Logins = None,
    expires: Annotated[bool, typer.Option("--expires", help="Seulement les codes expirés.")] = False,
    tous: Annotated[bool, typer.Option("--tous", help="Tous les codes du projet.")] = False,
) -> None:
    """Annule les codes choisis : la prochaine impression des lettres en tirera de nouveaux."""
    choix = Choix(tuple(etablissement or ()), tuple(division or ()), tuple(profil or ()), tuple(login or ()))
    if choix == Choix() and not expires and not tous:
        raise typer.BadParameter("dites lesquels : --login, --etablissement, --division, --profil, --expires ou --tous")
    maison = Maison(home)
    options = read_projet(maison, projet)
    nombre = renew_codes(maison, projet=options, acte=act(au), choix=choix, expires=expires)
    if not nombre:
        SORTIE.print("Aucun code à annuler parmi les comptes choisis.")
        return
    suite = "il n'ouvre plus rien" if nombre == 1 else "ils n'ouvrent plus rien"
    SORTIE.print(f"[bold]{count(nombre, 'code annulé', 'codes annulés')}[/] : {suite}.")
    SORTIE.print("« rentree lettres » imprimera les nouveaux.")
    if options.ldap.url:
        SORTIE.print(
            "[yellow]Annuaire LDAP[/] : le mot de passe d'avant y ouvre encore, et cette impression le remplacera, "
            "même si la personne l'a choisi.",
            soft_wrap=True,
        )


@codes.command()
def verifier(
    login: Annotated[str, typer.Argument(metavar="LOGIN", help="Identifiant du compte.")],
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
) -> None:
    """Dit si un code est bon ; il est demandé, ou lu sur l'entrée standard : jamais sur la ligne de commande."""
    saisie = typer.prompt("Code d'activation", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline()
    maison = Maison(home)
    bon = check_code(maison, projet=read_projet(maison, projet), login=login, saisie=saisie.strip(), acte=act(au))
    SORTIE.print("[bold green]Ce code est bon.[/]" if bon else "[bold red]Ce code est faux, ou n'est plus valable.[/]")
    raise typer.Exit(TOUT_LU if bon else A_REVOIR)


def _show(etats: EtatCodes) -> None:
    table = Table(title="Codes d'activation des comptes actifs", title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("Établissement")
    table.add_column("Profil")
    for mot in MOTS.values():
        table.add_column(mot, justify="right")
    for (uai, profil), nombres in etats.detail.items():
        table.add_row(uai or "aucun", PROFILS.get(profil, profil), *(str(nombres.get(un, 0) or "") for un in MOTS))
    table.add_row("[bold]en tout[/]", "", *(str(etats.total.get(un, 0)) for un in MOTS))
    SORTIE.print(table)
    if etats.jusqu_au:
        SORTIE.print(f"Le dernier code en vigueur l'est jusqu'au {etats.jusqu_au:%d/%m/%Y}.")
