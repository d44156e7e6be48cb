"""Reading a plan again from the home folder, and writing it for those who review it."""

import datetime
from pathlib import Path

import pyarrow as pa

from rentree.engine.parquet import read_card, read_table
from rentree.feeds.mise_en_page.ecriture import write_text
from rentree.feeds.plan.classeur import write_xlsx
from rentree.feeds.plan.html import write_html
from rentree.feeds.plan.liste import write_list
from rentree.feeds.plan.revue import Revue
from rentree.model.erreurs import ErreurRentree
from rentree.model.plan import ATTENTES, CHANGEMENTS, Frein
from rentree.pipeline.annuaires import read_current
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
    jours = {nom: datetime.date.fromisoformat(carte[nom]) for nom in ("au", "dernier") if carte.get(nom)}
    return Plan(
        **{**carte, **jours},
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


def review(plan: Plan, *, maison: Maison) -> Revue:
    """Return a plan as a person reviews it, with the names of the schools that the current annuaire knows."""
    return Revue(
        numero=plan.numero,
        projet=plan.projet,
        au=plan.au,
        controle=plan.controle,
        commande=f"rentree appliquer {plan.numero}",
        changements=plan.changements,
        attentes=plan.attentes,
        freins=plan.freins,
        existants=plan.existants,
        sans_login=plan.sans_login,
        dernier=plan.dernier,
        noms=_names(maison, plan),
    )


def _names(maison: Maison, plan: Plan) -> dict[str, str]:
    courant = read_current(maison)
    chemin = courant.dossier / "etablissements.parquet" if courant and courant.empreinte == plan.annuaire else None
    if chemin is None or not chemin.exists():
        return {}
    colonnes = (read_table(chemin)[nom].to_pylist() for nom in ("uai", "denomination", "complement", "commune"))
    return {uai: " ".join(partie for partie in parties if partie) for uai, *parties in zip(*colonnes, strict=True)}


def write_outputs(revue: Revue, *, json: Path | None, html: Path | None, xlsx: Path | None) -> None:
    """Write a plan in the forms asked for."""
    if html:
        write_html(revue, html)
    if xlsx:
        write_xlsx(revue, xlsx)
    if json:
        write_text(json, write_list(revue))
