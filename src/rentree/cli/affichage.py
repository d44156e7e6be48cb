"""What the commands print: short tables in French, and what to open next."""

from collections import Counter
from pathlib import Path

from rich.markup import escape
from rich.table import Table

from rentree.cli.affichage_plan import FAITS, show_brakes, show_left_out, show_waiting
from rentree.cli.console import PROFILS, SORTIE, agree, megabytes
from rentree.cli.console import count as _count
from rentree.model.constats import Gravite
from rentree.model.plan import Operation
from rentree.pipeline.alimenter import Alimentation
from rentree.pipeline.controler import Controle
from rentree.pipeline.federer import DEVENIRS_DITS
from rentree.pipeline.importer import Import

PREMIERS = 12
"""Lines of a list printed before « et N autres »."""

COULEURS = {Gravite.BLOQUANT: "bold red", Gravite.ANOMALIE: "yellow", Gravite.INFORMATION: "cyan"}
MOTS = {Gravite.BLOQUANT: "bloquant", Gravite.ANOMALIE: "anomalie", Gravite.INFORMATION: "information"}


def show_import(importe: Import) -> None:
    """Say what was read, and each refused file with its reason."""
    aaf = importe.aaf
    if importe.lus or not aaf.read:
        SORTIE.print(
            f"[bold]Année {importe.annee}-{importe.annee + 1}[/] : {_count(len(importe.schools), 'établissement')}, "
            f"{_count(len(importe.lus), 'export lu', 'exports lus')} ({megabytes(importe.octets)})."
        )
    for etat in aaf.lus:
        jour = f" du {etat.jour:%d/%m/%Y}" if etat.jour else ""
        fiches = ", ".join(f"{nombre} {categorie}" for categorie, nombre in etat.nombres.items())
        suite = ", ".join(filter(None, (etat.degre, escape(etat.portee))))
        SORTIE.print(f"[bold]AAF {etat.genre}{jour}[/], académie {escape(etat.academie)}, {suite} : {fiches}.")
    for nom in aaf.deja:
        SORTIE.print(f"AAF déjà appliqué : {escape(nom)}.")
    for refuse in importe.refuses[:PREMIERS]:
        SORTIE.print(f"[bold red]Refusé[/] {escape(str(refuse.raison))}", soft_wrap=True)
    _and_more(len(importe.refuses))


def show_remarks(importe: Import) -> None:
    """Say what is odd in the AAF sets, for an import that no control follows."""
    constats = sorted(importe.aaf.constats, key=lambda un: list(Gravite).index(un.gravite))
    for constat in constats[:PREMIERS]:
        mot = f"[{COULEURS[constat.gravite]}]{MOTS[constat.gravite]}[/]"
        SORTIE.print(f"{mot} {escape(constat.message)}", soft_wrap=True)
    if len(constats) > PREMIERS:
        SORTIE.print(f"… et {len(constats) - PREMIERS} autres : « rentree verifier aaf » les dit tous.")


def show_controle(controle: Controle) -> None:
    """Say what the controls found: how much of each severity, and the most frequent rules."""
    if not controle.constats:
        SORTIE.print("[bold green]Rien à signaler.[/]")
        return
    gravites = Counter(constat.gravite for constat in controle.constats)
    dits = ", ".join(f"[{COULEURS[une]}]{_count(gravites[une], MOTS[une])}[/]" for une in Gravite if gravites[une])
    SORTIE.print(f"Contrôles : {dits} ; {_count(len(controle.ecartees), 'fiche écartée', 'fiches écartées')}.")
    SORTIE.print(_rules_table(controle))


