"""The way to a directory: secured, or refused."""

import os
import subprocess
import sys

import ldap
import pytest

from rentree.feeds.ldap.connexion import Acces, connected, needs_starttls
from rentree.feeds.ldap.erreurs import LectureIncomplete, LiaisonNonChiffree, SchemaAbsent
from rentree.feeds.ldap.lecture import find_base
from tests.slapd import BASE, COMPTE, SECRET, Serveur, running_slapd

AUTRE = "0.0.0.0"
"""An address that leads to this machine and does not look like it."""


@pytest.mark.parametrize(
    ("url", "demande"),
    [
        ("ldap://annuaire.exemple.invalid", True),
        ("ldap://192.0.2.1:389", True),
        ("LDAP://annuaire", True),
        ("ldaps://annuaire.exemple.invalid", False),
        ("ldapi:///", False),
        ("ldap://localhost:3389", False),
        ("ldap://127.0.0.1", False),
        ("ldap://[::1]:389", False),
    ],
)
def test_a_password_goes_out_in_clear_to_this_machine_only(url: str, demande: bool) -> None:
    assert needs_starttls(url) is demande


def test_no_certificate_no_password(slapd: Serveur) -> None:
    acces = Acces(slapd.url.replace("127.0.0.1", AUTRE), COMPTE, BASE, SECRET)
    with pytest.raises(LiaisonNonChiffree, match="ldaps://"), connected(acces):
        pass


def test_a_certificate_that_is_known_secures_the_connection() -> None:
    with running_slapd(certifie=AUTRE) as serveur:
        url, autorite = serveur.url.replace("127.0.0.1", AUTRE), serveur.dossier / "certificat.pem"
        connue = _connect(url, {"LDAPTLS_CACERT": str(autorite)})
        assert (connue.stdout.strip(), connue.stderr) == (f"dn:{COMPTE}", "")
        inconnue = _connect(url, {})
        assert "LiaisonNonChiffree" in inconnue.stderr
        assert inconnue.stdout == ""


def _connect(url: str, variables: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """In a process of its own: libldap reads its settings once."""
    programme = (
        "import sys; from rentree.feeds.ldap.connexion import Acces, connected\n"
        "with connected(Acces(*sys.argv[1:])) as connexion: print(connexion.whoami_s())"
    )
    commande = [sys.executable, "-c", programme, url, COMPTE, BASE, SECRET]
    return subprocess.run(commande, env={**os.environ, **variables}, capture_output=True, text=True, check=False)


def test_a_server_without_the_schema_is_told_before_anything() -> None:
    with running_slapd(nu=True) as serveur:
        acces = Acces(serveur.url, COMPTE, BASE, SECRET)
        with pytest.raises(SchemaAbsent, match=r"--schema rentree\.ldif"), connected(acces):
            pass


def test_a_limit_stops_everything(slapd: Serveur) -> None:
    acces = Acces(slapd.url, COMPTE, BASE, SECRET)
    with pytest.raises(LectureIncomplete, match="olcLimits"), connected(acces):
        raise ldap.SIZELIMIT_EXCEEDED({"desc": "Size limit exceeded"})


def test_the_base_is_spelled_as_the_server_does(slapd: Serveur) -> None:
    with connected(Acces(slapd.url, COMPTE, BASE, SECRET)) as connexion:
        assert find_base(connexion, BASE.upper().replace(",", ", ")) == BASE


def test_the_password_is_not_shown() -> None:
    assert "hunter2" not in repr(Acces("ldap://x", "cn=y", BASE, "hunter2"))
