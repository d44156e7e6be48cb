"""Measures an ENT operator's days on the AAF of an invented académie: the complete, then a delta of 1 %.

The académie is invented, taken down the line and published by one home folder, the producer; another one, the
operator, imports that AAF, plans, applies and publishes. The floor is the processor time of libxml2's SAX parse,
without handlers, over the complete AAF. The delta that the producer publishes is also checked record for record.
"""

import argparse
import ctypes
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

# Run as a script, this file does not see the tests, whose server it borrows.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lxml import etree

from bench import PR_SET_CHILD_SUBREAPER, RACINE, RENTREE, Mesure, floor_of, generate, measure
from tests.postgres import running_server

JOUR, LENDEMAIN = "2026-11-02", "2026-11-03"
PRENOM = re.compile(rb"<PRENOM>([^<]+)</PRENOM>")
UN_SUR = 100

Fiches = dict[tuple[str, str], tuple[tuple[str, tuple[str, ...]], ...]]


def change(exports: Path, cible: Path) -> int:
    """Copy the exports with another first name for one pupil in a hundred; return how many changed."""
    shutil.copytree(exports, cible)
    changes = 0
    for chemin in sorted(cible.rglob("*Eleves*.xml")):
        donnees = chemin.read_bytes()
        prenoms = list(PRENOM.finditer(donnees))[::UN_SUR]
        for prenom in reversed(prenoms):
            donnees = donnees[: prenom.start(1)] + b"Albane" + donnees[prenom.end(1) :]
        chemin.write_bytes(donnees)
        changes += len(prenoms)
    return changes


def produce(exports: Path, dossier: Path) -> tuple[Path, Path, Path]:
    """Publish the complete of one day, the delta of the next, and the complete of the next: three folders."""
    sorties = (dossier / "complet" / "aaf", dossier / "delta" / "aaf", dossier / "suivant" / "aaf")
    if all(sortie.exists() for sortie in sorties):
        return sorties
    producteur = dossier / "producteur"
    run("alimenter", exports, "--home", producteur, "--sortie", dossier / "complet", "--au", JOUR)
    changes = change(exports, dossier / "exports-changes")
    print(f"{changes} first names changed")
    run("importer", dossier / "exports-changes", "--home", producteur, "--au", LENDEMAIN)
    run("publier", "aaf", "--delta", "--home", producteur, "--sortie", sorties[1].parent, "--au", LENDEMAIN)
    temoin = dossier / "temoin"
    shutil.copytree(producteur, temoin)
    run("publier", "aaf", "--complet", "--home", temoin, "--sortie", sorties[2].parent, "--au", LENDEMAIN)
    return sorties


def run(*arguments: str | Path) -> None:
    """Run a command that is not measured."""
    code = subprocess.run([RENTREE, *arguments], check=False, stdout=subprocess.DEVNULL).returncode
    if code not in {0, 1}:
        sys.exit(f"rentree {arguments[0]} ended with code {code}")


def read_records(dossier: Path) -> Iterator[tuple[str, str, str, tuple[tuple[str, tuple[str, ...]], ...]]]:
    """Every request below a folder: operation, category, id, attributes; read without any code of Rentrée."""
    for chemin in sorted(dossier.glob("*.xml")):
        for _, requete in etree.iterparse(chemin, tag=("addRequest", "modifyRequest", "deleteRequest"), load_dtd=False):
            categorie = requete.findtext("operationalAttributes/attr/value") or ""
            attributs = tuple(
                (str(un.get("name")), tuple(valeur.text or "" for valeur in un))
                for un in (*requete.iterfind("attributes/attr"), *requete.iterfind("modifications/modification"))
            )
            yield requete.tag, categorie, requete.findtext("identifier/id") or "", attributs
            requete.clear()


def check_law(complet: Path, delta: Path, suivant: Path) -> None:
    """Check that the complete and the delta give the next complete, and that no unchanged record is in the delta."""
    fiches: Fiches = {(categorie, cle): attributs for _, categorie, cle, attributs in read_records(complet)}
    for operation, categorie, cle, attributs in read_records(delta):
        if operation == "deleteRequest":
            del fiches[categorie, cle]
        elif fiches.get((categorie, cle)) == attributs:
            sys.exit(f"{categorie} {cle} is in the delta and has not changed")
        else:
            fiches[categorie, cle] = attributs
    attendues: Fiches = {(categorie, cle): attributs for _, categorie, cle, attributs in read_records(suivant)}
    if fiches != attendues:
        sys.exit("the complete and the delta do not give the next complete")
    print(f"complete + delta = next complete, record for record ({len(attendues)} records)")


