"""Measures the whole line on an invented académie: seconds, MB/s, memory, and the ratio to the floor.

The floor is the processor time of libxml2's SAX parse, without handlers, over the same bytes of XML (`xmllint --sax
--noout`). Ratios hold from one machine to another; seconds do not. Everything is measured from outside: the
processor time of every process that the command starts, and their memory together.
"""

import argparse
import ctypes
import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parent.parent
RENTREE = RACINE / ".venv" / "bin" / "rentree"
PR_SET_CHILD_SUBREAPER = 36
PAGE = os.sysconf("SC_PAGE_SIZE")
TICS = os.sysconf("SC_CLK_TCK")
LOT = 200


@dataclass(frozen=True)
class Mesure:
    """What a command cost: elapsed and processor seconds, and peak memory of all its processes together, in MiB."""

    secondes: float
    processeur: float
    memoire: float
    code: int


def measure(commande: Sequence[str | Path]) -> Mesure:
    """Run a command and count every process that descends from it, and what a server that we started did for it."""
    debut, serveurs = time.perf_counter(), _children()
    processeur, pic, code = -_spent(serveurs), 0, 0
    premier = subprocess.Popen([str(mot) for mot in commande], stdout=subprocess.DEVNULL)
    while _children() - serveurs:
        pic = max(pic, _resident(os.getpid(), sauf=serveurs))
        pid, statut, usage = os.wait4(-1, os.WNOHANG)
        if pid == 0:
            time.sleep(0.02)
            continue
        processeur += usage.ru_utime + usage.ru_stime
        code = os.waitstatus_to_exitcode(statut) if pid == premier.pid else code
    premier.returncode = code
    return Mesure(time.perf_counter() - debut, processeur + _spent(serveurs), pic / 2**20, code)


def _children() -> set[int]:
    """The processes that we are the parent of, ended or not."""
    moi = os.getpid()
    return {int(pid) for pid in Path(f"/proc/{moi}/task/{moi}/children").read_text(encoding="ascii").split()}


def _spent(serveurs: set[int]) -> float:
    """Seconds of processor of servers, and of those of their processes that have ended."""
    return sum(sum(map(int, fields[11:15])) for pid in serveurs if (fields := _fields(pid))) / TICS


def _resident(racine: int, *, sauf: set[int]) -> int:
    """Resident bytes of all descendants; shared pages count once a process, so this is an upper bound."""
    parents: dict[int, int] = {}
    tailles: dict[int, int] = {}
    for dossier in Path("/proc").iterdir():
        if dossier.name.isdigit():
            _read_process(int(dossier.name), parents, tailles)
    return sum(taille for pid, taille in tailles.items() if _descends(pid, racine, parents, sauf))


def _read_process(pid: int, parents: dict[int, int], tailles: dict[int, int]) -> None:
    if fields := _fields(pid):
        parents[pid], tailles[pid] = int(fields[1]), int(fields[21]) * PAGE


