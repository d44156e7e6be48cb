"""Activation codes: how many are out, which are void, whether one that is typed is good."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from rentree.comptes.codes import verify_code
from rentree.feeds.lettres.voulu import find_people
from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import open_annuaire
from rentree.pipeline.maison import Maison
from rentree.pipeline.secret import read_secret
from rentree.pipeline.verrou import hold
from rentree.store.base import one_transaction, open_store
from rentree.store.codes import find_code, load_codes, void_codes
from rentree.store.journal import ENTREES, write_journal

ACTIF = "actif"
REMIS, ANNULE = "code", "code_annule"
"""Operations of the journal: a code was handed over by letter; a code was made void."""


class LoginInconnu(ErreurRentree):
    """Aucun compte actif du projet n'a cet identifiant."""

    que_faire = "Vérifiez-le dans comptes.csv."


@dataclass(frozen=True)
class Choix:
    """Which accounts: each kind of choice narrows; an empty one takes everything.

    `divisions` takes the pupils of these divisions and their responsables.
    """

    etablissements: tuple[str, ...] = ()
    divisions: tuple[str, ...] = ()
    profils: tuple[str, ...] = ()
    logins: tuple[str, ...] = ()


class EtatCode(StrEnum):
    """What the code of an active account is worth on a day."""

    JAMAIS = "jamais"
    EN_VIGUEUR = "en_vigueur"
    EXPIRE = "expire"


@dataclass(frozen=True)
class EtatCodes:
    """How many active accounts have each state: in all, and by (school, profile); an account of two schools is in both.

    `jusqu_au` is the last day of the code in force that lasts longest, None when none is.
    """

    total: Mapping[EtatCode, int]
    detail: Mapping[tuple[str, str], Mapping[EtatCode, int]]
    jusqu_au: datetime.date | None


def state_of(maison: Maison, *, projet: Projet, acte: Acte) -> EtatCodes:
    """Count the codes of a project as they stand on `acte.au`."""
    maison.must_exist()
    open_store(maison.base)
    return count_states(load_codes(projet.nom), au=acte.au)


def count_states(comptes: pa.Table, *, au: datetime.date) -> EtatCodes:
    """Count the states of the codes of `comptes` (store.codes.CODES)."""
    total: Counter[EtatCode] = Counter()
    detail: dict[tuple[str, str], Counter[EtatCode]] = {}
    dernier: datetime.date | None = None
    for compte in _active(comptes).select(["profil", "uais", "a_un_code", "code_expire_le"]).to_pylist():
        etat = _state(compte, au)
        total[etat] += 1
        for uai in (compte["uais"] or "").split("|"):
            detail.setdefault((uai, compte["profil"]), Counter())[etat] += 1
        if etat is EtatCode.EN_VIGUEUR and compte["code_expire_le"]:
            dernier = max(dernier or compte["code_expire_le"], compte["code_expire_le"])
    return EtatCodes(total, dict(sorted(detail.items())), dernier)


def _active(comptes: pa.Table) -> pa.Table:
    return comptes.filter(pc.equal(comptes["etat"], ACTIF))


def _state(compte: Mapping[str, Any], au: datetime.date) -> EtatCode:
    if not compte["a_un_code"]:
        return EtatCode.JAMAIS
    return EtatCode.EXPIRE if is_over(compte["code_expire_le"], au=au) else EtatCode.EN_VIGUEUR


def is_over(expire_le: datetime.date | None, *, au: datetime.date) -> bool:
    """Whether a code whose last good day is `expire_le` is good no more; without such a day it never ends."""
    return expire_le is not None and expire_le < au


def renew_codes(maison: Maison, *, projet: Projet, acte: Acte, choix: Choix, expires: bool = False) -> int:
    """Void the codes of the active accounts chosen, so that the next letters give them new ones; return how many.

    `expires` takes only codes that are good no more. Raises LoginInconnu, DejaEnCours, and RienImporte when divisions
    are chosen and nothing was imported.
    """
    with hold(maison, acte=acte):
        open_store(maison.base)
        comptes = _active(load_codes(projet.nom))
        _check_logins(comptes, choix.logins)
        choisis = [
            compte
            for compte in _of_divisions(comptes, maison, projet=projet, acte=acte, choix=choix).to_pylist()
            if compte["a_un_code"]
            and (not choix.logins or compte["login"] in choix.logins)
            and (not choix.profils or compte["profil"] in choix.profils)
            and (not choix.etablissements or set((compte["uais"] or "").split("|")) & set(choix.etablissements))
            and (not expires or is_over(compte["code_expire_le"], au=acte.au))
        ]
        with one_transaction():
            void_codes(pa.array([compte["id"] for compte in choisis], pa.int64()))
            entrees = journal_entries(choisis, operation=ANNULE, raison="renouvellement demandé")
            write_journal(entrees, projet=projet.nom, acte=acte, execution=None)
    return len(choisis)


def _of_divisions(comptes: pa.Table, maison: Maison, *, projet: Projet, acte: Acte, choix: Choix) -> pa.Table:
    """The accounts of the divisions chosen: their pupils, and the responsables of those."""
    if not choix.divisions:
        return comptes
    with open_annuaire(maison, projet=projet, acte=acte) as (moteur, _):
        la = find_people(moteur, divisions=choix.divisions, uais=choix.etablissements)
    return comptes.filter(pc.is_in(comptes["jointure"], value_set=la))


def journal_entries(comptes: Iterable[Mapping[str, Any]], *, operation: str, raison: str) -> pa.Table:
    """Lines of the journal (store.journal.ENTREES) for these accounts; nothing personal is kept with them."""
    lignes = [
        {
            "operation": operation,
            "jointure": compte["jointure"],
            "profil": compte["profil"],
            "uais": compte["uais"] or "",
            "raison": raison,
        }
        for compte in comptes
    ]
    return pa.Table.from_pylist(lignes, schema=ENTREES)


def check_code(maison: Maison, *, projet: Projet, login: str, saisie: str, acte: Acte) -> bool:
    """Tell whether a typed code is the one in force of an active account. Raises LoginInconnu."""
    maison.must_exist()
    open_store(maison.base)
    garde = find_code(projet.nom, login)
    if garde is None or garde.etat != ACTIF:
        raise LoginInconnu(login)
    bon = verify_code(saisie, garde.empreinte, cle=read_secret(maison))
    return bon and not is_over(garde.expire_le, au=acte.au)


def _check_logins(comptes: pa.Table, logins: Sequence[str]) -> None:
    if inconnus := set(logins) - set(comptes["login"].to_pylist()):
        raise LoginInconnu(", ".join(sorted(inconnus)))
