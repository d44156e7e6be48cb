"""Killed at any moment, then run again: the same final state as a run that nothing broke."""

from collections.abc import Callable

import pytest

from rentree.comptes.codes import verify_code
from rentree.model.exports import ExportEtablissement
from tests.donnees import deposer, famille, uai
from tests.pipeline.chantier import Chantier, Ligne, read_csv, read_tree
from tests.pipeline.coupure import MOMENTS, run_and_die

ECOLES: list[ExportEtablissement] = [famille(uai(1), [1, 2]), famille(uai(2), [3])]


def published(lieu: Chantier) -> dict[str, bytes]:
    """Everything that a run leaves but the summary and the codes, which are drawn."""
    return {
        nom: octets
        for nom, octets in read_tree(lieu.sortie).items()
        if nom != "resume.json" and "codes-activation" not in nom
    }


def codes_that_work(lieu: Chantier) -> dict[str, int]:
    """Login -> how many of the codes shown open the account."""
    cle = bytes.fromhex((lieu.maison / "cle.secret").read_text(encoding="ascii"))
    lignes: list[Ligne] = [ligne for fichier in lieu.codes() for ligne in read_csv(fichier)]
    return {
        login: sum(ligne["login"] == login and verify_code(ligne["code"], empreinte, cle=cle) for ligne in lignes)
        for login, empreinte in lieu.empreintes().items()
    }


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_goes_on_from_where_it_was_cut(ouvrir: Callable[[str], Chantier], moment: str) -> None:
    coupe, entier = ouvrir("coupe"), ouvrir("entier")
    deposer(coupe.exports, *ECOLES)
    run_and_die(coupe, moment)
    coupe.alimenter()
    entier.alimenter(*ECOLES)
    assert published(coupe) == published(entier)
    assert codes_that_work(coupe) == dict.fromkeys(coupe.valeurs("login").values(), 1)
    assert coupe.resume()["absents"] == []
    assert not [nom for nom in read_tree(coupe.maison / "annuaires") if nom.startswith(".")]
    assert coupe.alimenter().plan.changes == 0


def test_a_cut_leaves_the_former_publication(chantier: Chantier) -> None:
    chantier.alimenter(ECOLES[0])
    avant = read_tree(chantier.sortie / "aaf")
    deposer(chantier.exports, *ECOLES)
    run_and_die(chantier, "half of the AAF written")
    assert read_tree(chantier.sortie / "aaf") == avant
