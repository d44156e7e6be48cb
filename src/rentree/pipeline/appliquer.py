"""appliquer: exactly the plan that was shown, in one transaction, or nothing."""

import datetime
import json
from collections.abc import Collection
from dataclasses import dataclass, field

import pyarrow as pa
import pyarrow.compute as pc

from rentree.comptes.plan import fingerprint
from rentree.comptes.reserve import hash_logins
from rentree.engine import Moteur
from rentree.feeds.plan.mots import NOMS, write_share
from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.model.plan import RAISONS, Frein, Operation
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import sources_of, standing_import
from rentree.pipeline.maison import Maison
from rentree.pipeline.menage import clean
from rentree.pipeline.plans import read_plan
from rentree.pipeline.prevoir import Plan, checksum_of
from rentree.pipeline.secret import read_secret
from rentree.pipeline.verrou import hold
from rentree.store.base import one_transaction, open_store
from rentree.store.comptes import (
    create_comptes,
    delete_comptes,
    hold_comptes,
    load_comptes,
    load_reserved,
    record_run,
    reserve_logins,
    update_comptes,
)
from rentree.store.journal import ENTREES, PREUVES, forget_values, record_proof, write_journal
from rentree.store.plans import find_plan, mark_applied

ACTIF, DESACTIVE = "actif", "desactive"
AFFICHE = ("id", "profil", "civilite", "nom", "prenom", "uais", "divisions", "academie", "cle")
CREES = ("jointure", "login", *AFFICHE[1:])


class PlanPerime(ErreurRentree):
    """Ce plan ne peut plus être appliqué."""

    que_faire = "Relancez « rentree prevoir », relisez le nouveau plan, puis appliquez-le."


class FreinInconnu(ErreurRentree):
    """Ce frein n'a pas joué dans ce plan."""

    que_faire = "Nommez un frein du plan, par exemple --passer-frein 0310001A:eleve, ou --passer-frein projet."


@dataclass(frozen=True)
class Application:
    """What was applied: the number of the run (0 when nothing changed), how many changes of each operation.

    `retenus` counts the changes that a brake or a freeze held back; `passes` are the brakes that were passed.
    """

    numero: int
    nombres: dict[Operation, int]
    retenus: int = 0
    passes: tuple[Frein, ...] = field(default=())


def appliquer(
    maison: Maison, numero: int, *, projet: Projet, acte: Acte, passer: Collection[str] = ()
) -> tuple[Plan, Application]:
    """Apply a plan that was kept. `passer` names the brakes to pass, as `UAI:profil` or `projet`.

    Raises PlanInconnu, PlanPerime when the annuaire, the accounts or the project have moved since, FreinInconnu,
    DejaEnCours.
    """
    with hold(maison, acte=acte):
        open_store(maison.base)
        plan = read_plan(maison, numero)
        _check_standing(maison, plan, projet=projet, acte=acte)
        application = apply_plan(plan, maison=maison, projet=projet, acte=acte, passer=passer)
        clean(maison, acte=acte)
        return plan, application


def apply_plan(plan: Plan, *, maison: Maison, projet: Projet, acte: Acte, passer: Collection[str] = ()) -> Application:
    """Apply a plan in one transaction; the accounts are those that it was computed from, or nothing is done."""
    passes = _passed(plan, passer)
    changements = _applicable(plan, {frein.cle for frein in passes}, projet=projet, acte=acte)
    changements = _dated(changements, plan, projet=projet, acte=acte)
    nombres = {operation: _of(changements, operation).num_rows for operation in Operation}
    retenus = plan.changements.num_rows - changements.num_rows
    if not changements.num_rows and not passes:
        return Application(0, nombres, retenus)
    with one_transaction():
        hold_comptes()
        _check_accounts(plan, projet)
        numero = record_run(
            projet=projet.nom, acte=acte, annuaire=plan.annuaire, plan=plan.numero or None, nombres=nombres
        )
        _write_accounts(changements, maison=maison, projet=projet, acte=acte, execution=numero)
        entrees = pa.concat_tables([_passing_entries(passes, plan), _entries(changements)])
        write_journal(entrees, projet=projet.nom, acte=acte, execution=numero)
        if plan.numero:
            mark_applied(plan.numero, numero)
    return Application(numero, nombres, retenus, passes)


