"""`rentree publier ldap`: exit codes, what is printed, and what is said in French when it cannot."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from rentree.store.models import Compte
from tests.cli.terminal import Resultat, Taper
from tests.donnees import deposer, famille, uai
from tests.feeds.lettres.lecture import codes_in
from tests.slapd import BASE, COMPTE, SECRET, Serveur

A = uai(1)
pytestmark = pytest.mark.parametrize("base", ["sqlite"], indirect=True)
REGLAGES = '[ldap]\nurl = "{url}"\ncompte = "{compte}"\nbase = "{base}"\nmot_de_passe = "ldap.secret"\n'


@pytest.fixture
def taper(taper: Taper, monkeypatch: pytest.MonkeyPatch, slapd: Serveur) -> Taper:
    """Types a command where eight pupils have accounts and a project names the directory."""
    monkeypatch.setenv("RENTREE_HOME", "maison")
    write_project(slapd.url)
    deposer(Path("exports"), famille(A, list(range(1, 9))))
    assert taper("alimenter", "exports", "--sortie", "sortie", "--au", "2025-10-06").code == 0
    return taper


def write_project(url: str, *, compte: str = COMPTE, base: str = BASE) -> None:
    projets = Path("maison/projets")
    projets.mkdir(parents=True, exist_ok=True)
    (projets / "ent.toml").write_text(REGLAGES.format(url=url, compte=compte, base=base), encoding="utf-8")
    Path("maison/ldap.secret").write_text(f"{SECRET}\n", encoding="utf-8")


def publish(taper: Taper, *options: str) -> Resultat:
    return taper("publier", "ldap", "--au", "2025-10-06", *options)


def test_published_then_unchanged(taper: Taper) -> None:
    fin = publish(taper)
    assert (fin.code, fin.erreurs) == (0, "")
    assert "11 ajoutées" in fin.dit
    assert "rien n'a changé" in publish(taper).dit


def test_a_code_renewed_opens_the_directory_until_the_letter(taper: Taper, slapd: Serveur) -> None:
    publish(taper)
    login = Compte.objects.filter(profil="eleve").earliest("id").login
    lettre, le_6 = ("lettres", "--sortie", "lettres", "--login", login), ("--au", "2025-10-06")
    taper(*lettre, *le_6)
    (code,) = codes_in(Path(f"lettres/lettres-{A}-20251006.pdf"))
    (dn,) = slapd.search("personnes", f"(ENTPersonLogin={login})")
    dit = taper("codes", "renouveler", "--login", login, *le_6).dit
    assert slapd.can_bind(dn, code)
    assert "1 code annulé : il n'ouvre plus rien. « rentree lettres » imprimera les nouveaux." in dit
    assert "le mot de passe d'avant y ouvre encore" in dit
    assert "1 lettre, 1 code d'activation, valable jusqu'au" in taper(*lettre, *le_6).dit
    assert not slapd.can_bind(dn, code)


def test_one_entry_is_told_in_the_singular(taper: Taper) -> None:
    publish(taper)
    Compte.objects.filter(pk=Compte.objects.filter(profil="eleve").earliest("id").pk).update(etat="desactive")
    assert "1 verrouillée." in publish(taper).dit


def test_a_simulation_tells_each_entry(taper: Taper, slapd: Serveur) -> None:
    fin = publish(taper, "--simuler", "--json", "ldap.json")
    assert fin.code == 0
    assert "11 à ajouter" in fin.dit
    assert f"ou={A},ou=structures,{BASE}" in fin.dit
    assert len(json.loads(Path("ldap.json").read_text(encoding="utf-8"))["lignes"]) == 11
    assert json.loads(publish(taper, "--simuler", "--json", "-").dit)["simulee"] is True
    assert slapd.search("").keys() == {COMPTE, f"cn=portail,{BASE}"}


def test_a_conflict_is_one(taper: Taper, slapd: Serveur) -> None:
    slapd.add_branch("structures")
    slapd.add(f"ou={A},ou=structures,{BASE}", objectClass=["organizationalUnit"], ou=[A])
    fin = publish(taper)
    assert fin.code == 1
    assert "Conflit" in fin.dit
    assert "sans notre marque" in fin.dit


def test_a_brake_is_three_until_it_is_passed(taper: Taper) -> None:
    publish(taper)
    Compte.objects.filter(profil="eleve").update(etat="desactive")
    fin = publish(taper)
    assert fin.code == 3
    assert f"--passer-frein {A}:eleve" in fin.dit
    passee = publish(taper, "--passer-frein", f"{A}:eleve")
    assert passee.code == 0
    assert "8 verrouillées" in passee.dit


def test_a_wrong_password_is_told(taper: Taper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RENTREE_LDAP_MOT_DE_PASSE", "faux")
    fin = publish(taper)
    assert fin.code == 2
    assert "refuse le compte de Rentrée" in fin.erreurs
    assert "faux" not in fin.erreurs


def test_the_password_may_be_in_a_file(taper: Taper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RENTREE_LDAP_MOT_DE_PASSE")
    assert publish(taper).code == 0
    Path("maison/ldap.secret").unlink()
    fin = publish(taper)
    assert fin.code == 2
    assert "ldap.secret" in fin.erreurs


@pytest.mark.parametrize(
    ("reglages", "dit"),
    [
        ({"url": "ldap://127.0.0.1:1"}, "ne répond pas"),
        ({"url": ""}, "il manque url"),
        ({"base": "dc=ailleurs"}, "La base n'existe pas"),
        ({"compte": "cn=personne,dc=ailleurs"}, "refuse le compte de Rentrée"),
    ],
)
def test_what_cannot_be_reached_is_two(taper: Taper, slapd: Serveur, reglages: dict[str, str], dit: str) -> None:
    write_project(**{"url": slapd.url, **reglages})
    fin = publish(taper)
    assert fin.code == 2
    assert dit in fin.erreurs
    assert "Traceback" not in fin.erreurs


def test_the_schema_is_written_in_both_forms(taper: Taper) -> None:
    for nom, debut in (("rentree.ldif", "dn: cn=rentree,cn=schema,cn=config"), ("rentree.schema", "# Schéma OpenLDAP")):
        assert taper("publier", "ldap", "--schema", nom).code == 0
        assert Path(nom).read_text(encoding="utf-8").startswith(debut)


def test_without_python_ldap_the_rest_works_and_this_says_what_to_install(taper: Taper) -> None:
    programme = "import sys; sys.modules['ldap'] = None; from rentree.cli import main; main()"
    aide = subprocess.run([sys.executable, "-c", programme, "--version"], capture_output=True, text=True, check=False)
    assert aide.returncode == 0
    fin = subprocess.run(
        [sys.executable, "-c", programme, "publier", "ldap"], capture_output=True, text=True, check=False
    )
    assert fin.returncode == 2
    assert "requirements-ldap.lock" in fin.stderr
    assert "Traceback" not in fin.stderr
