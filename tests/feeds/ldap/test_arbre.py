"""Distinguished names: as a real server spells them."""

import ldap.dn
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rentree.feeds.ldap.arbre import Racine, escape_value, key_of
from tests.slapd import BASE, Serveur

CODES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
SPECIAUX = ["6A", "6 A", "5° A", "#1", " a ", "a,b+c", 'dit "le 3"', "<x>;=", "a\\2Cb", "é,è", "a\\", "ẞ", "6+"]


@given(CODES)
def test_an_escaped_value_is_read_back(code: str) -> None:
    lu = ldap.dn.str2dn(f"cn={escape_value(code)},ou=groupes")
    assert lu[0][0][1] == code


@given(CODES)
def test_two_ways_to_escape_have_one_key(code: str) -> None:
    en_hexa = "".join(f"\\{octet:02X}" if octet < 128 else chr(octet) for octet in b",+;<>") and "".join(
        "".join(f"\\{octet:02x}" for octet in signe.encode()) if signe in '\\,+"<>;=' else signe for signe in code
    )
    assert key_of(f"cn=X{en_hexa}Y,ou=g") == key_of(f"cn=X{escape_value(f'{code}Y')},ou=g".replace("X\\#", "X#"))


@pytest.mark.parametrize("code", SPECIAUX)
def test_the_server_gives_back_a_name_of_the_same_key(slapd: Serveur, code: str) -> None:
    racine = Racine(BASE, "ent")
    slapd.add_branch("groupes")
    dn = f"cn={escape_value(f'0310001H_{code}')},{racine.branche('groupes')}"
    slapd.add(dn, objectClass=["groupOfNames"], cn=[f"0310001H_{code}"], member=[BASE])
    assert [key_of(rendu) for rendu in slapd.search("groupes")] == [key_of(dn)]


def test_case_and_spaces_make_no_difference() -> None:
    assert key_of("CN=6A  B,OU=Groupes") == key_of("cn=6a b,ou=groupes")
    assert key_of("cn=6a b,ou=groupes") != key_of("cn=6ab,ou=groupes")
