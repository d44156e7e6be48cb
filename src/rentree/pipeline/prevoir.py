"""prevoir: annuaire + accounts today -> plan. Accounts are not touched; the plan is numbered and kept."""

import datetime
import hashlib
from collections import Counter
from dataclasses import asdict, dataclass, replace
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from rentree.comptes.plan import compute_changes, fingerprint, list_waiting
from rentree.comptes.reserve import reserved_by
from rentree.engine import Moteur
from rentree.engine.parquet import write_folder
from rentree.model.acte import Acte
from rentree.model.plan import Frein, Operation
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import current_year, open_annuaire
from rentree.pipeline.federer import Annuaire
from rentree.pipeline.maison import Maison
from rentree.pipeline.secret import read_secret
from rentree.pipeline.verrou import hold
from rentree.store.base import one_transaction, open_store
from rentree.store.comptes import last_day, load_comptes, load_reserved
from rentree.store.plans import keep_plan

CARTE = (
    "numero",
    "projet",
    "annee",
    "annuaire",
    "sources",
    "controle",
    "sans_login",
    "ayants_droit",
    "existants",
)
"""What the card of a plan says as it is; the day, the brakes and the tables are written otherwise."""


@dataclass(frozen=True)
class Plan:
    """The changes of a project's accounts, as foreseen on one day.

    `numero` is 0 while it is not kept; `controle` is the checksum of all that it was computed from: annuaire, accounts,
    project, day. `changements` and `attentes` are tables of `rentree.model.plan`; `sans_login` counts people whose name
    gives no login; `dernier` is the day of the last application when it is after `au`, else None.
    """

    numero: int
    projet: str
    au: datetime.date
    annee: int
    annuaire: str
    sources: str
    controle: str
    changements: pa.Table
    attentes: pa.Table
    freins: tuple[Frein, ...]
    sans_login: int
    ayants_droit: int
    existants: int
    dernier: datetime.date | None = None

    @cached_property
    def nombres(self) -> Counter[str]:
        """How many changes of each operation, held ones included."""
        return Counter(self.changements["operation"].to_pylist())

    def only(self, operation: Operation) -> pa.Table:
        """The changes of one operation."""
        return self.changements.filter(pc.equal(self.changements["operation"], operation.value))


def prevoir(maison: Maison, *, projet: Projet, acte: Acte, annee: int | None = None) -> Plan:
    """Foresee the changes of a project's accounts on `acte.au`, and keep the plan. Raises RienImporte, DejaEnCours."""
    maison.must_exist()
    with hold(maison, acte=acte):
        open_store(maison.base)
        with open_annuaire(maison, projet=projet, acte=acte, annee=annee) as (moteur, annuaire):
            return keep(foresee(moteur, annuaire, maison=maison, projet=projet, acte=acte), maison=maison, acte=acte)


def foresee(moteur: Moteur, annuaire: Annuaire, *, maison: Maison, projet: Projet, acte: Acte) -> Plan:
    """Compare the annuaire in `moteur` with the accounts of the project; nothing is written."""
    comptes = load_comptes(projet.nom)
    moteur.load("comptes", comptes)
    reserves = load_reserved(projet.nom)
    dernier, annee = last_day(projet.nom), current_year(maison, acte.au)
    plus_tard = dernier if dernier is not None and acte.au < dernier else None
    changements, freins = compute_changes(
        moteur,
        projet,
        au=acte.au,
        recul=plus_tard is not None or (annee is not None and annuaire.annee < annee),
        is_reserved=reserved_by(reserves, cle=read_secret(maison)) if reserves else None,
    )
    return Plan(
        numero=0,
        projet=projet.nom,
        au=acte.au,
        annee=annuaire.annee,
        annuaire=annuaire.empreinte,
        sources=annuaire.sources,
        controle=checksum(moteur, annuaire, projet, au=acte.au),
        changements=changements,
        attentes=list_waiting(moteur),
        freins=freins,
        sans_login=moteur.count("comptes_a_creer") - _count(changements, Operation.CREATION),
        ayants_droit=moteur.count("ayants_droit"),
        existants=comptes.num_rows,
        dernier=plus_tard,
    )


def _count(changements: pa.Table, operation: Operation) -> int:
    return len(changements.filter(pc.equal(changements["operation"], operation.value)))


def checksum(moteur: Moteur, annuaire: Annuaire, projet: Projet, *, au: datetime.date) -> str:
    """Return the checksum of what a plan is computed from; `comptes` is loaded in `moteur`."""
    return checksum_of(fingerprint(moteur), annuaire=annuaire.empreinte, projet=projet, au=au)


def checksum_of(comptes: str, *, annuaire: str, projet: Projet, au: datetime.date) -> str:
    """Return the checksum of a state of the accounts, an annuaire, a project and a day."""
    return hashlib.sha256(f"{annuaire}\n{comptes}\n{projet!r}\n{au.isoformat()}".encode()).hexdigest()


def keep(plan: Plan, *, maison: Maison, acte: Acte) -> Plan:
    """Number a plan and keep it: its card in the database, its changes in `plans/<numero>` of the home folder."""
    with one_transaction():
        numero = keep_plan(projet=plan.projet, acte=acte, annuaire=plan.annuaire, controle=plan.controle)
        garde = replace(plan, numero=numero)
        carte = {
            nom: getattr(garde, nom) for nom in ("projet", "annee", "annuaire", "sources", "controle", "sans_login")
        }
        carte |= {"numero": numero, "au": plan.au.isoformat(), "freins": [asdict(frein) for frein in plan.freins]}
        carte |= {"ayants_droit": plan.ayants_droit, "existants": plan.existants}
        carte |= {"dernier": plan.dernier.isoformat() if plan.dernier else None}
        write_folder(maison.plan(numero), {"changements": plan.changements, "attentes": plan.attentes}, carte)
    return garde