def _check_standing(maison: Maison, plan: Plan, *, projet: Projet, acte: Acte) -> None:
    """Refuse a plan that was applied, or whose annuaire the home folder would not give any more for its day."""
    ou, garde = f"plan {plan.numero}", find_plan(plan.numero)
    if garde is None or garde.controle != plan.controle:
        raise PlanPerime(ou, detail="la base de données ne le connaît pas")
    if garde.execution is not None:
        raise PlanPerime(ou, detail=f"il a déjà été appliqué (exécution {garde.execution})")
    if acte.au < plan.au:
        raise PlanPerime(ou, detail=f"il est du {plan.au:%d/%m/%Y}, après le jour demandé")
    importe = standing_import(maison, au=plan.au, annee=plan.annee)
    if sources_of(importe, projet=projet, au=plan.au) != plan.sources:
        raise PlanPerime(ou, detail="l'annuaire a bougé : des exports ont été importés ou refusés depuis")


def _check_accounts(plan: Plan, projet: Projet) -> None:
    with Moteur() as moteur:
        moteur.load("comptes", load_comptes(projet.nom))
        comptes = fingerprint(moteur)
    if checksum_of(comptes, annuaire=plan.annuaire, projet=projet, au=plan.au) != plan.controle:
        raise PlanPerime(f"plan {plan.numero}", detail="les comptes ou la configuration du projet ont changé depuis")


def _passed(plan: Plan, passer: Collection[str]) -> tuple[Frein, ...]:
    connus = {frein.cle for frein in plan.freins}
    if inconnus := sorted(set(passer) - connus):
        detail = f"{', '.join(inconnus)} ; freins du plan : {', '.join(sorted(connus)) or 'aucun'}"
        raise FreinInconnu(f"plan {plan.numero}", detail=detail)
    return tuple(frein for frein in plan.freins if frein.cle in set(passer))


def _applicable(plan: Plan, passes: Collection[str], *, projet: Projet, acte: Acte) -> pa.Table:
    """The changes that no brake holds, nor a freeze that has begun since the plan was made."""
    freins = plan.changements["freins"].to_pylist()
    gardes = [not cles or set(cles.split("|")) <= set(passes) for cles in freins]
    changements = plan.changements.filter(pa.array(gardes, pa.bool_()))
    gel = projet.freeze(acte.au)
    if gel is None:
        return changements
    arretees = [Operation.DESACTIVATION]
    if gel.ajout_seul:
        arretees += [Operation.SUPPRESSION, Operation.MISE_A_JOUR]
    return changements.filter(pc.invert(pc.is_in(changements["operation"], pa.array(arretees, pa.string()))))


def _dated(changements: pa.Table, plan: Plan, *, projet: Projet, acte: Acte) -> pa.Table:
    """A plan may be applied later than the day it was made for: delays run from the day of the deactivation."""
    if acte.au == plan.au:
        return changements
    lignes = zip(*(changements[nom].to_pylist() for nom in ("operation", "profil", "apres")), strict=True)
    apres = [
        _departure(projet, profil, au=acte.au) if operation == Operation.DESACTIVATION else dit
        for operation, profil, dit in lignes
    ]
    place = changements.schema.get_field_index("apres")
    return changements.set_column(place, "apres", pa.array(apres, pa.string()))


def _departure(projet: Projet, profil: str, *, au: datetime.date) -> str:
    terme = au + datetime.timedelta(days=projet.delais.of(profil))
    valeurs = {"etat": DESACTIVE, "desactive_le": au.isoformat(), "supprime_le": terme.isoformat()}
    return json.dumps(valeurs, separators=(",", ":"))


