"""`rentree lettres`: prints letters; the only command that draws activation codes."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from rentree.cli.console import SORTIE, agree, count, progress, show_paths
from rentree.cli.options import MAISON, TOUT_LU, Au, Home, NomProjet, act, application
from rentree.model.projet import PROFILS
from rentree.pipeline.annuaire_ldap import set_passwords
from rentree.pipeline.codes import Choix, EtatCode, EtatCodes
from rentree.pipeline.lettres import Impression, print_letters, write_model
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import PAR_DEFAUT, read_projet

Etablissements = Annotated[
    list[str] | None, typer.Option("--etablissement", metavar="UAI", help="Seulement cet établissement (répétable).")
]
Divisions = Annotated[
    list[str] | None,
    typer.Option(
        "--division",
        metavar="CODE",
        help="Seulement les élèves de cette classe et leurs responsables (répétable).",
    ),
]
Profils = Annotated[
    list[str] | None,
    typer.Option("--profil", metavar="P", help=f"Seulement ce profil (répétable) : {', '.join(PROFILS)}."),
]
Logins = Annotated[
    list[str] | None, typer.Option("--login", metavar="L", help="Seulement ce compte, par son identifiant (répétable).")
]

EXEMPLE = "exemple.invalid"
"""What the activation address holds until a project says its own."""


@application.command()
def lettres(  # noqa: PLR0913, PLR0917 - one parameter an option
    sortie: Annotated[Path | None, typer.Option("--sortie", metavar="DIR", help="Dossier où laisser les PDF.")] = None,
    home: Home = MAISON,
    projet: NomProjet = PAR_DEFAUT,
    au: Au = None,
    etablissement: Etablissements = None,
    division: Divisions = None,
    profil: Profils = None,
    login: Logins = None,
    foyer: Annotated[bool, typer.Option("--foyer", help="Une page par foyer plutôt que par personne.")] = False,
    deja: Annotated[
        bool,
        typer.Option("--deja", help="Réimprime aussi ceux qui ont un code : un nouveau est tiré, l'ancien est annulé."),
    ] = False,
    identifiants: Annotated[
        bool,
        typer.Option("--identifiants", help="Écrit aussi le fichier des identifiants, avec les codes imprimés."),
    ] = False,
    gabarit_modele: Annotated[
        Path | None,
        typer.Option("--gabarit-modele", metavar="F", help="N'imprime rien : écrit le modèle de lettre, à modifier."),
    ] = None,
) -> None:
    """Imprime les lettres des comptes qui n'ont pas de code : login, code d'activation, QR code (PDF, A4)."""
    if gabarit_modele is not None:
        write_model(gabarit_modele)
        show_paths(gabarit_modele)
        raise typer.Exit(TOUT_LU)
    if sortie is None:
        raise typer.BadParameter("dites où laisser les PDF : --sortie DIR")
    maison = Maison(home)
    choisi = read_projet(maison, projet)
    with progress() as suivi:
        impression = print_letters(
            maison,
            projet=choisi,
            acte=act(au),
            sortie=sortie,
            choix=Choix(tuple(etablissement or ()), tuple(division or ()), tuple(profil or ()), tuple(login or ())),
            foyer=foyer,
            deja=deja,
            identifiants=identifiants,
            apres=partial(set_passwords, choisi, maison=maison) if choisi.ldap.url else None,
            suivi=suivi,
        )
    _show(impression)
    if impression.codes and EXEMPLE in choisi.lettres.adresse:
        SORTIE.print(
            f"[bold yellow]Attention[/] : ces lettres envoient à l'adresse d'exemple {choisi.lettres.adresse}. "
            f"Écrivez la vraie dans le fichier du projet, section \\[lettres], clé adresse.",
            soft_wrap=True,
        )


def _show(impression: Impression) -> None:
    """Say what was printed, or why nothing was."""
    if impression.codes and impression.expire:
        pages = sum(impression.lettres.values())
        SORTIE.print(
            f"[bold]{count(pages, 'lettre')}[/], {count(impression.codes, 'code')} d'activation, "
            f"{agree(impression.codes, 'valables')} jusqu'au {impression.expire:%d/%m/%Y}."
        )
        for chemin, nombre in impression.lettres.items():
            SORTIE.print(f"  {chemin}   {count(nombre, 'lettre')}", soft_wrap=True)
        show_paths(*impression.identifiants)
        SORTIE.print(
            "Les codes ne sont nulle part ailleurs : une seconde impression en tirerait de nouveaux. "
            "Remettez ces lettres, puis effacez les fichiers.",
            soft_wrap=True,
        )
    else:
        _show_nothing(impression.etat)
    if impression.remplaces:
        SORTIE.print(
            f"[yellow]{count(impression.remplaces, 'ancien code annulé', 'anciens codes annulés')}[/] : "
            "les lettres d'avant ne servent plus.",
            soft_wrap=True,
        )
    if impression.sans_fiche:
        SORTIE.print(
            f"{count(impression.sans_fiche, 'compte')} sans code dont la personne n'est pas dans l'annuaire : "
            "pas de lettre.",
            soft_wrap=True,
        )


def _show_nothing(etat: EtatCodes) -> None:
    SORTIE.print("[bold]Rien à imprimer[/] : tous les comptes choisis ont déjà reçu un code.")
    if etat.jusqu_au:
        nombre = etat.total.get(EtatCode.EN_VIGUEUR, 0)
        SORTIE.print(
            f"  {count(nombre, 'code')} en vigueur dans le projet, jusqu'au {etat.jusqu_au:%d/%m/%Y} au plus tard."
        )
    if expires := etat.total.get(EtatCode.EXPIRE, 0):
        SORTIE.print(f"  {count(expires, 'code expiré', 'codes expirés')}.")
    SORTIE.print(
        "Un code imprimé ne peut pas l'être deux fois : « rentree codes renouveler » annule ceux que vous choisissez, "
        "et la prochaine impression en tirera de nouveaux.",
        soft_wrap=True,
    )
