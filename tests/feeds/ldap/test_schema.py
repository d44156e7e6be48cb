"""The schema loads in a real slapd, in both forms, and says the same in both."""

import re
from pathlib import Path

from rentree.feeds.ldap.arbre import ATTRIBUTS, CLASSES
from rentree.feeds.ldap.schema import as_ldif, read_schema
from tests.slapd import BASE, CONFIG, SCHEMAS, Serveur, run

NOM = re.compile(r"NAME '(\w+)'")
OID = re.compile(r"^(?:attributetype|objectclass) \( (\S+) ", re.MULTILINE)
DES_AUTRES = {"objectClass", "uid", "cn", "sn", "givenName", "displayName", "personalTitle", "mail", "ou",
              "description", "member"}  # fmt: skip


def test_slapd_conf_includes_it(tmp_path: Path) -> None:
    (tmp_path / "rentree.schema").write_text(read_schema(), encoding="utf-8")
    includes = [SCHEMAS / f"{nom}.schema" for nom in ("core", "cosine", "inetorgperson")]
    conf = "".join(f"include {fichier}\n" for fichier in [*includes, tmp_path / "rentree.schema"])
    (tmp_path / "slapd.conf").write_text(conf, encoding="utf-8")
    assert "succeeded" in run(["/usr/sbin/slaptest", "-u", "-f", str(tmp_path / "slapd.conf")])


def test_the_server_knows_every_name_of_it(slapd: Serveur) -> None:
    connexion = slapd.connect(CONFIG)
    racine = connexion.read_s("cn=Subschema", attrlist=["attributeTypes", "objectClasses"])
    connexion.unbind_s()
    connus = set(NOM.findall(b"\n".join(racine["attributeTypes"] + racine["objectClasses"]).decode()))
    assert set(NOM.findall(read_schema())) <= connus


def test_each_oid_is_there_once() -> None:
    oids = OID.findall(read_schema())
    assert len(oids) == len(set(oids)) > 90
    assert len(NOM.findall(read_schema())) == len(oids)


def test_what_is_published_is_in_it() -> None:
    connus = set(NOM.findall(read_schema()))
    assert {nom for noms in ATTRIBUTS.values() for nom in noms} - DES_AUTRES <= connus
    assert {classe for classe in CLASSES if classe.startswith(("ENT", "rentree"))} <= connus


def test_ldif_is_ascii_and_short(slapd: Serveur) -> None:
    ldif = as_ldif(read_schema())
    assert ldif.isascii()
    assert max(map(len, ldif.splitlines())) <= 78
    assert BASE not in ldif
