"""Reading a plan again from the home folder, and writing it for those who review it."""

import datetime
import sys
from pathlib import Path

import pyarrow as pa

from rentree.engine.parquet import read_card, read_table
from rentree.feeds.mise_en_page.ecriture import write_text
from rentree.feeds.plan.liste import write_list
from rentree.model.erreurs import ErreurRentree
from rentree.model.plan import ATTENTES, CHANGEMENTS, Frein
from rentree.pipeline.maison import Maison
from rentree.pipeline.prevoir import Plan


class PlanInconnu(ErreurRentree):
    """Ce plan n'existe pas dans ce dossier de travail."""

    que_faire = "Lancez « rentree prevoir » : il affiche le numéro du plan."


def read_plan(maison: Maison, numero: int) -> Plan:
    """Return a plan that was kept. Raises PlanInconnu."""
    dossier = maison.plan(numero)
    carte = read_card(dossier)
    if carte is None:
        raise PlanInconnu(f"plan {numero}")
    freins = tuple(Frein(**{**frein, "exemples": tuple(frein["exemples"])}) for frein in carte.pop("freins"))
    return Plan(
        **{**carte, "au": datetime.date.fromisoformat(carte["au"])},
        freins=freins,
        changements=_table(dossier / "changements.parquet", CHANGEMENTS),
        attentes=_table(dossier / "attentes.parquet", ATTENTES),
    )


def project_of(maison: Maison, numero: int) -> str:
    """The name of the project of a plan. Raises PlanInconnu."""
    carte = read_card(maison.plan(numero))
    if carte is None:
        raise PlanInconnu(f"plan {numero}")
    return str(carte["projet"])


def _table(chemin: Path, schema: pa.Schema) -> pa.Table:
    return read_table(chemin).cast(schema) if chemin.exists() else schema.empty_table()


def write_outputs(plan: Plan, *, json: Path | None, html: Path | None, xlsx: Path | None) -> None:
    """Write a plan in the forms asked for; `-` for the JSON is the standard output."""
    if json:
        texte = write_list(numero=plan.numero, controle=plan.controle, changements=plan.changements, freins=plan.freins)
        if str(json) == "-":
            sys.stdout.write(texte)
        else:
            write_text(json, texte)
