"""The lists of a school: who leaves and when, which logins look wrong and why."""

import csv
import datetime
import io
from pathlib import Path

import pytest

from rentree.comptes.login import RegleLogin
from rentree.controles.peignes import FAUTES
from rentree.feeds.listes.conseils import LOGIN, SIGNES, VUES
from rentree.model.projet import Delais, Projet
from rentree.pipeline.listes_comptes import PublicationListes, find_faults, publier_listes
from rentree.pipeline.maison import Maison
from tests.donnees import ecole, eleve, famille, lien, personne, uai
from tests.pipeline.chantier import LUNDI, MARDI, Chantier, acte_du

A, B = uai(1), uai(2)
REGLE = RegleLogin()


def publish(chantier: Chantier, au: datetime.date, projet: Projet | None = None) -> PublicationListes:
    return publier_listes(
        Maison(chantier.maison), projet=projet or chantier.projet, acte=acte_du(au), sortie=dossier_of(chantier)
    )


def dossier_of(chantier: Chantier) -> Path:
    return chantier.racine / "listes"


def read(chantier: Chantier, liste: str, ecole_: str = A) -> list[dict[str, str]]:
    texte = (dossier_of(chantier) / f"{liste}-{ecole_}.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(texte), delimiter=";"))


@pytest.mark.parametrize(
    ("prenom", "nom", "login", "attendues"),
    [
        ("Zoé", "D'ALMEIDA", "zoe.d-almeida", []),
        ("Jean-Noël", "LE GOFF", "jean-noel.le_goff2", []),
        ("Guy Et Yvette", "MANENTE", "guy_et_yvette.manente", [("prénom", "deux-personnes")]),
        ("Guy", "M. MME MANENTE", "guy.m._mme_manente", [("nom", "civilite")]),
        ("Noémie2", "MAILLARD", "noemie2.maillard", [("prénom", "chiffre")]),
        ("J?de", "NGUYEN", "j-de.nguyen3", [("prénom", "caractere-perdu")]),
        # The fiche is right by now: only the login still tells.
        ("Guy", "MANENTE", "guy_et_yvette.m._mme_manente", [(LOGIN, "deux-personnes"), (LOGIN, "civilite")]),
        ("Tino", "BATTISTUTA", "tino_-_suzanne.battistuta", [(LOGIN, SIGNES)]),
        ("Noémie", "MAILLARD", "noemie2.maillard", [(LOGIN, "chiffre")]),
        # Another name since a marriage, a fiche that went wrong after the account: the login is a good one.
        ("Ada", "ROY", "ada.durand", []),
        ("Ada", "MME ROY", "ada.roy", []),
        ("Ada", "O'BRIEN", "ada.obrien", []),
    ],
)
def test_what_is_wrong_in_a_login(prenom: str, nom: str, login: str, attendues: list[tuple[str, str]]) -> None:
    fautes = find_faults(login, nom=nom, prenom=prenom, regle=REGLE)
    assert [(une.champ, une.faute) for une in fautes] == attendues


@pytest.mark.parametrize("regle", [RegleLogin(separateur="_", espace="-"), RegleLogin(separateur="", espace="")])
def test_other_rules_of_login(regle: RegleLogin) -> None:
    assert find_faults(regle.login("Zoé", "LE GOFF"), nom="LE GOFF", prenom="Zoé", regle=regle) == ()
    assert find_faults("autre", nom="LE GOFF", prenom="Zoé", regle=regle) == ()


def test_the_faults_named_are_those_of_the_controls() -> None:
    assert set(VUES) - {SIGNES} <= set(FAUTES)


def test_a_departure_has_its_countdown(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    parti = chantier.comptes()["eleve:2"]
    chantier.alimenter(famille(A, [1]), au=MARDI)
    bilan = publish(chantier, MARDI + datetime.timedelta(days=6))
    (ligne,) = read(chantier, "departs")
    assert (bilan.departs, bilan.logins) == (1, 0)
    assert (ligne["identifiant"], ligne["profil"], ligne["classe"]) == (parti["login"], "élève", "6A")
    assert (ligne["désactivé le"], ligne["suppression le"], ligne["jours restants"]) == (
        "07/10/2025", "02/12/2025", "50",
    )  # fmt: skip
    assert "absent" in ligne["raison"]
    page = (dossier_of(chantier) / f"listes-{A}.html").read_text(encoding="utf-8")
    assert parti["login"] in page
    assert "50\N{NO-BREAK SPACE}jours" in page


def test_the_delay_is_that_of_the_profile_and_never_below_nothing(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    chantier.alimenter(famille(A, [1]), au=MARDI)
    projet = Projet(delais=Delais(56, (("eleve", 10),)))
    publish(chantier, MARDI + datetime.timedelta(days=3), projet)
    assert read(chantier, "departs")[0]["jours restants"] == "7"
    publish(chantier, MARDI + datetime.timedelta(days=30), projet)
    assert read(chantier, "departs")[0]["jours restants"] == "0"
    assert "délai passé" in (dossier_of(chantier) / f"listes-{A}.html").read_text(encoding="utf-8")


def test_a_wrong_login_stays_in_the_list_once_the_fiche_is_right(chantier: Chantier) -> None:
    def avec(prenom: str) -> None:
        chantier.alimenter(
            ecole(A, eleves=[eleve(1)], responsables=[personne(501, "MANENTE", prenom)], liens=[lien(1, 501)])
        )

    avec("Guy Et Yvette")
    assert publish(chantier, LUNDI).logins == 1
    (ligne,) = read(chantier, "logins-a-corriger")
    assert (ligne["identifiant"], ligne["fiche"]) == ("guy_et_yvette.manente", "responsable:501")
    assert "deux personnes" in ligne["ce qui est vu"]
    assert ligne["que faire"].startswith("Dans SIECLE-BEE, ne garder qu'une personne")
    avec("Guy")
    publish(chantier, MARDI)
    (ligne,) = read(chantier, "logins-a-corriger")
    assert (ligne["identifiant"], ligne["prénom"]) == ("guy_et_yvette.manente", "Guy")
    assert ligne["que faire"].startswith("Rien : la fiche est déjà corrigée")


def test_each_school_has_its_own_lists_even_empty_and_old_ones_go(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]), ecole(B, eleves=[eleve(9, "X2")]))
    dossier_of(chantier).mkdir()
    (dossier_of(chantier) / "departs-0319999Z.csv").write_text("", encoding="ascii")
    publish(chantier, LUNDI)
    assert {chemin.name for chemin in dossier_of(chantier).iterdir()} == {
        nom.format(un) for un in (A, B) for nom in ("listes-{}.html", "departs-{}.csv", "logins-a-corriger-{}.csv")
    }
    assert (len(read(chantier, "logins-a-corriger", A)), len(read(chantier, "logins-a-corriger", B))) == (0, 1)
    page = (dossier_of(chantier) / f"listes-{A}.html").read_text(encoding="utf-8")
    assert "Aucun compte désactivé" in page
    assert "COLLEGE LE PASTEL" in page


def test_the_same_day_gives_the_same_bytes(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]), ecole(B, eleves=[eleve(9, "X2")]))
    publish(chantier, LUNDI)
    avant = {chemin: chemin.read_bytes() for chemin in dossier_of(chantier).iterdir()}
    publish(chantier, LUNDI)
    assert avant == {chemin: chemin.read_bytes() for chemin in dossier_of(chantier).iterdir()}
