"""Letters of a whole run: who gets one, in which order; codes are on paper and nowhere else, or nothing is kept."""

import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pyarrow as pa
import pytest

from rentree.comptes.codes import normalise_code, verify_code
from rentree.feeds.lettres.rendu import GabaritFaux
from rentree.model.exports import ExportEtablissement
from rentree.model.projet import OptionsLettres, Projet
from rentree.pipeline.codes import Choix
from rentree.pipeline.lettres import ChoixInconnu, Impression, print_letters, write_model
from rentree.pipeline.maison import Maison
from rentree.store.base import open_store
from rentree.store.journal import read_journal
from tests.donnees import MATHS, adresse, ecole, eleve, famille, individu, lien, personne, service, uai
from tests.feeds.lettres.lecture import codes_in, pages_of
from tests.pipeline.chantier import LUNDI, MARDI, Chantier, acte_du, read_csv, read_tree

A, B = uai(1), uai(2)


def college() -> ExportEtablissement:
    """Two siblings in two classes, their parents at one address written twice; a child of another home; a teacher."""
    return ecole(
        A,
        eleves=[
            eleve(1, "DURAND", "Zoé", division="6B"),
            eleve(2, "DURAND", "Éloi", division="6A"),
            eleve(3, "BAZIN", "Abel", division="6A"),
        ],
        responsables=[
            personne(501, "DURAND", "Ada", adresse_id=81),
            personne(502, "DURAND", "René", civilite="M.", adresse_id=82),
            personne(503, "BAZIN", "Lina", adresse_id=83),
        ],
        liens=[lien(1, 501), lien(2, 501), lien(1, 502, parente="20"), lien(2, 502, parente="20"), lien(3, 503)],
        adresses=(adresse(81, "1 RUE DU LAVOIR"), adresse(82, "1, rue du Lavoir"), adresse(83, "9 RUE DU MOULIN")),
        individus=[individu(7, "MARTEL", "Ode")],
        services={"6A": [service(MATHS, 7)]},
    )


def sortie_of(chantier: Chantier) -> Path:
    return chantier.racine / "lettres"


def imprimer(chantier: Chantier, **options: Any) -> Impression:
    options = {"acte": acte_du(LUNDI), "projet": chantier.projet, "sortie": sortie_of(chantier), **options}
    return print_letters(Maison(chantier.maison), **options)


def texts(impression: Impression) -> list[str]:
    return [page for pdf in impression.lettres for page in pages_of(pdf)]


def logins_of(impression: Impression, chantier: Chantier) -> list[str]:
    """The logins printed, page by page."""
    connus = set(chantier.empreintes())
    return [mot for page in texts(impression) for mot in page.split() if mot in connus]


def dump(url: str) -> bytes:
    """Every row of every table of a PostgreSQL database."""
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        return b"".join(repr(connection.execute(f'TABLE "{nom}"').fetchall()).encode() for (nom,) in tables)


def verifies(chantier: Chantier, login: str, code: str) -> bool:
    cle = bytes.fromhex((chantier.maison / "cle.secret").read_text(encoding="ascii"))
    return verify_code(code, chantier.empreintes()[login], cle=cle)


