"""publier ldap: annuaire and accounts -> the tree of a directory, by the difference with what is there."""

import json
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from rentree.comptes.uid import uid_of
from rentree.engine import Moteur
from rentree.feeds.ldap.arbre import BRANCHES, PERSONNES, Racine
from rentree.feeds.ldap.connexion import Acces, connected
from rentree.feeds.ldap.ecart import (
    RANGS,
    Fermeture,
    Geste,
    closures,
    conflicts,
    find_differences,
    headcounts,
    writings,
)
from rentree.feeds.ldap.ecriture import Reponse, create_branches, delete, give_passwords, turn_locks, write
from rentree.feeds.ldap.erreurs import AnnuaireVide, EntreesAbsentes, MotsDePasseRefuses
from rentree.feeds.ldap.freins import Retenue, hold_back
from rentree.feeds.ldap.lecture import find_base, load_existing, missing_branches, open_entries
from rentree.feeds.ldap.schema import as_ldif, read_schema
from rentree.feeds.ldap.voulu import build_entries
from rentree.model.acte import Acte
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import open_annuaire
from rentree.pipeline.maison import Maison
from rentree.pipeline.suivi import Suivi, silent
from rentree.pipeline.verrou import hold
from rentree.store.base import open_store
from rentree.store.comptes import load_comptes

VARIABLE = "RENTREE_LDAP_MOT_DE_PASSE"
PREMIERS = 20


@dataclass(frozen=True)
class Ligne:
    """One entry that is, or would be, written: what is done, its name, the attributes that change."""

    geste: str
    dn: str
    attributs: tuple[str, ...] = ()


