"""The summary of a run: what went in and out of every stage, how long it took, what was refused, who is absent."""

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from rentree.model.constats import Gravite
from rentree.model.plan import ATTENTES, ATTENTES_DITES, RAISONS, Operation
from rentree.model.projet import Projet
from rentree.pipeline.appliquer import Application
from rentree.pipeline.controler import Controle
from rentree.pipeline.federer import Annuaire
from rentree.pipeline.importer import Import
from rentree.pipeline.prevoir import Plan
from rentree.pipeline.publier_aaf import PublicationAaf

Resume = dict[str, Any]


def summarise(
    importe: Import,
    controle: Controle,
    annuaire: Annuaire,
    plan: Plan,
    application: Application,
    aaf: PublicationAaf | None,
    *,
    retenue: str,
    projet: Projet,
    au: datetime.date,
    durees: Mapping[str, Mapping[str, float]],
) -> Resume:
    """Return the content of `resume.json`: plain values only."""
    return {
        "annee": importe.annee,
        "au": au.isoformat(),
        "projet": projet.nom,
        "rien_change": not plan.changements.num_rows,
        "etablissements": importe.schools,
        "importer": _import(importe),
        "controler": _control(controle),
        "federer": _federation(annuaire),
        "comptes": _accounts(plan, application),
        "publier": _publication(aaf, retenue),
        "durees": {etape: dict(duree) for etape, duree in durees.items()},
        "refuses": [
            {"fichier": un.fichier.nom, "uai": un.uai, "raison": str(un.raison), "que_faire": un.raison.que_faire}
            for un in importe.refuses
        ],
        "absents": _absents(plan),
    }


def _import(importe: Import) -> Resume:
    lignes: Counter[str] = Counter()
    for lu in importe.courants.values():
        lignes.update(lu.lignes)
    return {
        "fichiers": importe.fichiers,
        "lus": len(importe.lus),
        "refuses": len(importe.refuses),
        "remplaces": len(importe.remplaces),
        "plus_anciens": len(importe.plus_anciens),
        "ignores": len(importe.ignores),
        "octets": importe.octets,
        "lignes": dict(sorted(lignes.items())),
    }


def _control(controle: Controle) -> Resume:
    gravites = Counter(constat.gravite for constat in controle.constats)
    return {
        "constats": {gravite.value: gravites[gravite] for gravite in Gravite},
        "fiches_ecartees": len(controle.ecartees),
        "par_regle": dict(sorted(Counter(constat.regle for constat in controle.constats).items())),
    }


def _federation(annuaire: Annuaire) -> Resume:
    return {
        "annuaire": annuaire.dossier.name,
        "personnes_nouvelles": annuaire.nouveaux,
        "devenirs": {nom: dict(devenirs) for nom, devenirs in annuaire.devenirs.items()},
        "lignes": dict(annuaire.lignes),
        "aaf_laisses": dict(annuaire.laisses),
    }


def _accounts(plan: Plan, application: Application) -> Resume:
    return {
        "plan": plan.numero,
        "execution": application.numero,
        "ayants_droit": plan.ayants_droit,
        "existants": plan.existants,
        "crees": application.nombres[Operation.CREATION],
        "mis_a_jour": application.nombres[Operation.MISE_A_JOUR],
        "reactives": application.nombres[Operation.REACTIVATION],
        "desactives": application.nombres[Operation.DESACTIVATION],
        "supprimes": application.nombres[Operation.SUPPRESSION],
        "retenus": application.retenus,
        "sans_login": plan.sans_login,
        "absents": plan.attentes.num_rows + plan.nombres[Operation.DESACTIVATION],
        "crees_par_profil": dict(sorted(Counter(plan.only(Operation.CREATION)["profil"].to_pylist()).items())),
        "freins": [asdict(frein) for frein in plan.freins],
    }


def _publication(aaf: PublicationAaf | None, retenue: str) -> Resume:
    if aaf is None:
        return {"enregistrements": {}, "fichiers": 0, "octets": 0, "retenue": retenue}
    return {"enregistrements": dict(aaf.enregistrements), "fichiers": aaf.fichiers, "octets": aaf.octets}


def _absents(plan: Plan) -> list[Resume]:
    """Accounts whose person is absent: those deactivated now, and those left as they are, each with the reason."""
    partis = plan.only(Operation.DESACTIVATION).select(ATTENTES.names)
    dites = [RAISONS[raison] for raison in partis["raison"].to_pylist()]
    dites += [ATTENTES_DITES[raison] for raison in plan.attentes["raison"].to_pylist()]
    absents = pa.concat_tables([partis, plan.attentes]).rename_columns(
        ["jointure", "login", "profil", "uai", "cle", "code"]
    )
    lignes = absents.drop_columns(["code"]).to_pylist()
    return sorted(
        ({**ligne, "raison": dite} for ligne, dite in zip(lignes, dites, strict=True)),
        key=lambda absent: int(absent["jointure"]),
    )
