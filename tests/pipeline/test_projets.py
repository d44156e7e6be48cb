"""Projects in a home folder: creating one, models, listing, and what deserves a look."""

import datetime
import json
from pathlib import Path

import pytest

from rentree.model.lecture_projet import parse_projet
from rentree.model.projet import Delais, Projet, ProjetFaux
from rentree.pipeline.avis import Verification, verify_projets
from rentree.pipeline.maison import Instantane, Maison
from rentree.pipeline.projets import (
    MODELES,
    ModeleInconnu,
    ProjetDejaLa,
    create_projet,
    example_logins,
    list_projets,
    path_of,
    read_modele,
    read_projet,
)
from rentree.pipeline.verrou import DejaEnCours, hold
from tests.pipeline.chantier import LUNDI, acte_du

ACTE = acte_du(LUNDI)
ADRESSE = '[lettres]\nadresse = "https://ent.exemple.fr"\n'


@pytest.fixture
def maison(tmp_path: Path) -> Maison:
    return Maison(tmp_path / "maison")


def write(maison: Maison, nom: str, texte: str) -> Path:
    """A project that somebody wrote, with an address so that nothing is said of it."""
    chemin = path_of(maison, nom)
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(texte + ("" if "[lettres]" in texte else "\n" + ADRESSE), encoding="utf-8")
    return chemin


def avis(maison: Maison, nom: str = "") -> dict[str, tuple[str, ...]]:
    """Project -> what to look at in it; fails when one is wrong."""
    verifications = verify_projets(maison, nom)
    assert not [une.erreur for une in verifications if une.erreur]
    return {une.nom: une.avis for une in verifications}


@pytest.mark.parametrize("modele", ["", *MODELES])
def test_what_is_created_is_the_model(maison: Maison, modele: str) -> None:
    chemin = create_projet(maison, "mon-ent", modele=modele, acte=ACTE)
    assert chemin == maison.racine / "projets" / "mon-ent.toml"
    assert read_projet(maison, "mon-ent") == read_modele(modele, nom="mon-ent")
    assert [fichier.name for fichier in chemin.parent.iterdir()] == ["mon-ent.toml"]


def test_the_delays_of_the_models() -> None:
    assert read_modele("ecollege31", nom="a").delais == Delais(42)
    assert read_modele("entmip", nom="a").delais == Delais(56)
    assert read_modele("", nom="a") == Projet(nom="a")


def test_a_model_says_only_what_it_knows() -> None:
    for modele in MODELES:
        projet = read_modele(modele, nom="a")
        connu = {"delais": {"defaut": projet.delais.defaut}, "lettres": {"ent": projet.lettres.ent}}
        assert projet == parse_projet("a", connu)


def test_every_model_in_the_package_is_offered() -> None:
    dossier = Path(__file__).parents[2] / "src/rentree/pipeline/modeles"
    assert sorted(chemin.stem for chemin in dossier.iterdir()) == sorted(MODELES)


def test_a_file_is_never_written_over(maison: Maison) -> None:
    chemin = write(maison, "mon-ent", "en_charge = true")
    avant = chemin.read_bytes()
    with pytest.raises(ProjetDejaLa) as refus:
        create_projet(maison, "mon-ent", modele="entmip", acte=ACTE)
    assert str(chemin) in str(refus.value)
    assert chemin.read_bytes() == avant


def test_a_model_that_does_not_exist(maison: Maison) -> None:
    with pytest.raises(ModeleInconnu, match="ecollege31, entmip"):
        create_projet(maison, "mon-ent", modele="../ent", acte=ACTE)
    assert not maison.racine.exists()


@pytest.mark.parametrize("nom", ["../ent", "Ent", "", ".cache"])
def test_a_name_that_cannot_be_one_writes_and_reads_nothing(maison: Maison, nom: str) -> None:
    with pytest.raises(ProjetFaux, match="minuscules"):
        create_projet(maison, nom, modele="", acte=ACTE)
    with pytest.raises(ProjetFaux, match="minuscules"):
        read_projet(maison, nom)
    assert not maison.racine.exists()


def test_nothing_is_created_while_a_run_holds_the_home(maison: Maison) -> None:
    with hold(maison, acte=ACTE), pytest.raises(DejaEnCours):
        create_projet(maison, "mon-ent", modele="", acte=ACTE)


def test_projects_are_listed_in_order_and_hidden_files_are_not(maison: Maison) -> None:
    assert list_projets(maison) == ("ent",)
    for nom in ("lycees", "colleges", ".colleges.toml.31"):
        write(maison, nom, "")
    assert list_projets(maison) == ("colleges", "lycees")


def test_one_wrong_project_does_not_hide_the_others(maison: Maison) -> None:
    write(maison, "bon", "")
    write(maison, "faux", "[delais]\ndefaut = 90")
    write(maison, "Majuscule", "")
    bon, faux, majuscule = sorted(verify_projets(maison), key=lambda une: une.nom.lower())[:3]
    assert isinstance(bon.projet, Projet) and bon.erreur is None
    assert "30 novembre 2006" in str(faux.erreur)
    assert "Renommez ce fichier" in str(majuscule.erreur)
    assert faux == Verification("faux", None, faux.erreur)


