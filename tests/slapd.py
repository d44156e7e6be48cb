"""A real slapd of the tests' own: started when a test asks for it, thrown away at the end.

It is made as docs/ldap.md tells an administrator to make his: the schema, the rights and the accounts are the very
lines of that page. Nothing of a server that the machine may already run is touched: own folder, own port.
"""

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import ldap

from rentree.feeds.ldap.schema import as_ldif, read_schema

PAGE = Path(__file__).resolve().parents[1] / "docs" / "ldap.md"
SCHEMAS = Path("/etc/ldap/schema")
MODULES = Path("/usr/lib/ldap")
BASE = "dc=ent,dc=exemple,dc=org"
COMPTE, PORTAIL, RACINE = f"cn=rentree,{BASE}", f"cn=portail,{BASE}", f"cn=admin,{BASE}"
GARDES = frozenset({BASE, COMPTE, PORTAIL})
CONFIG = "cn=admin,cn=config"
SECRET = "secret-des-essais"
PATIENCE = 20.0
Entrees = dict[str, dict[str, list[str]]]


class SlapdMissing(Exception):
    """The tests need slapd and the LDAP tools: run script/setup as root, or install them, on Debian and Ubuntu
    with: sudo apt-get install slapd ldap-utils
    """

    def __str__(self) -> str:
        return " ".join((self.__doc__ or "").split())


class SlapdFailed(Exception):
    """A program of OpenLDAP failed while the tests' own server was being prepared."""


@dataclass(frozen=True)
class Serveur:
    """A running slapd: where it listens, its folder, and the process."""

    url: str
    dossier: Path
    processus: subprocess.Popen[bytes]

    def connect(self, compte: str = RACINE, secret: str = SECRET) -> Any:
        """A connection as somebody, with the rights of the root of the base unless told otherwise."""
        connexion = ldap.initialize(self.url)
        connexion.simple_bind_s(compte, secret)
        return connexion

    def search(
        self, branche: str, filtre: str = "(objectClass=*)", compte: str = RACINE
    ) -> dict[str, dict[str, list[str]]]:
        """DN -> attributes, as text, of everything below a branch, the branch itself left out."""
        connexion = self.connect(compte)
        racine = f"ou={branche},{BASE}" if branche else BASE
        trouves = connexion.search_s(racine, ldap.SCOPE_ONELEVEL, filtre)
        connexion.unbind_s()
        return {dn: _texts(attributs) for dn, attributs in trouves}

    def dump(self) -> Entrees:
        """Every entry below the base, with what the server notes of its last change."""
        connexion = self.connect()
        trouves = connexion.search_s(BASE, ldap.SCOPE_SUBTREE, "(objectClass=*)", ["*", "entryCSN"])
        connexion.unbind_s()
        return {dn: _texts(attributs) for dn, attributs in trouves}

    def add(self, dn: str, **attributs: list[str]) -> None:
        """Add an entry as somebody else would."""
        connexion = self.connect()
        connexion.add_s(dn, [(nom, [valeur.encode() for valeur in valeurs]) for nom, valeurs in attributs.items()])
        connexion.unbind_s()

    def add_branch(self, nom: str) -> None:
        """Add a branch of the tree that is not Rentrée's."""
        self.add(f"ou={nom},{BASE}", objectClass=["organizationalUnit"], ou=[nom])

    def modify(self, dn: str, *, add: bool = False, **attributs: list[str]) -> None:
        """Set attributes of an entry, or add values to them, as somebody else would."""
        geste = ldap.MOD_ADD if add else ldap.MOD_REPLACE
        connexion = self.connect()
        changements = [(geste, nom, [valeur.encode() for valeur in valeurs]) for nom, valeurs in attributs.items()]
        connexion.modify_s(dn, changements)
        connexion.unbind_s()

    def can_bind(self, dn: str, secret: str) -> bool:
        """Whether this password opens this entry."""
        connexion = ldap.initialize(self.url)
        try:
            connexion.simple_bind_s(dn, secret)
        except ldap.INVALID_CREDENTIALS:
            return False
        finally:
            connexion.unbind_s()
        return True

    def wipe(self) -> None:
        """Leave only the base and the accounts of the services."""
        connexion = self.connect()
        trouves = connexion.search_s(BASE, ldap.SCOPE_SUBTREE, "(objectClass=*)", ["1.1"])
        for dn in sorted((dn for dn, _ in trouves), key=lambda dn: -dn.count(",")):
            if dn not in GARDES:
                connexion.delete_s(dn)
        connexion.unbind_s()


def _texts(attributs: dict[str, list[bytes]]) -> dict[str, list[str]]:
    return {nom: sorted(v.decode("utf-8", "replace") for v in valeurs) for nom, valeurs in attributs.items()}


@contextmanager
def running_slapd(*, surs: bool = False, nu: bool = False, certifie: str = "") -> Iterator[Serveur]:
    """Gives a server that lives as long as the block.

    `surs`: it writes to the disk at each operation, as a real one. `nu`: without our schema, with a base open to all.
    `certifie`: it has a certificate for this address, signed by itself, in `certificat.pem` of its folder.
    Raises SlapdMissing, SlapdFailed.
    """
    programme = find_slapd()
    dossier = Path(tempfile.mkdtemp(prefix="rentree-ldap-"))
    utilisateur = server_user()
    try:
        prepare(dossier, surs=surs, certifie=certifie)
        if utilisateur:
            run(["chown", "-R", utilisateur, str(dossier)])
        serveur = start(programme, dossier, utilisateur)
        try:
            dress(serveur, nu=nu)
            yield serveur
        finally:
            serveur.processus.terminate()
            serveur.processus.wait(PATIENCE)
    finally:
        shutil.rmtree(dossier, ignore_errors=True)