def day(home: Path, aaf: Path, sortie: Path, *, plan: int, jour: str, genre: str) -> dict[str, Mesure]:
    """Measure a day of the operator: read, plan, apply, publish."""
    base: list[str | Path] = ["--home", home, "--au", jour]
    commandes: dict[str, Sequence[str | Path]] = {
        "importer": ["importer", aaf, *base],
        "prevoir": ["prevoir", *base],
        "appliquer": ["appliquer", str(plan), *base],
        "publier": ["publier", "aaf", f"--{genre}", *base, "--sortie", sortie],
    }
    mesures = {nom: measure([RENTREE, *commande]) for nom, commande in commandes.items()}
    for nom, mesure in mesures.items():
        if mesure.code not in {0, 1}:
            sys.exit(f"rentree {nom} ended with code {mesure.code}")
    return mesures


def show(titre: str, mesures: dict[str, Mesure], plancher: float) -> None:
    """Print the cost of each command, and of the first three together against the floor."""
    print(f"\n### {titre}\n\n{'command':12}{'elapsed s':>10}{'cpu s':>8}{'MiB':>7}")
    for nom, mesure in mesures.items():
        print(f"{nom:12}{mesure.secondes:>10.2f}{mesure.processeur:>8.2f}{mesure.memoire:>7.0f}")
    processeur = sum(mesures[nom].processeur for nom in ("importer", "prevoir", "appliquer"))
    print(f"importer + prevoir + appliquer: {processeur:.1f} s of processor = {processeur / plancher:.1f} x the floor")


def bench_operator(sorties: tuple[Path, Path, Path], travail: Path, *, plancher: float, titre: str) -> None:
    """Measure the two days of an operator on the database that the environment names."""
    complet, delta, _ = sorties
    home = travail / "operateur"
    shutil.rmtree(home, ignore_errors=True)
    premier = day(home, complet, travail / "aaf", plan=1, jour=JOUR, genre="complet")
    second = day(home, delta, travail / "aaf", plan=2, jour=LENDEMAIN, genre="delta")
    show(f"{titre}: the complete", premier, plancher)
    show(f"{titre}: the delta of the next day", second, plancher)
    for quoi, champ in (("elapsed", "secondes"), ("processor", "processeur")):
        part = sum(getattr(une, champ) for une in second.values()) / sum(
            getattr(une, champ) for une in premier.values()
        )
        print(f"the delta takes {100 * part:.0f} % of the {quoi} time of the complete")


def bench_one_command(complet: Path, travail: Path, *, plancher: float) -> None:
    """Measure `alimenter` on the complete: all in one process, what it publishes left out of the ratio."""
    home, sortie = travail / "seul", travail / "seul-sortie"
    shutil.rmtree(home, ignore_errors=True)
    mesure = measure([RENTREE, "alimenter", complet, "--home", home, "--sortie", sortie, "--au", JOUR])
    durees = json.loads((sortie / "resume.json").read_text(encoding="utf-8"))["durees"]
    publier = durees["publier"]["processeur"]
    processeur = mesure.processeur - publier
    print(
        f"\nalimenter, in one command: {mesure.processeur:.1f} s of processor, {mesure.memoire:.0f} MiB; without the "
        f"{publier:.1f} s of publication, {processeur:.1f} s = {processeur / plancher:.1f} x the floor"
    )


def main() -> None:
    """Run the benchmark on SQLite, and on a PostgreSQL of its own when told to."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--etablissements", type=int, default=100)
    arguments.add_argument("--eleves", type=int, default=600)
    arguments.add_argument("--postgresql", action="store_true", help="also on a PostgreSQL started for the occasion")
    arguments.add_argument("--dossier", type=Path, default=RACINE / "bench-data")
    options = arguments.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    os.environ["DATABASE_URL"] = ""
    taille = f"{options.etablissements}x{options.eleves}"
    exports, travail = options.dossier / taille, options.dossier / f"aaf-{taille}"
    generate(exports, etablissements=options.etablissements, eleves=options.eleves)
    travail.mkdir(parents=True, exist_ok=True)
    sorties = produce(exports, travail)
    plancher, octets = floor_of(sorties[0], travail / "plancher")
    print(f"\n## AAF, {options.etablissements} schools x {options.eleves} pupils: {octets / 1e6:.0f} MB", end="")
    print(f"; floor {plancher:.2f} s of processor")
    check_law(*sorties)
    bench_operator(sorties, travail, plancher=plancher, titre="SQLite")
    bench_one_command(sorties[0], travail, plancher=plancher)
    if options.postgresql:
        with running_server() as url:
            os.environ["DATABASE_URL"] = url
            bench_operator(sorties, travail, plancher=plancher, titre="PostgreSQL")


if __name__ == "__main__":
    main()
