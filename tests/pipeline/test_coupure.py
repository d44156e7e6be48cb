"""Killed at any moment, then run again: the same final state as a run that nothing broke."""

from collections.abc import Callable

import pytest

from rentree.model.exports import ExportEtablissement
from tests.donnees import deposer, famille, uai
from tests.pipeline.chantier import Chantier, read_tree
from tests.pipeline.coupure import MOMENTS, run_and_die

ECOLES: list[ExportEtablissement] = [famille(uai(1), [1, 2]), famille(uai(2), [3])]


def published(lieu: Chantier) -> dict[str, bytes]:
    """Everything that a run leaves but the summary."""
    return {nom: octets for nom, octets in read_tree(lieu.sortie).items() if nom != "resume.json"}


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_run_goes_on_from_where_it_was_cut(ouvrir: Callable[[str], Chantier], moment: str) -> None:
    coupe, entier = ouvrir("coupe"), ouvrir("entier")
    deposer(coupe.exports, *ECOLES)
    run_and_die(coupe, moment)
    coupe.alimenter()
    entier.alimenter(*ECOLES)
    assert published(coupe) == published(entier)
    assert coupe.resume()["absents"] == []
    assert not [nom for nom in read_tree(coupe.maison / "annuaires") if nom.startswith(".")]
    assert coupe.alimenter().plan.changements.num_rows == 0


def test_a_cut_leaves_the_former_publication(chantier: Chantier) -> None:
    chantier.alimenter(ECOLES[0])
    avant = read_tree(chantier.sortie / "aaf")
    deposer(chantier.exports, *ECOLES)
    run_and_die(chantier, "half of the AAF written")
    assert read_tree(chantier.sortie / "aaf") == avant