def test_the_line_draws_no_code(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    assert set(chantier.empreintes().values()) == {""}


def test_one_letter_an_account_by_class_and_child_then_staff(chantier: Chantier) -> None:
    chantier.alimenter(college())
    impression = imprimer(chantier)
    (pdf,) = impression.lettres
    assert pdf.name == f"lettres-{A}-20251006.pdf"
    assert (impression.codes, impression.remplaces, impression.lettres[pdf]) == (7, 0, 7)
    assert logins_of(impression, chantier) == [
        "abel.bazin", "lina.bazin", "eloi.durand", "ada.durand", "rene.durand", "zoe.durand", "ode.martel",
    ]  # fmt: skip


def test_each_letter_has_the_code_of_its_account(chantier: Chantier) -> None:
    chantier.alimenter(college())
    impression = imprimer(chantier)
    codes = codes_in(next(iter(impression.lettres)))
    assert len(set(codes)) == 7
    assert all(verifies(chantier, *paire) for paire in zip(logins_of(impression, chantier), codes, strict=True))
    assert not verifies(chantier, "ode.martel", codes[0])


def test_codes_are_nowhere_but_in_the_letters(chantier: Chantier) -> None:
    chantier.alimenter(college())
    (pdf,) = imprimer(chantier).lettres
    autres = b"".join(octets for nom, octets in read_tree(chantier.racine).items() if not nom.endswith(".pdf"))
    autres += dump(chantier.url) if chantier.url else b""
    assert b"zoe.durand" in autres
    for code in codes_in(pdf):
        for forme in (code, normalise_code(code), normalise_code(code).lower()):
            assert forme.encode() not in autres


def test_letters_are_for_one_reader_even_where_everyone_may_write(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    ancien = os.umask(0)
    try:
        impression = imprimer(chantier, identifiants=True)
    finally:
        os.umask(ancien)
    assert {chemin.stat().st_mode & 0o777 for chemin in (*impression.lettres, *impression.identifiants)} == {0o600}


def test_a_second_print_has_nothing_to_print(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    imprimer(chantier)
    avant = (chantier.empreintes(), read_tree(sortie_of(chantier)))
    encore = imprimer(chantier)
    assert (encore.codes, dict(encore.lettres)) == (0, {})
    assert encore.etat.jusqu_au is not None
    assert (chantier.empreintes(), read_tree(sortie_of(chantier))) == avant


def test_only_newcomers_are_printed_the_next_day(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    imprimer(chantier)
    chantier.alimenter(famille(A, [1, 2]), au=MARDI)
    impression = imprimer(chantier, acte=acte_du(MARDI))
    assert logins_of(impression, chantier) == [chantier.valeurs("login")["eleve:2"]]


def test_printing_again_draws_new_codes_beside_the_old_letters(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    premiere = imprimer(chantier)
    seconde = imprimer(chantier, deja=True)
    (avant,), (apres,) = premiere.lettres, seconde.lettres
    assert (apres.name, seconde.remplaces) == (f"lettres-{A}-20251006-2.pdf", 2)
    assert not set(codes_in(avant)) & set(codes_in(apres))
    logins = logins_of(seconde, chantier)
    assert [verifies(chantier, *paire) for paire in zip(logins, codes_in(apres), strict=True)] == [True, True]
    assert [verifies(chantier, *paire) for paire in zip(logins, codes_in(avant), strict=True)] == [False, False]


@pytest.mark.parametrize("arret", [RuntimeError("refus"), KeyboardInterrupt()])
def test_when_what_comes_after_fails_nothing_is_kept(chantier: Chantier, arret: BaseException) -> None:
    chantier.alimenter(famille(A, [1]))
    vus = []

    def refuse(codes: pa.Table) -> None:
        vus.append(sorted(chemin.name for chemin in sortie_of(chantier).iterdir()))
        raise arret

    with pytest.raises(type(arret)):
        imprimer(chantier, apres=refuse, identifiants=True)
    assert vus == [[f"ENT-Identifiants-{A}-20251006.csv", f"lettres-{A}-20251006.pdf"]]
    assert list(sortie_of(chantier).iterdir()) == []
    assert set(chantier.empreintes().values()) == {""}
    assert not [une for une in read_journal(chantier.projet.nom) if une.operation == "code"]
    assert imprimer(chantier).codes == 2


def test_what_comes_after_receives_what_was_printed(chantier: Chantier) -> None:
    chantier.alimenter(college())
    recus: list[pa.Table] = []
    impression = imprimer(chantier, apres=recus.append)
    (recu,) = recus
    assert recu.schema.names == ["jointure", "login", "code"]
    imprimes = zip(logins_of(impression, chantier), codes_in(next(iter(impression.lettres))), strict=True)
    assert dict(zip(recu["login"].to_pylist(), recu["code"].to_pylist(), strict=True)) == dict(imprimes)


def test_a_broken_template_keeps_nothing(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    (chantier.maison / "gabarits").mkdir()
    (chantier.maison / "gabarits/lettre.typ").write_text("#let x = (", encoding="utf-8")
    with pytest.raises(GabaritFaux, match="unclosed delimiter"):
        imprimer(chantier)
    assert not sortie_of(chantier).exists() or not list(sortie_of(chantier).iterdir())
    assert set(chantier.empreintes().values()) == {""}


def test_where_nothing_can_be_written_nothing_is_kept(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    sortie_of(chantier).write_text("", encoding="ascii")
    with pytest.raises(OSError, match="lettres"):
        imprimer(chantier)
    assert set(chantier.empreintes().values()) == {""}


def test_what_a_killed_run_left_is_taken_away(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    sortie_of(chantier).mkdir()
    mort = subprocess.Popen(["true"])
    mort.wait()
    laisse = sortie_of(chantier) / f".lettres-{A}-20251001.pdf.{mort.pid}"
    en_cours, autre = laisse.with_suffix(f".{os.getppid()}"), sortie_of(chantier) / f".autre.pdf.{mort.pid}"
    for chemin in (laisse, en_cours, autre):
        chemin.write_text("", encoding="ascii")
    imprimer(chantier)
    assert [chemin.exists() for chemin in (laisse, en_cours, autre)] == [False, True, True]


def test_the_template_of_the_home_then_that_of_the_project(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    write_model(chantier.maison / "gabarits/lettre.typ")
    with pytest.raises(FileExistsError):
        write_model(chantier.maison / "gabarits/lettre.typ")
    modele = (chantier.maison / "gabarits/lettre.typ").read_text(encoding="utf-8")
    (chantier.maison / "gabarits/lettre.typ").write_text(modele.replace("Pour activer", "Afin d'activer"), "utf-8")
    (chantier.maison / "autre.typ").write_text(modele.replace("Pour activer", "Veuillez activer"), "utf-8")
    assert "Afin d’activer" in texts(imprimer(chantier))[0]
    sien = Projet(lettres=OptionsLettres(gabarit="autre.typ"))
    assert "Veuillez activer" in texts(imprimer(chantier, projet=sien, deja=True))[0]
    with pytest.raises(GabaritFaux, match="dossier de travail"):
        imprimer(chantier, projet=Projet(lettres=OptionsLettres(gabarit="../lettre.typ")), deja=True)


def test_a_household_is_one_page(chantier: Chantier) -> None:
    chantier.alimenter(college())
    impression = imprimer(chantier, foyer=True)
    pages = texts(impression)
    assert [len([mot for mot in page.split() if mot in chantier.empreintes()]) for page in pages] == [2, 4, 1]
    assert "M. René DURAND" in pages[1]
    assert "Mme Ada DURAND" in pages[1]


def test_parents_apart_have_a_page_each_and_the_child_goes_where_he_lives(chantier: Chantier) -> None:
    chantier.alimenter(
        ecole(
            A,
            eleves=[eleve(1, "DURAND", "Zoé")],
            responsables=[personne(501, "AAA", adresse_id=81), personne(502, "BBB", "Bea", adresse_id=82)],
            liens=[lien(1, 501, heberge="0"), lien(1, 502, heberge="1")],
            adresses=(adresse(81, "1 RUE DU LAVOIR"), adresse(82, "2 RUE DU LAVOIR")),
        )
    )
    connus = set(chantier.empreintes())
    pages = [{mot for mot in page.split() if mot in connus} for page in texts(imprimer(chantier, foyer=True))]
    assert pages == [{"zoe.durand", "bea.bbb"}, {"ada.aaa"}]


def test_a_school_never_holds_the_code_of_a_child_of_another(chantier: Chantier) -> None:
    """A mother of two schools has one letter, in the first; each child is in his own."""
    mere = personne(501, "DURAND", "Ada", adresse_id=81)
    chantier.alimenter(
        *(
            ecole(un, eleves=[eleve(rang, "DURAND", prenom)], responsables=[mere], liens=[lien(rang, 501)],
                  adresses=(adresse(81),))
            for rang, (un, prenom) in enumerate(((A, "Zoé"), (B, "Éloi")), start=1)
        )
    )  # fmt: skip
    connus = set(chantier.empreintes())
    par_ecole = {
        pdf.name.split("-")[1]: {mot for page in pages_of(pdf) for mot in page.split() if mot in connus}
        for pdf in imprimer(chantier, foyer=True).lettres
    }
    assert par_ecole == {A: {"zoe.durand", "ada.durand"}, B: {"eloi.durand"}}


@pytest.mark.parametrize(
    ("choix", "attendus"),
    [
        (Choix(divisions=("6B",)), ["zoe.durand", "ada.durand", "rene.durand"]),
        (Choix(profils=("enseignant",)), ["ode.martel"]),
        (Choix(logins=("lina.bazin", "zoe.durand")), ["lina.bazin", "zoe.durand"]),
        (Choix(divisions=("6A",), profils=("eleve",)), ["abel.bazin", "eloi.durand"]),
        (Choix(etablissements=(A,), logins=("ode.martel",)), ["ode.martel"]),
    ],
)
@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_a_part_of_the_accounts(chantier: Chantier, choix: Choix, attendus: list[str]) -> None:
    chantier.alimenter(college())
    assert logins_of(imprimer(chantier, choix=choix), chantier) == attendus


@pytest.mark.parametrize(
    "choix",
    [Choix(logins=("inconnu",)), Choix(divisions=("9Z",)), Choix(etablissements=(B,)), Choix(profils=("roi",))],
)
@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_a_choice_that_names_nobody_is_refused(chantier: Chantier, choix: Choix) -> None:
    chantier.alimenter(famille(A, [1]))
    with pytest.raises(ChoixInconnu):
        imprimer(chantier, choix=choix)
    assert set(chantier.empreintes().values()) == {""}


def test_somebody_deactivated_gets_no_letter(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1, 2]))
    chantier.alimenter(famille(A, [1]), au=MARDI)
    impression = imprimer(chantier, acte=acte_du(MARDI), deja=True)
    assert sorted(logins_of(impression, chantier)) == sorted(
        ligne["login"] for ligne in chantier.comptes_lus() if ligne["etat"] == "actif"
    )
    assert impression.codes == 2


def test_identifiers_carry_the_codes_of_the_run_and_no_other(chantier: Chantier) -> None:
    chantier.alimenter(college())
    imprimer(chantier, choix=Choix(divisions=("6B",)))
    impression = imprimer(chantier, identifiants=True)
    (fichier,) = impression.identifiants
    assert fichier.name == f"ENT-Identifiants-{A}-20251006.csv"
    lus = {ligne["login"]: ligne["mot de passe"] for ligne in read_csv(fichier)}
    imprimes = zip(logins_of(impression, chantier), codes_in(next(iter(impression.lettres))), strict=True)
    assert {login: code for login, code in lus.items() if code} == dict(imprimes)
    assert set(lus) == set(chantier.empreintes())


def test_the_journal_says_who_was_given_a_code(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    imprimer(chantier)
    open_store(Maison(chantier.maison).base, url=chantier.url)
    remis = [une for une in read_journal(chantier.projet.nom) if une.operation == "code"]
    assert {une.profil for une in remis} == {"eleve", "responsable"}
    assert {(une.qui, une.au, une.uais, une.avant, une.apres) for une in remis} == {("testeur", LUNDI, A, None, None)}
    assert {une.raison for une in remis} == {"lettre valable jusqu'au 04/01/2026"}


def test_the_days_of_validity_are_those_of_the_project(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    projet = replace(chantier.projet, lettres=OptionsLettres(validite=10, ent="mon ENT"))
    page = texts(imprimer(chantier, projet=projet))[0]
    assert "16 octobre 2025" in page
    assert "Votre compte pour mon ENT" in page


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_many_schools_are_printed_side_by_side_in_order(chantier: Chantier) -> None:
    """More than one process compiles: what each gives goes to the school that it is of."""
    ecoles = [uai(numero) for numero in range(1, 7)]
    chantier.alimenter(
        *(ecole(un, eleves=[eleve(rang, "DURAND", nom_usage=f"DURAND-{un[3:7]}")]) for rang, un in enumerate(ecoles, 1))
    )
    impression = imprimer(chantier)
    assert [pdf.name.split("-")[1] for pdf in impression.lettres] == ecoles
    assert [f"DURAND-{un[3:7]}" in texte for un, texte in zip(ecoles, texts(impression), strict=True)] == 6 * [True]


@pytest.mark.parametrize("base", ["sqlite"], indirect=True)
def test_a_template_that_fails_in_another_process_says_so_too(chantier: Chantier) -> None:
    chantier.alimenter(*(ecole(uai(numero), eleves=[eleve(numero)]) for numero in range(1, 5)))
    (chantier.maison / "gabarits").mkdir()
    (chantier.maison / "gabarits/lettre.typ").write_text("#inconnu", encoding="utf-8")
    with pytest.raises(GabaritFaux, match="ligne 1 : unknown variable"):
        imprimer(chantier)
    assert list(sortie_of(chantier).iterdir()) == [] if sortie_of(chantier).exists() else True
    assert set(chantier.empreintes().values()) == {""}
