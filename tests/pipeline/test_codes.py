"""Codes after the letters: where they stand, when they end, how new ones are made possible, whether one is good."""

import datetime

import pytest

from rentree.pipeline.codes import Choix, EtatCode, LoginInconnu, check_code, renew_codes, state_of
from rentree.pipeline.lettres import print_letters
from rentree.pipeline.maison import Maison
from rentree.store.journal import read_journal
from tests.donnees import MATHS, ecole, eleve, famille, individu, lien, personne, service, uai
from tests.feeds.lettres.lecture import codes_in
from tests.pipeline.chantier import LUNDI, MARDI, Chantier, acte_du

A, B = uai(1), uai(2)
DERNIER = LUNDI + datetime.timedelta(days=90)
"""The last day of a code printed on LUNDI."""

LENDEMAIN = DERNIER + datetime.timedelta(days=1)


def imprimer(chantier: Chantier, au: datetime.date = LUNDI) -> list[str]:
    """Print what there is to print; the codes in the order of the letters."""
    impression = print_letters(
        Maison(chantier.maison), projet=chantier.projet, acte=acte_du(au), sortie=chantier.racine / "lettres"
    )
    return [code for pdf in impression.lettres for code in codes_in(pdf)]


def renew(chantier: Chantier, choix: Choix | None = None, *, au: datetime.date = LUNDI, expires: bool = False) -> int:
    return renew_codes(
        Maison(chantier.maison), projet=chantier.projet, acte=acte_du(au), choix=choix or Choix(), expires=expires
    )


def states(chantier: Chantier, au: datetime.date = LUNDI) -> dict[EtatCode, int]:
    return dict(state_of(Maison(chantier.maison), projet=chantier.projet, acte=acte_du(au)).total)


def good(chantier: Chantier, login: str, saisie: str, au: datetime.date = LUNDI) -> bool:
    return check_code(Maison(chantier.maison), projet=chantier.projet, login=login, saisie=saisie, acte=acte_du(au))


def test_a_code_is_to_print_then_in_force_then_over(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    assert states(chantier) == {EtatCode.JAMAIS: 2}
    imprimer(chantier)
    assert states(chantier) == states(chantier, DERNIER) == {EtatCode.EN_VIGUEUR: 2}
    assert states(chantier, LENDEMAIN) == {EtatCode.EXPIRE: 2}


def test_the_detail_is_by_school_and_profile(chantier: Chantier) -> None:
    mere = personne(501)
    chantier.alimenter(
        *(
            ecole(un, eleves=[eleve(rang)], responsables=[mere], liens=[lien(rang, 501)])
            for rang, un in ((1, A), (2, B))
        )
    )
    etats = state_of(Maison(chantier.maison), projet=chantier.projet, acte=acte_du(LUNDI))
    assert etats.total == {EtatCode.JAMAIS: 3}
    assert {cle: dict(nombres) for cle, nombres in etats.detail.items()} == {
        (un, profil): {EtatCode.JAMAIS: 1} for un in (A, B) for profil in ("eleve", "responsable")
    }
    assert etats.jusqu_au is None


def test_a_code_is_good_however_it_is_typed_until_its_last_day(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "DURAND")]))
    (code,) = imprimer(chantier)
    for saisie in (code, code.lower(), code.replace("-", ""), code.replace("-", " ")):
        assert good(chantier, "zoe.durand", saisie)
    assert good(chantier, "zoe.durand", code, DERNIER)
    assert not good(chantier, "zoe.durand", code, LENDEMAIN)
    assert not good(chantier, "zoe.durand", code[:-1] + ("2" if code[-1] != "2" else "3"))
    assert not good(chantier, "zoe.durand", "")


def test_no_code_is_good_before_one_is_drawn_nor_for_who_is_not_there(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "DURAND"), eleve(2, "BAZIN")]))
    assert not good(chantier, "zoe.durand", "")
    with pytest.raises(LoginInconnu):
        good(chantier, "inconnu", "")
    imprimer(chantier)
    chantier.alimenter(ecole(A, eleves=[eleve(1, "DURAND")]), au=MARDI)
    with pytest.raises(LoginInconnu):
        good(chantier, "zoe.bazin", "")


def test_a_renewed_code_is_void_and_the_next_letters_have_another(chantier: Chantier) -> None:
    chantier.alimenter(ecole(A, eleves=[eleve(1, "DURAND"), eleve(2, "BAZIN")]))
    bazin, durand = imprimer(chantier)
    assert renew(chantier, Choix(logins=("zoe.durand",))) == 1
    assert not good(chantier, "zoe.durand", durand)
    assert good(chantier, "zoe.bazin", bazin)
    (nouveau,) = imprimer(chantier, MARDI)
    assert nouveau != durand
    assert good(chantier, "zoe.durand", nouveau)


def test_only_what_was_printed_is_renewed_and_said(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    assert renew(chantier) == 0
    imprimer(chantier)
    assert renew(chantier) == 2
    assert renew(chantier) == 0
    annules = [une for une in read_journal(chantier.projet.nom) if une.operation == "code_annule"]
    assert [(une.raison, une.qui) for une in annules] == 2 * [("renouvellement demandé", "testeur")]


def test_codes_that_are_over_are_renewed_and_the_others_left(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    imprimer(chantier)
    chantier.alimenter(famille(A, [1, 2]), au=MARDI)
    imprimer(chantier, MARDI)
    assert renew(chantier, au=DERNIER, expires=True) == 0
    assert renew(chantier, au=LENDEMAIN, expires=True) == 2
    assert states(chantier, LENDEMAIN) == {EtatCode.JAMAIS: 2, EtatCode.EN_VIGUEUR: 1}


def test_letters_leave_alone_a_code_that_is_over(chantier: Chantier) -> None:
    """Somebody may have used it long ago: a new one is made only when it is asked for."""
    chantier.alimenter(famille(A, [1]))
    imprimer(chantier)
    assert imprimer(chantier, LENDEMAIN) == []


def test_a_division_is_its_pupils_and_their_responsables_not_its_teachers(chantier: Chantier) -> None:
    chantier.alimenter(
        ecole(
            A,
            eleves=[eleve(1), eleve(2, division="6B")],
            responsables=[personne(501), personne(502)],
            liens=[lien(1, 501), lien(2, 502)],
            individus=[individu(7)],
            services={"6A": [service(MATHS, 7)]},
        )
    )
    imprimer(chantier)
    assert renew(chantier, Choix(divisions=("6A",))) == 2
    assert renew(chantier, Choix(etablissements=(A,))) == 3


def test_a_login_that_nobody_has_is_refused(chantier: Chantier) -> None:
    chantier.alimenter(famille(A, [1]))
    imprimer(chantier)
    with pytest.raises(LoginInconnu, match="inconnu"):
        renew(chantier, Choix(logins=("inconnu", "zoe.nomb")))
    assert states(chantier) == {EtatCode.EN_VIGUEUR: 2}
