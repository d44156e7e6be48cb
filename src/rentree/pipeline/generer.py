"""generer: an invented académie in the exact export formats, for the demonstration, the tests and the benchmark."""

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, astuple, dataclass, fields
from functools import partial
from pathlib import Path

from rentree.formats.siecle import writer as siecle
from rentree.formats.sts.writer import write_sts
from rentree.invention.ecole import Ecole, invent_ecole
from rentree.invention.plan import Plan
from rentree.model.exports import Atss, DefautInjecte, ExportEtablissement
from rentree.pipeline.equipe import new_team

_SIECLE: dict[str, Callable[[ExportEtablissement], bytes]] = {
    "ElevesAvecAdresses": siecle.write_eleves,
    "ResponsablesAvecAdresses": siecle.write_responsables,
    "Nomenclature": siecle.write_nomenclature,
    "Structures": siecle.write_structures,
    "Communs": siecle.write_communs,
}
_UN_ZIP_SUR = 10
AVEC_DEFAUTS = {"aucun": False, "tous": True}


@dataclass(frozen=True)
class Bilan:
    """What was written: counts by kind (`eleves` present, `sortants`…), by defect, and the number of bytes of XML."""

    etablissements: int
    eleves: int
    sortants: int
    responsables: int
    liens: int
    divisions: int
    groupes: int
    personnels: int
    suppleants: int
    atss: int
    octets: int
    defauts: dict[str, int]


@dataclass(frozen=True)
class _Ecrit:
    """What one process tells of the school it wrote."""

    comptes: dict[str, int]
    atss: tuple[Atss, ...]
    defauts: tuple[DefautInjecte, ...]


def generer(
    dossier: Path, *, etablissements: int, eleves: int, graine: int, defauts: str = "tous", annee: int = 2025
) -> Bilan:
    """Write an invented académie below `dossier`: a folder a school, the ATSS list, and the truth in defauts.json.

    `eleves` is the mean number of pupils present in a school (leavers come on top), `defauts` is `aucun` or `tous`,
    `annee` the first civil year. The same arguments write the same bytes. Raises PlanImpossible when a figure
    is out of range, KeyError when `defauts` is another word, FileExistsError when `dossier` is a file.
    """
    plan = Plan(etablissements, eleves, graine, AVEC_DEFAUTS[defauts], annee)
    dossier.mkdir(parents=True, exist_ok=True)
    ecrits = list(_write_all(plan, dossier))
    _write_atss(dossier / "personnels_atss.csv", (agent for ecrit in ecrits for agent in ecrit.atss))
    injectes = [defaut for ecrit in ecrits for defaut in ecrit.defauts]
    _write_truth(dossier / "defauts.json", injectes)
    comptes: Counter[str] = Counter()
    for ecrit in ecrits:
        comptes.update(ecrit.comptes)
    return Bilan(
        etablissements=etablissements,
        **{champ: comptes[champ] for champ in _counted_fields()},
        defauts=dict(sorted(Counter(defaut.defaut for defaut in injectes).items())),
    )


def _counted_fields() -> list[str]:
    return [champ.name for champ in fields(Bilan) if champ.name not in ("etablissements", "defauts")]


def _write_all(plan: Plan, dossier: Path) -> Iterator[_Ecrit]:
    """Write the schools, several at once when there are several; the order of the results is that of the plan."""
    write = partial(_write_ecole, plan, dossier)
    if plan.etablissements == 1:
        yield write(0)
        return
    with new_team(plan.etablissements) as equipe:
        yield from equipe.map(write, range(plan.etablissements))


def _write_ecole(plan: Plan, dossier: Path, rang: int) -> _Ecrit:
    ecole = invent_ecole(plan, rang)
    uai = ecole.export.etablissement.uai
    place = dossier / uai
    place.mkdir(exist_ok=True)
    octets = 0
    for nom, write in _SIECLE.items():
        contenu = write(ecole.export)
        octets += len(contenu)
        _write_siecle(place, nom, contenu, annee=plan.annee, zippe=rang % _UN_ZIP_SUR == 1)
    sts = write_sts(ecole.export)
    (place / f"sts_emp_{uai}_{plan.annee}.xml").write_bytes(sts)
    return _Ecrit(_count(ecole, octets + len(sts)), ecole.export.atss, ecole.defauts)


def _write_siecle(place: Path, nom: str, contenu: bytes, *, annee: int, zippe: bool) -> None:
    """Write an export as it is, or in the zip of the web interface, dated by the school year for the same bytes."""
    if not zippe:
        (place / f"{nom}.xml").write_bytes(contenu)
        return
    with zipfile.ZipFile(place / f"ExportXML_{nom}.zip", "w") as archive:
        info = zipfile.ZipInfo(f"{nom}.xml", date_time=(annee, 9, 15, 10, 0, 0))
        info.external_attr = 0o644 << 16
        archive.writestr(info, contenu, compress_type=zipfile.ZIP_DEFLATED, compresslevel=6)


def _count(ecole: Ecole, octets: int) -> dict[str, int]:
    export = ecole.export
    presents = sum(eleve.date_sortie is None for eleve in export.eleves)
    return {
        "eleves": presents,
        "sortants": len(export.eleves) - presents,
        "responsables": len(export.personnes),
        "liens": len(export.liens),
        "divisions": len(export.divisions),
        "groupes": len(export.groupes),
        "personnels": len(export.individus),
        "suppleants": len(export.suppleants),
        "atss": len(export.atss),
        "octets": octets,
    }


def _write_atss(chemin: Path, agents: Iterable[Atss]) -> None:
    with chemin.open("w", encoding="utf-8", newline="") as fichier:
        ecrivain = csv.writer(fichier, delimiter=";", lineterminator="\n")
        ecrivain.writerow([champ.name for champ in fields(Atss)])
        ecrivain.writerows(astuple(agent) for agent in agents)


def _write_truth(chemin: Path, defauts: list[DefautInjecte]) -> None:
    texte = json.dumps([asdict(defaut) for defaut in defauts], ensure_ascii=False, indent=1)
    chemin.write_text(texte + "\n", encoding="utf-8")