def _fields(pid: int) -> list[str]:
    """What the system says of a process, from its state on; nothing when it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace").rsplit(")", 1)[1].split()
    except (OSError, IndexError):
        return []


def _descends(pid: int, racine: int, parents: dict[int, int], sauf: set[int]) -> bool:
    while pid > 1 and pid not in sauf:
        if (pid := parents.get(pid, 0)) == racine:
            return True
    return False


def floor_of(exports: Path, dossier: Path) -> tuple[float, int]:
    """Processor seconds of the floor, the least of three passes, and bytes of XML; zips are unpacked first."""
    fichiers = [*sorted(exports.rglob("*.xml")), *_unpack(sorted(exports.rglob("*.zip")), dossier)]
    octets = sum(fichier.stat().st_size for fichier in fichiers)
    xmllint: list[str | Path] = ["xmllint", "--sax", "--noout"]
    lots = [fichiers[debut : debut + LOT] for debut in range(0, len(fichiers), LOT)]
    passes = [sum(measure([*xmllint, *lot]).processeur for lot in lots) for _ in range(3)]
    return min(passes), octets


def _unpack(zips: Sequence[Path], dossier: Path) -> list[Path]:
    sortis = []
    for chemin in zips:
        with zipfile.ZipFile(chemin) as archive:
            cible = dossier / chemin.parent.name
            sortis += [Path(archive.extract(membre, cible)) for membre in archive.namelist()]
    return sortis


def generate(exports: Path, *, etablissements: int, eleves: int) -> None:
    """Invent the académie once; it is kept for the next measure."""
    if (exports / "defauts.json").exists():
        return
    print(f"Inventing {etablissements} schools of {eleves} pupils…", flush=True)
    tailles = ["--etablissements", str(etablissements), "--eleves", str(eleves), "--graine", "2026", "--annee", "2026"]
    subprocess.run([RENTREE, "generer", exports, *tailles], check=True, stdout=subprocess.DEVNULL)


def bench_line(exports: Path, travail: Path, *, titre: str) -> float:
    """Measure the first run of the line, and a second one on the same exports; return processor seconds a person."""
    plancher, octets = floor_of(exports, travail / "plancher")
    home, sortie = travail / "home", travail / "sortie"
    commande: list[str | Path] = [RENTREE, "alimenter", exports, "--home", home, "--sortie", sortie]
    commande += ["--au", "2026-11-02"]
    premiere = measure(commande)
    resume = json.loads((sortie / "resume.json").read_text(encoding="utf-8"))
    print(f"\n## {titre}\n")
    print(f"{octets / 1e6:.0f} MB of XML; floor {plancher:.2f} s of processor ({octets / 1e6 / plancher:.0f} MB/s)\n")
    print(f"{'stage':12}{'elapsed s':>10}{'MB/s':>8}")
    for etape, duree in resume["durees"].items():
        secondes = max(duree["secondes"], 0.001)
        print(f"{etape:12}{secondes:>10.2f}{octets / 1e6 / secondes:>8.0f}")
    print()
    _print_run("first run", premiere, plancher, octets)
    _print_run("same exports again", measure(commande), plancher, octets)
    personnes = sum(resume["publier"]["enregistrements"][nom] for nom in ("Eleve", "PersRelEleve", "PersEducNat"))
    par_personne: float = premiere.processeur / personnes
    print(
        f"{personnes} people, {resume['comptes']['crees']} accounts; {par_personne * 1e6:.0f} µs of processor a person"
    )
    return par_personne


def _print_run(nom: str, mesure: Mesure, plancher: float, octets: int) -> None:
    if mesure.code not in {0, 1}:
        sys.exit(f"rentree alimenter ended with code {mesure.code}")
    print(
        f"{nom}: {mesure.processeur:.1f} s of processor = {mesure.processeur / plancher:.1f} x the floor, "
        f"{mesure.secondes:.1f} s elapsed ({octets / 1e6 / mesure.secondes:.0f} MB/s), "
        f"peak memory {mesure.memoire:.0f} MiB"
    )


def bench_control(exports: Path) -> None:
    """Measure `controler` on one school, as a secretary waits for it."""
    ecole = next(dossier for dossier in sorted(exports.iterdir()) if dossier.is_dir())
    mesure = measure([RENTREE, "controler", ecole, "--au", "2026-11-02"])
    print(f"controler, one school of the académie: {mesure.secondes:.1f} s elapsed, {mesure.memoire:.0f} MiB")


def main() -> None:
    """Run the benchmark asked for."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--etablissements", type=int, default=100)
    arguments.add_argument("--eleves", type=int, default=600)
    arguments.add_argument("--grande", action="store_true", help="also 600 schools x 500 pupils, and the growth")
    arguments.add_argument("--dossier", type=Path, default=RACINE / "bench-data")
    options = arguments.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    petite = _bench(options.dossier, etablissements=options.etablissements, eleves=options.eleves)
    if options.grande:
        grande = _bench(options.dossier, etablissements=600, eleves=500)
        print(f"\ngrowth of the time a person: {100 * (grande / petite - 1):+.0f} %")


def _bench(dossier: Path, *, etablissements: int, eleves: int) -> float:
    exports = dossier / f"{etablissements}x{eleves}"
    travail = dossier / "travail"
    shutil.rmtree(travail, ignore_errors=True)
    generate(exports, etablissements=etablissements, eleves=eleves)
    par_personne = bench_line(exports, travail, titre=f"{etablissements} schools x {eleves} pupils")
    bench_control(exports)
    shutil.rmtree(travail, ignore_errors=True)
    return par_personne


if __name__ == "__main__":
    main()