def find_slapd() -> str:
    """Returns slapd's program; Debian keeps it where users do not look."""
    programme = shutil.which("slapd") or shutil.which("slapd", path="/usr/sbin:/usr/lib/openldap")
    if not programme or not shutil.which("ldapadd"):
        raise SlapdMissing
    return programme


def server_user() -> str | None:
    """Returns the user to run the server as when the tests run as root; None: the one who runs the tests."""
    if os.geteuid() != 0:
        return None
    connus = {entree.pw_name for entree in pwd.getpwall()}
    return "openldap" if "openldap" in connus else "nobody"


def run(commande: list[str], entree: str = "") -> str:
    """Runs one program. Raises SlapdFailed with what it said."""
    fait = subprocess.run(
        commande, check=False, input=entree, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if fait.returncode:
        raise SlapdFailed(f"{Path(commande[0]).name} exited with {fait.returncode}: {fait.stdout}")
    return fait.stdout


def certify(dossier: Path, adresse: str) -> str:
    """Make a certificate for an address; return the lines of configuration that give it to the server."""
    certificat, cle = dossier / "certificat.pem", dossier / "cle.pem"
    sujet = ["-subj", "/CN=essais", "-addext", f"subjectAltName=IP:{adresse}"]
    commande = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *sujet]
    run([*commande, "-keyout", str(cle), "-out", str(certificat)])
    return f"olcTLSCertificateFile: {certificat}\nolcTLSCertificateKeyFile: {cle}\n"


def prepare(dossier: Path, *, surs: bool = False, certifie: str = "") -> None:
    """Make the configuration of a server with an empty base, as the Debian package leaves it."""
    for nom in ("config", "base"):
        (dossier / nom).mkdir()
    ecritures = "" if surs else "olcDbNoSync: TRUE\n"
    chiffrement = certify(dossier, certifie) if certifie else ""
    texte = f"""dn: cn=config
objectClass: olcGlobal
cn: config
olcPidFile: {dossier}/slapd.pid
{chiffrement}
dn: cn=module{{0}},cn=config
objectClass: olcModuleList
cn: module{{0}}
olcModulePath: {MODULES}
olcModuleLoad: back_mdb

dn: cn=schema,cn=config
objectClass: olcSchemaConfig
cn: schema

{"".join(f"include: file://{SCHEMAS}/{nom}.ldif{chr(10)}{chr(10)}" for nom in ("core", "cosine", "inetorgperson"))}
dn: olcDatabase=config,cn=config
objectClass: olcDatabaseConfig
olcDatabase: config
olcRootDN: {CONFIG}
olcRootPW: {SECRET}

dn: olcDatabase={{1}}mdb,cn=config
objectClass: olcDatabaseConfig
objectClass: olcMdbConfig
olcDatabase: {{1}}mdb
olcSuffix: {BASE}
olcRootDN: {RACINE}
olcRootPW: {SECRET}
olcDbDirectory: {dossier}/base
olcDbMaxSize: 4294967296
olcDbIndex: objectClass eq
{ecritures}"""
    run(["/usr/sbin/slapadd", "-n", "0", "-F", str(dossier / "config")], texte)


def start(programme: str, dossier: Path, utilisateur: str | None) -> Serveur:
    """Start the server and wait until it answers."""
    with socket.socket() as sonde:
        sonde.bind(("127.0.0.1", 0))
        url = f"ldap://127.0.0.1:{sonde.getsockname()[1]}"
    autre: dict[str, Any] = {"user": utilisateur, "group": pwd.getpwnam(utilisateur).pw_gid} if utilisateur else {}
    commande = [programme, "-d", "0", "-F", str(dossier / "config"), "-h", url]
    with (dossier / "journal").open("wb") as journal:
        processus = subprocess.Popen(
            commande, stdin=subprocess.DEVNULL, stdout=journal, stderr=subprocess.STDOUT, cwd="/", **autre
        )
    serveur = Serveur(url, dossier, processus)
    fin = time.monotonic() + PATIENCE
    while time.monotonic() < fin and processus.poll() is None:
        try:
            serveur.connect(CONFIG).unbind_s()
        except ldap.SERVER_DOWN:
            time.sleep(0.05)
        else:
            return serveur
    processus.kill()
    raise SlapdFailed((dossier / "journal").read_text(encoding="utf-8", errors="replace"))


def dress(serveur: Serveur, *, nu: bool = False) -> None:
    """Load the schema, then do what the page tells: rights, indexes and limits, then the base and two accounts."""
    config = ["-x", "-H", serveur.url, "-D", CONFIG, "-w", SECRET]
    if not nu:
        run(["ldapadd", *config], as_ldif(read_schema()))
        run(["ldapmodify", *config], told("droits.ldif"))
    base = told("base.ldif").replace("A-CHANGER", SECRET)
    run(["ldapadd", "-x", "-H", serveur.url, "-D", RACINE, "-w", SECRET], base)


def told(nom: str) -> str:
    """The content of a file that the page on LDAP tells to write: the block that follows its name."""
    bloc = re.search(rf"`{re.escape(nom)}`.*?```ldif\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert bloc, nom
    return bloc[1]
