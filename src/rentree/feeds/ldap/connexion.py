"""The way to a directory: who connects, how it is secured, and what python-ldap says, in French."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from rentree.feeds.ldap.erreurs import (
    AnnuaireInjoignable,
    AnnuaireRefuse,
    BaseAbsente,
    LectureIncomplete,
    LiaisonNonChiffree,
    PiloteAbsent,
    ReglagesAbsents,
    SchemaAbsent,
)
from rentree.feeds.ldap.pilote import ldap

PATIENCE = 10
"""Seconds to reach the server."""

REPONSE = 300
"""Seconds to wait for one answer: a server that writes its log to a slow disk takes its time."""

CLASSE_TEMOIN = "rentreeObjet"


@dataclass(frozen=True)
class Acces:
    """Where the directory is and who writes in it."""

    url: str
    compte: str
    base: str
    mot_de_passe: str

    def __repr__(self) -> str:
        return f"Acces({self.url!r}, {self.compte!r})"


@contextmanager
def connected(acces: Acces) -> Iterator[Any]:
    """Give a connection that is secured, open as the account of Rentrée, to a directory that knows the schema.

    Raises PiloteAbsent, ReglagesAbsents, AnnuaireInjoignable, AnnuaireRefuse, LiaisonNonChiffree, SchemaAbsent.
    """
    if ldap is None:
        raise PiloteAbsent
    if not (acces.url and acces.compte and acces.base and acces.mot_de_passe):
        manquants = [nom for nom in ("url", "compte", "base", "mot_de_passe") if not getattr(acces, nom)]
        raise ReglagesAbsents(detail=f"il manque {', '.join(manquants)}")
    with in_french(acces):
        connexion = _open(acces)
        try:
            _check_schema(connexion)
            yield connexion
        finally:
            connexion.unbind_ext()


@contextmanager
def in_french(acces: Acces) -> Iterator[None]:
    """Say in French what stops a whole publication; what concerns one entry is told with that entry."""
    try:
        yield
    except (ldap.INVALID_CREDENTIALS, ldap.INAPPROPRIATE_AUTH, ldap.INVALID_DN_SYNTAX) as erreur:
        raise AnnuaireRefuse(acces.url, detail=reason_of(erreur)) from None
    except (ldap.CONFIDENTIALITY_REQUIRED, ldap.STRONG_AUTH_REQUIRED) as erreur:
        raise LiaisonNonChiffree(acces.url, detail=reason_of(erreur)) from None
    except ldap.NO_SUCH_OBJECT:
        raise BaseAbsente(acces.url, detail=acces.base) from None
    except (ldap.SIZELIMIT_EXCEEDED, ldap.TIMELIMIT_EXCEEDED, ldap.ADMINLIMIT_EXCEEDED) as erreur:
        raise LectureIncomplete(acces.url, detail=reason_of(erreur)) from None
    except ldap.LDAPError as erreur:
        raise AnnuaireInjoignable(acces.url, detail=reason_of(erreur)) from None


def reason_of(erreur: Exception) -> str:
    """What the server said, in its own words."""
    dit = erreur.args[0] if erreur.args and isinstance(erreur.args[0], dict) else {}
    return " : ".join(filter(None, (dit.get("desc"), dit.get("info")))) or type(erreur).__name__


def _open(acces: Acces) -> Any:
    """Connect and bind; a password leaves the machine only in a secured connection."""
    try:
        connexion = ldap.initialize(acces.url)
    except ldap.LDAPError as erreur:
        raise ReglagesAbsents(acces.url, detail=f"adresse illisible ({reason_of(erreur)})") from None
    connexion.set_option(ldap.OPT_PROTOCOL_VERSION, ldap.VERSION3)
    connexion.set_option(ldap.OPT_NETWORK_TIMEOUT, PATIENCE)
    connexion.set_option(ldap.OPT_TIMEOUT, REPONSE)
    connexion.set_option(ldap.OPT_REFERRALS, 0)
    if needs_starttls(acces.url):
        try:
            connexion.start_tls_s()
        except (ldap.PROTOCOL_ERROR, ldap.CONNECT_ERROR, ldap.UNAVAILABLE, ldap.OPERATIONS_ERROR) as erreur:
            raise LiaisonNonChiffree(acces.url, detail=reason_of(erreur)) from None
    connexion.simple_bind_s(acces.compte, acces.mot_de_passe)
    return connexion


def needs_starttls(url: str) -> bool:
    """Whether this address is in clear and of another machine."""
    parties = urlsplit(url)
    return parties.scheme.lower() == "ldap" and not _is_here(unquote(parties.hostname or ""))


def _is_here(hote: str) -> bool:
    try:
        return ipaddress.ip_address(hote).is_loopback
    except ValueError:
        return hote.lower() in {"localhost", ""}


def _check_schema(connexion: Any) -> None:
    """A server that shows its schema shows ours in it; one that hides it will say so at the first entry."""
    sous_schema = connexion.search_subschemasubentry_s()
    try:
        trouves = connexion.read_s(sous_schema, attrlist=["objectClasses"]) if sous_schema else None
    except (ldap.NO_SUCH_OBJECT, ldap.INSUFFICIENT_ACCESS):
        return
    classes = (trouves or {}).get("objectClasses", [])
    if classes and not any(f"'{CLASSE_TEMOIN}'".encode() in classe for classe in classes):
        raise SchemaAbsent
