"""The way to a directory: secured, or refused."""

import ldap
import pytest

from rentree.feeds.ldap.connexion import Acces, connected, needs_starttls
from rentree.feeds.ldap.erreurs import LectureIncomplete, LiaisonNonChiffree, SchemaAbsent
from rentree.feeds.ldap.lecture import find_base
from tests.slapd import BASE, COMPTE, SECRET, Serveur, running_slapd


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


def test_no_certificate_no_password(slapd: Serveur, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rentree.feeds.ldap.connexion._is_here", lambda hote: False)
    with pytest.raises(LiaisonNonChiffree, match="ldaps://"), connected(Acces(slapd.url, COMPTE, BASE, SECRET)):
        pass


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