def test_one_project_is_verified_by_its_name(maison: Maison) -> None:
    write(maison, "bon", "")
    write(maison, "faux", "x = 1")
    assert avis(maison, "bon") == {"bon": ()}
    (absent,) = verify_projets(maison, "ailleurs")
    assert "rentree projet creer ailleurs" in str(absent.erreur)


def test_a_rule_that_does_not_exist_is_refused(maison: Maison) -> None:
    write(maison, "faux", 'retenir = ["regle-inventee"]')
    (une,) = verify_projets(maison)
    assert "regle-inventee" in str(une.erreur)


def test_two_projects_with_one_aaf_code(maison: Maison) -> None:
    for nom in ("a", "b"):
        write(maison, nom, '[aaf]\nprojet = "COLLEGES"')
    write(maison, "c", '[aaf]\nprojet = "LYCEES"')
    dits = avis(maison)
    assert "COLLEGES est aussi celui de b" in dits["a"][0] and "celui de a" in dits["b"][0]
    assert dits["c"] == ()
    assert avis(maison, "a") == {"a": dits["a"]}


def test_the_default_project_without_a_file_shares_nothing(maison: Maison) -> None:
    write(maison, "a", "")
    assert avis(maison, "a") == {"a": ()}


def test_schools_that_no_export_was_read_of(maison: Maison) -> None:
    write(maison, "a", 'etablissements = ["0310001H", "0310002J"]')
    assert avis(maison) == {"a": ()}
    for annee, uai in ((2024, "0310001H"), (2025, "0310003K")):
        maison.write_courants(annee, {(uai, "eleves"): snapshot(uai)})
    (dit,) = avis(maison)["a"]
    assert "0310002J" in dit and "0310001H" not in dit


def snapshot(uai: str) -> Instantane:
    return Instantane(uai, "eleves", "0" * 8, "eleves.xml", datetime.datetime(2025, 9, 1, tzinfo=datetime.UTC), {})


def test_a_long_list_of_unknown_schools_is_cut(maison: Maison) -> None:
    codes = ["0310001H", "0310002J", "0310003K", "0310004L", "0310005M", "0310006N"]
    write(maison, "a", f"etablissements = {json.dumps(codes)}")
    maison.write_courants(2025, {("0310007P", "eleves"): snapshot("0310007P")})
    assert "0310005M et 1 autre :" in avis(maison)["a"][0]


def test_a_long_freeze_is_said_with_its_days(maison: Maison) -> None:
    write(maison, "court", "[[gels]]\ndebut = 2026-12-19\nfin = 2027-01-03")
    write(maison, "long", '[aaf]\nprojet = "AUTRE"\n[[gels]]\ndebut = 2026-07-05\nfin = 2026-08-25')
    dits = avis(maison)
    assert dits["court"] == ()
    # The last complete import is on Saturday 4 July, the next one on 29 August: 56 days, and 56 more.
    assert "05/07/2026 au 25/08/2026" in dits["long"][0] and "112 jours après" in dits["long"][0]
    assert "de 20 jours" in dits["long"][0]
    assert "30 novembre 2006" in dits["long"][0]


def test_letters_that_would_lead_nowhere(maison: Maison) -> None:
    write(maison, "a", '[lettres]\ngabarit = "modele.typ"')
    adresse, gabarit = avis(maison)["a"]
    assert "adresse" in adresse and "modele.typ" in gabarit
    (maison.racine / "modele.typ").write_text("", encoding="utf-8")
    assert avis(maison)["a"] == (adresse,)


def test_the_password_of_the_directory_is_in_a_private_file(maison: Maison) -> None:
    write(
        maison, "a", '[ldap]\nurl = "ldaps://x"\nbase = "dc=fr"\ncompte = "cn=x,dc=fr"\nmot_de_passe = "Azerty-31415"'
    )
    (dit,) = avis(maison)["a"]
    assert "mot_de_passe" in dit and "Azerty" not in dit
    secret = maison.racine / "Azerty-31415"
    secret.write_text("x", encoding="utf-8")
    secret.chmod(0o644)
    assert "chmod 600" in avis(maison)["a"][0]
    secret.chmod(0o600)
    assert avis(maison)["a"] == ()


def test_a_directory_where_nothing_can_be_written(maison: Maison) -> None:
    write(maison, "a", '[ldap]\nurl = "ldaps://x"')
    assert "pas de compte ni de base" in avis(maison)["a"][0]


def test_example_logins_follow_the_rule_of_the_project() -> None:
    assert example_logins(Projet()) == ("lea.martin", "lea.martin2")
    options = {"separateur": "_", "premier_homonyme": 1}
    assert example_logins(parse_projet("a", {"login": options})) == ("lea_martin", "lea_martin1")