def _of(changements: pa.Table, operation: Operation) -> pa.Table:
    return changements.filter(pc.equal(changements["operation"], operation.value))


def _write_accounts(changements: pa.Table, *, maison: Maison, projet: Projet, acte: Acte, execution: int) -> None:
    nouveaux = _of(changements, Operation.CREATION).select(list(CREES))
    create_comptes(_filled(nouveaux, projet=projet.nom, etat=ACTIF, cree_le=acte.au, code_empreinte=""))
    update_comptes(_of(changements, Operation.MISE_A_JOUR).select(list(AFFICHE)))
    revenus = _of(changements, Operation.REACTIVATION).select(list(AFFICHE))
    update_comptes(_filled(revenus, etat=ACTIF, desactive_le=None))
    partis = _of(changements, Operation.DESACTIVATION).select(["id"])
    update_comptes(_filled(partis, etat=DESACTIVE, desactive_le=acte.au))
    _delete(_of(changements, Operation.SUPPRESSION), maison=maison, projet=projet, acte=acte, execution=execution)


def _delete(supprimes: pa.Table, *, maison: Maison, projet: Projet, acte: Acte, execution: int) -> None:
    """Remove what is personal, keep the logins reserved, and leave the proof."""
    if not supprimes.num_rows:
        return
    empreintes = hash_logins(supprimes["login"].to_pylist(), cle=read_secret(maison))
    reserve_logins(projet.nom, sorted(empreintes - load_reserved(projet.nom)))
    record_proof(_proofs(supprimes, projet=projet.nom, acte=acte, execution=execution))
    forget_values(projet.nom, supprimes["jointure"])
    delete_comptes(supprimes)


def _proofs(supprimes: pa.Table, *, projet: str, acte: Acte, execution: int) -> pa.Table:
    with Moteur() as moteur:
        moteur.load("supprimes", supprimes)
        preuves = moteur.query_step("rentree.comptes.sql", "preuves")
    return (
        _filled(preuves, execution=execution, projet=projet, supprimes_le=acte.au).select(PREUVES.names).cast(PREUVES)
    )


def _entries(changements: pa.Table) -> pa.Table:
    """The lines of the journal; a deletion leaves nothing personal."""
    raisons = pa.array([RAISONS[code] for code in changements["raison"].to_pylist()], pa.string())
    efface = pc.equal(changements["operation"], Operation.SUPPRESSION.value)
    rien = pa.scalar(None, pa.string())
    colonnes = {nom: changements[nom] for nom in ("operation", "jointure", "profil", "uais")}
    colonnes |= {"raison": raisons}
    colonnes |= {nom: pc.if_else(efface, rien, changements[nom]) for nom in ("avant", "apres")}
    return pa.table(colonnes).cast(ENTREES)


def _passing_entries(passes: Collection[Frein], plan: Plan) -> pa.Table:
    """A brake that is passed is a line of the journal too, with its figures."""
    lignes = [
        {
            "operation": "frein_passe",
            "profil": frein.profil,
            "uais": frein.uai,
            "raison": f"plan {plan.numero}, frein {frein.cle} : {frein.nombre} "
            f"{NOMS[Operation(frein.operation)][frein.nombre > 1]}, {write_share(frein.part)} des comptes ; "
            f"seuil : {frein.seuil_dit}",
        }
        for frein in passes
    ]
    return pa.Table.from_pylist(lignes, schema=ENTREES)


def _filled(table: pa.Table, **valeurs: object) -> pa.Table:
    """The table with more columns, each one value everywhere; a day is a date, None an absent day."""
    for nom, valeur in valeurs.items():
        genre = pa.date32() if nom.endswith("_le") else None
        table = table.append_column(nom, pa.repeat(pa.scalar(valeur, genre), table.num_rows))
    return table
