"""Writing in the directory: many requests on their way at once, the answers collected as they come."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rentree.feeds.ldap.arbre import Racine
from rentree.feeds.ldap.connexion import reason_of
from rentree.feeds.ldap.ecart import Ecriture, Fermeture, Geste
from rentree.feeds.ldap.pilote import ldap

FENETRE = 200
"""Requests on their way; slapd cuts a connection that has 1 000 of them waiting."""

ETAT, MOT_DE_PASSE, SUSPENDU = "rentreeEtat", "userPassword", "rentreeMotDePasseSuspendu"

Modifications = list[tuple[int, str, list[bytes] | None]]


@dataclass(frozen=True)
class Demande:
    """A request about an entry: what sends it and returns its number."""

    geste: Geste
    dn: str
    envoi: Callable[[], int]


@dataclass(frozen=True)
class Reponse:
    """What became of a request: what was found, and why it was refused when it was."""

    geste: Geste
    dn: str
    trouve: dict[str, list[bytes]]
    refus: str = ""


def create_branches(connexion: Any, racine: Racine, branches: Iterable[str]) -> None:
    """Create branches of the tree, with our mark."""
    for nom in branches:
        valeurs = {"objectClass": ("top", "organizationalUnit", "rentreeObjet"), "ou": (nom,)}
        ajout = Ecriture(Geste.AJOUT, racine.branche(nom), {**valeurs, "rentreeProjet": (racine.projet,)})
        connexion.add_s(ajout.dn, _addition(ajout, etat=False))


def write(connexion: Any, ecritures: Iterable[Ecriture], *, etat: bool) -> Iterator[Reponse]:
    """Add and modify entries; `etat`: they are those of persons, and are marked as active when they are added."""

    def request(une: Ecriture) -> Demande:
        if une.geste is Geste.AJOUT:
            return Demande(une.geste, une.dn, lambda: connexion.add_ext(une.dn, _addition(une, etat=etat)))
        return Demande(une.geste, une.dn, lambda: connexion.modify_ext(une.dn, _changes(une)))

    return _send(connexion, map(request, ecritures))


def delete(connexion: Any, fermetures: Iterable[Fermeture]) -> Iterator[Reponse]:
    """Delete entries."""

    def request(une: Fermeture) -> Demande:
        return Demande(une.geste, une.dn, lambda: connexion.delete_ext(une.dn))

    return _send(connexion, map(request, fermetures))


def turn_locks(connexion: Any, fermetures: Iterable[Fermeture]) -> Iterator[Reponse]:
    """Lock or unlock entries: the hash of the password moves, in one operation, so that a cut leaves it somewhere.

    The hash that leaves is named by its value: if the person has changed it meanwhile, the server refuses, and the
    next run moves the new one.
    """
    pretes: list[Demande] = []
    for lue in _send(connexion, (_reading(connexion, une) for une in fermetures)):
        if lue.refus:
            yield lue
        else:
            pretes.append(_turning(connexion, lue))
    yield from _send(connexion, pretes)


def give_passwords(connexion: Any, secrets: Iterable[tuple[str, str]]) -> Iterator[Reponse]:
    """Give entries a password by the operation made for it (RFC 3062): the server hashes it as it is told to."""

    def request(dn: str, secret: str) -> Demande:
        return Demande(Geste.MODIFICATION, dn, lambda: connexion.passwd(dn, None, secret))

    return _send(connexion, (request(dn, secret) for dn, secret in secrets))


def _send(connexion: Any, demandes: Iterable[Demande]) -> Iterator[Reponse]:
    """Keep a window of requests on their way and give the answers in the order of the requests.

    Raises ldap.SERVER_DOWN and what else stops everything.
    """
    en_route: deque[tuple[Demande, int]] = deque()
    for demande in demandes:
        en_route.append((demande, demande.envoi()))
        if len(en_route) >= FENETRE:
            yield _receive(connexion, *en_route.popleft())
    while en_route:
        yield _receive(connexion, *en_route.popleft())


def _receive(connexion: Any, demande: Demande, numero: int) -> Reponse:
    try:
        _, trouves, _, _ = connexion.result3(numero)
    except (ldap.SERVER_DOWN, ldap.TIMEOUT, ldap.CONNECT_ERROR):
        raise
    except ldap.LDAPError as erreur:
        return Reponse(demande.geste, demande.dn, {}, reason_of(erreur))
    return Reponse(demande.geste, demande.dn, trouves[0][1] if isinstance(trouves, list) and trouves else {})


def _addition(une: Ecriture, *, etat: bool) -> list[tuple[str, list[bytes]]]:
    attributs = [(nom, [valeur.encode() for valeur in valeurs]) for nom, valeurs in une.valeurs.items()]
    return [*attributs, (ETAT, [b"actif"])] if etat else attributs


def _changes(une: Ecriture) -> Modifications:
    """Object classes are added and taken away one by one: an entry may have others, which are not ours."""
    changements: Modifications = []
    for nom, valeurs in une.valeurs.items():
        octets = [valeur.encode() for valeur in valeurs]
        if nom != "objectClass":
            changements.append((ldap.MOD_REPLACE, nom, octets or None))
            continue
        anciennes = [classe.encode() for classe in une.anciennes]
        changements += [(ldap.MOD_DELETE, nom, [classe]) for classe in anciennes if classe not in octets]
        changements += [(ldap.MOD_ADD, nom, [classe]) for classe in octets if classe not in anciennes]
    return changements


def _reading(connexion: Any, une: Fermeture) -> Demande:
    attributs = [MOT_DE_PASSE, SUSPENDU]
    return Demande(
        une.geste, une.dn, lambda: connexion.search_ext(une.dn, ldap.SCOPE_BASE, "(objectClass=*)", attributs)
    )


def _turning(connexion: Any, lue: Reponse) -> Demande:
    courant, suspendu = lue.trouve.get(MOT_DE_PASSE, []), lue.trouve.get(SUSPENDU, [])
    etat = b"desactive" if lue.geste is Geste.VERROU else b"actif"
    changements: Modifications = [(ldap.MOD_REPLACE, ETAT, [etat])]
    if lue.geste is Geste.VERROU and courant:
        changements += [(ldap.MOD_DELETE, MOT_DE_PASSE, courant), (ldap.MOD_REPLACE, SUSPENDU, courant)]
    if lue.geste is Geste.DEVERROU and suspendu:
        changements.append((ldap.MOD_DELETE, SUSPENDU, suspendu))
        # A password given while the entry was locked is more recent than the one that was put aside.
        changements += [] if courant else [(ldap.MOD_ADD, MOT_DE_PASSE, suspendu)]
    return Demande(lue.geste, lue.dn, lambda: connexion.modify_ext(lue.dn, changements))
