"""The layouts of files of identifiers: headers, columns that exist, quoting, secrets where they are asked for only."""

from pathlib import Path

import pytest

from rentree.formats.identifiants.dispositions import DISPOSITIONS, TREIZE
from rentree.pipeline.identifiants import FormatInconnu, publier_identifiants
from rentree.pipeline.maison import Maison
from tests.donnees import MATHS, ecole, eleve, individu, lien, personne, service, uai
from tests.pipeline.chantier import LUNDI, Chantier, acte_du, read_csv

A = uai(1)
ENTETES = {
    "treize": "RNE;UID;classe;profil;prénom;nom;login;mot de passe;clé de jointure;uid père;uid mère;uid tuteur1;"
    "uid tuteur2",
    "quinze": "RNE;UID;classe;profil;prénom;nom;login;mot de passe;clé de jointure;uid père;uid mère;uid tuteur1;"
    "uid tuteur2;prenom enfant;nom enfant",
    "gepi-entcore": '"RNE";"UID";"Classe";"Profil";"Prénom";"Nom";"Login";"Mot de passe";"Clé de jointure";'
    '"UID Responsable 1";"UID Responsable 2";"UID tuteur 1";"UID tuteur 2"',
    "entcore": '"Type";"Nom";"Prénom";"Login";"Alias de login";"Code d\'activation"',
    "entcore-complet": '"Id";"Id Siecle";"Type";"Nom";"Prénom";"Login";"Alias de login";"Code d\'activation";'
    '"Fonction(s)";"Structure(s)";"Classe(s)";"Enfant(s)";"Parent(s)"',
    "sacoche": '"Id";"Id Siecle";"Type";"Nom";"Prénom";"Login"',
}
"""What each product shows or reads."""


@pytest.fixture
def rempli(chantier: Chantier) -> Chantier:
    """A family of two children, an uncle who is guardian, a teacher."""
    chantier.alimenter(
        ecole(
            A,
            eleves=[eleve(1, "DURAND", "Zoé", division="6B"), eleve(2, "DURAND", "Éloi")],
            responsables=[personne(501, "ROY", "Ada"), personne(502, "DURAND", "René"), personne(503, "BAZIN", "Luc")],
            liens=[lien(1, 501), lien(2, 501), lien(1, 502, parente="20"), lien(1, 503, parente="50")],
            individus=[individu(7, "MARTEL", "Ode")],
            services={"6A": [service(MATHS, 7)]},
        )
    )
    return chantier


def publish(chantier: Chantier, forme: str) -> list[Path]:
    return publier_identifiants(
        Maison(chantier.maison),
        projet=chantier.projet,
        acte=acte_du(LUNDI),
        sortie=chantier.racine / "identifiants",
        forme=forme,
    )


def lines(chantier: Chantier, forme: str, cle: str) -> dict[str, dict[str, str]]:
    """The lines of the school's file by one of their columns."""
    (fichier,) = publish(chantier, forme)
    return {ligne[cle]: ligne for ligne in read_csv(fichier)}


def test_every_layout_is_checked_here() -> None:
    assert set(ENTETES) == set(DISPOSITIONS)
    assert TREIZE.name(A) == f"ENT-Identifiants-{A}.csv"
    assert len(TREIZE.colonnes) == 13


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_headers_are_those_of_the_products_and_no_code_is_there(rempli: Chantier) -> None:
    for forme, entete in ENTETES.items():
        (fichier,) = publish(rempli, forme)
        premiere, *lignes = fichier.read_text(encoding="utf-8").splitlines()
        assert premiere == entete
        assert len(lignes) == 6
        for secret in {"mot de passe", "Mot de passe", "Code d'activation"} & set(read_csv(fichier)[0]):
            assert {ligne[secret] for ligne in read_csv(fichier)} == {""}


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_a_pupil_is_tied_to_his_parents(rempli: Chantier) -> None:
    lignes = lines(rempli, "treize", "login")
    uid = {login: ligne["UID"] for login, ligne in lignes.items()}
    zoe = lignes["zoe.durand"]
    assert (zoe["classe"], zoe["profil"], zoe["uid mère"], zoe["uid père"], zoe["uid tuteur1"], zoe["uid tuteur2"]) == (
        "6B", "Eleve", uid["ada.roy"], uid["rene.durand"], uid["luc.bazin"], "",
    )  # fmt: skip
    gepi = lines(rempli, "gepi-entcore", "Login")["zoe.durand"]
    assert {gepi[f"UID {nom}"] for nom in ("Responsable 1", "Responsable 2", "tuteur 1")} == {
        uid["ada.roy"], uid["rene.durand"], uid["luc.bazin"],
    }  # fmt: skip


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_a_parent_is_told_apart_by_a_child(rempli: Chantier) -> None:
    quinze = lines(rempli, "quinze", "login")
    assert (quinze["rene.durand"]["prenom enfant"], quinze["rene.durand"]["nom enfant"]) == ("Zoé", "DURAND")
    assert quinze["zoe.durand"]["prenom enfant"] == ""
    complet = lines(rempli, "entcore-complet", "Login")
    assert complet["ada.roy"]["Enfant(s)"] == "Éloi DURAND, Zoé DURAND"
    assert complet["ada.roy"]["Classe(s)"] == "6A, 6B"
    assert complet["zoe.durand"]["Parent(s)"] == "Ada ROY, René DURAND, Luc BAZIN"
    assert (complet["zoe.durand"]["Id Siecle"], complet["ada.roy"]["Id Siecle"]) == ("1", "")
    assert (complet["ode.martel"]["Type"], complet["ode.martel"]["Classe(s)"]) == ("Enseignant", "6A")


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_an_unknown_layout_is_refused_and_the_known_ones_named(rempli: Chantier) -> None:
    with pytest.raises(FormatInconnu, match="entcore-complet"):
        publish(rempli, "pronote")


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_the_file_of_a_school_that_has_nobody_goes_and_letters_stay(rempli: Chantier) -> None:
    dossier = rempli.racine / "identifiants"
    dossier.mkdir()
    for nom in ("ENT-Identifiants-0319999Z.csv", f"ENT-Identifiants-{A}-20251006.csv"):
        (dossier / nom).write_text("", encoding="ascii")
    publish(rempli, "treize")
    assert {chemin.name for chemin in dossier.iterdir()} == {
        f"ENT-Identifiants-{A}.csv", f"ENT-Identifiants-{A}-20251006.csv", "comptes.csv",
    }  # fmt: skip