def _rules_table(controle: Controle) -> Table:
    table = Table(title="À corriger d'abord", title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("Gravité")
    table.add_column("Nombre", justify="right")
    table.add_column("Ce qui est vu")
    table.add_column("Où")
    regles = controle.rapport.regles
    compte = Counter(constat.regle for constat in controle.constats)
    rangs = list(Gravite)
    for identifiant in sorted(compte, key=lambda une: (rangs.index(regles[une].gravite), -compte[une], une))[:PREMIERS]:
        regle = regles[identifiant]
        mot = f"[{COULEURS[regle.gravite]}]{MOTS[regle.gravite]}[/]"
        table.add_row(mot, str(compte[identifiant]), escape(regle.titre), escape(regle.application.value))
    return table


def show_alimentation(resultat: Alimentation, sortie: Path) -> None:
    """Say what a whole run did, and what to open."""
    show_import(resultat.importe)
    show_controle(resultat.controle)
    SORTIE.print(_fates_table(resultat))
    show_left_out(resultat.annuaire.laisses)
    _show_accounts(resultat)
    if resultat.aaf:
        fichiers = _count(resultat.aaf.fichiers, "fichier")
        SORTIE.print(f"AAF : {fichiers} ({megabytes(resultat.aaf.octets)}), archive {resultat.aaf.archive.name}.")
    else:
        SORTIE.print(f"[bold red]AAF non publié[/] : {escape(resultat.aaf_retenue)}", soft_wrap=True)
    SORTIE.print("\n[bold]À ouvrir[/]")
    SORTIE.print(f"  {sortie / 'rapport.html'}   la liste de travail, à remettre au secrétariat", soft_wrap=True)
    SORTIE.print(f"  {sortie / 'comptes' / 'comptes.csv'}   les comptes", soft_wrap=True)
    SORTIE.print(f"  {sortie / 'aaf'}   les fichiers AAF, leur archive et son md5", soft_wrap=True)
    if resultat.application.nombres[Operation.CREATION]:
        SORTIE.print("Les codes d'activation sont dans les lettres : « rentree lettres --sortie DIR ».")


def _fates_table(resultat: Alimentation) -> Table:
    table = Table(title="Ce que devient chaque fiche", title_justify="left", box=None, padding=(0, 2, 0, 0))
    table.add_column("")
    for nom in resultat.annuaire.devenirs:
        table.add_column({"eleves": "élèves"}.get(nom, nom), justify="right")
    for devenir, dit in DEVENIRS_DITS.items():
        nombres = [devenirs.get(devenir, 0) for devenirs in resultat.annuaire.devenirs.values()]
        if any(nombres):
            table.add_row(dit, *(str(nombre) if nombre else "" for nombre in nombres))
    totaux = [str(sum(devenirs.values())) for devenirs in resultat.annuaire.devenirs.values()]
    table.add_row("[bold]fiches lues[/]", *totaux)
    return table


def _show_accounts(resultat: Alimentation) -> None:
    plan, nombres = resultat.plan, resultat.application.nombres
    if not plan.changements.num_rows:
        SORTIE.print(f"[bold green]Rien n'a changé[/] : {_count(plan.existants, 'compte')}, rien à faire.")
    else:
        profils = Counter(plan.only(Operation.CREATION)["profil"].to_pylist())
        detail = ", ".join(f"{nombre} {PROFILS.get(profil, profil)}" for profil, nombre in profils.most_common())
        crees = _count(nombres[Operation.CREATION], "compte créé", "comptes créés")
        autres = ", ".join(f"{nombres[une]} {agree(nombres[une], FAITS[une])}" for une in FAITS if nombres[une])
        SORTIE.print(f"[bold]{crees}[/]{f' ({detail})' if detail else ''}{f', {autres}' if autres else ''}.")
        if resultat.application.retenus:
            retenus = _count(resultat.application.retenus, "changement retenu", "changements retenus")
            SORTIE.print(f"[bold red]{retenus}[/] par un frein ou un gel.")
    show_waiting(plan)
    show_brakes(plan)


def _and_more(total: int) -> None:
    if total > PREMIERS:
        SORTIE.print(f"… et {total - PREMIERS} autres, dans resume.json.")