@dataclass(frozen=True)
class PublicationLdap:
    """What a publication did, or would do when `simulee`: entries by gesture, and what did not go through.

    `lignes` tells each entry (only when simulated); `conflits` are entries in our place without our mark; `refus` are
    the first entries that the server refused, with its reason, out of `refuses`.
    """

    simulee: bool
    gestes: dict[str, int]
    retenues: tuple[Retenue, ...]
    conflits: tuple[str, ...]
    refuses: int = 0
    refus: tuple[tuple[str, str], ...] = ()
    lignes: tuple[Ligne, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether everything went through, brakes aside."""
        return not self.conflits and not self.refuses


def publier_ldap(
    maison: Maison,
    *,
    projet: Projet,
    acte: Acte,
    simuler: bool = False,
    passes: Collection[str] = (),
    suivi: Suivi = silent,
) -> PublicationLdap:
    """Make the directory of a project equal to the annuaire of the day and the accounts, or only say what would change.

    Raises what `connected` raises, RienImporte, BaseAbsente, LectureIncomplete, AnnuaireVide, DejaEnCours.
    """
    acces = read_acces(maison, projet)
    with hold(maison, acte=acte):
        open_store(maison.base)
        with connected(acces) as connexion, open_annuaire(maison, projet=projet, acte=acte) as (moteur, _):
            return publish(
                connexion,
                moteur,
                base=acces.base,
                projet=projet,
                acte=acte,
                simuler=simuler,
                passes=passes,
                suivi=suivi,
            )


def publish(
    connexion: Any,
    moteur: Moteur,
    *,
    base: str,
    projet: Projet,
    acte: Acte,
    simuler: bool = False,
    passes: Collection[str] = (),
    suivi: Suivi = silent,
) -> PublicationLdap:
    """The same, with the annuaire in `moteur` and a directory that is already open."""
    racine = Racine(find_base(connexion, base), projet.nom)
    comptes = load_comptes(projet.nom)
    if not comptes.num_rows or not moteur.count("annuaire_personnes"):
        raise AnnuaireVide(projet.nom)
    load_existing(connexion, moteur, racine)
    build_entries(moteur, racine, comptes=comptes, uids=_uids(comptes))
    find_differences(moteur)
    gardees, retenues = hold_back(
        closures(moteur), headcounts(moteur), freins=projet.freins, jour=acte.au, passes=passes
    )
    conflits = tuple(conflicts(moteur))
    if simuler:
        lignes = tuple(_lines(moteur, gardees))
        gestes = dict(Counter(ligne.geste for ligne in lignes))
        return PublicationLdap(True, gestes, tuple(retenues), conflits, lignes=lignes)
    bilan = _apply(connexion, moteur, racine, gardees, suivi)
    return PublicationLdap(False, bilan.gestes, tuple(retenues), conflits, bilan.refuses, tuple(bilan.refus))


def set_passwords(projet: Projet, codes: pa.Table, *, maison: Maison) -> None:
    """Make each activation code the password of its entry; `codes` has `jointure` and `code`, dashes included.

    Raises EntreesAbsentes before anything is written, MotsDePasseRefuses, and what `connected` raises.
    """
    acces = read_acces(maison, projet)
    with connected(acces) as connexion:
        racine = Racine(find_base(connexion, acces.base), projet.nom)
        noms = [racine.personne(uid_of(jointure)) for jointure in codes["jointure"].to_pylist()]
        if absentes := set(noms) - open_entries(connexion, racine):
            raise EntreesAbsentes(acces.url, detail=f"{len(absentes)} sur {len(noms)}, dont {min(absentes)}")
        reponses = give_passwords(connexion, zip(noms, codes["code"].to_pylist(), strict=True))
        refusees = [reponse for reponse in reponses if reponse.refus]
    if refusees:
        raise MotsDePasseRefuses(
            acces.url, detail=f"{len(refusees)} sur {len(noms)}, dont {refusees[0].dn} ({refusees[0].refus})"
        )


def read_acces(maison: Maison, projet: Projet) -> Acces:
    """Return how to reach the directory of a project; the password is in the environment, else in a file of its own."""
    options = projet.ldap
    secret = os.environ.get(VARIABLE, "")
    if not secret and options.mot_de_passe:
        secret = (maison.racine / options.mot_de_passe).read_text(encoding="utf-8").strip("\r\n")
    return Acces(options.url, options.compte, options.base, secret)


def write_report(publication: PublicationLdap, fichier: Path) -> None:
    """Write a publication as JSON; `-` is the standard output."""
    texte = json.dumps(asdict(publication), ensure_ascii=False, indent=1) + "\n"
    if str(fichier) == "-":
        sys.stdout.write(texte)
    else:
        fichier.write_text(texte, encoding="utf-8")


def write_schema(fichier: Path) -> None:
    """Write the schema to load in the server: for cn=config when the name ends in .ldif, else for slapd.conf."""
    schema = read_schema()
    fichier.write_text(as_ldif(schema) if fichier.suffix == ".ldif" else schema, encoding="utf-8")


def _uids(comptes: pa.Table) -> pa.Table:
    jointures = comptes["jointure"]
    return pa.table({"jointure": jointures, "uid": pa.array(map(uid_of, jointures.to_pylist()), pa.string())})


class _Bilan:
    """Counts of what the server accepted and refused, as the answers come."""

    def __init__(self, suivi: Suivi, total: int) -> None:
        self.gestes: dict[str, int] = {}
        self.refus: list[tuple[str, str]] = []
        self.refuses = self._faits = 0
        self._suivi, self._total = suivi, total

    def take(self, reponses: Iterable[Reponse]) -> None:
        """Count the answers."""
        for reponse in reponses:
            self._faits += 1
            self._suivi("ldap", self._faits, self._total)
            if not reponse.refus:
                self.gestes[reponse.geste] = self.gestes.get(reponse.geste, 0) + 1
                continue
            self.refuses += 1
            if len(self.refus) < PREMIERS:
                self.refus.append((reponse.dn, reponse.refus))


def _apply(connexion: Any, moteur: Moteur, racine: Racine, fermetures: list[Fermeture], suivi: Suivi) -> _Bilan:
    """Write locks, then schools, persons, classes, then what goes, classes first: each stage waits for the one before.

    A server works on the requests of one connection side by side: only the stages put an entry before what names it.
    """
    bilan = _Bilan(suivi, moteur.count("ldap_ecritures") + len(fermetures))
    create_branches(connexion, racine, missing_branches(connexion, racine))
    bilan.take(turn_locks(connexion, [une for une in fermetures if une.geste is not Geste.SUPPRESSION]))
    for rang in RANGS:
        bilan.take(write(connexion, writings(moteur, rang), etat=BRANCHES[rang - 1] == PERSONNES))
    for branche in reversed(BRANCHES):
        parties = [une for une in fermetures if une.geste is Geste.SUPPRESSION and une.genre == branche]
        bilan.take(delete(connexion, parties))
    return bilan


def _lines(moteur: Moteur, fermetures: list[Fermeture]) -> Iterator[Ligne]:
    for rang in RANGS:
        for une in writings(moteur, rang):
            yield Ligne(une.geste, une.dn, tuple(une.valeurs))
    for autre in fermetures:
        yield Ligne(autre.geste, autre.dn)
