"""The STS file against the DTD of STS-WEB, which real files respect except for SUPPLEANTS; it is not ours to ship."""

from pathlib import Path

import pytest
from lxml import etree

from rentree.pipeline.generer import generer
from tests.invention.ecole_lue import read_academie

DTD = Path(__file__).parents[2].parent / "shared/reference/schemas/DTD_STS_EDT.dtd"


@pytest.mark.skipif(not DTD.exists(), reason="the DTD of STS-WEB is not beside the checkout")
def test_sts_files_respect_the_dtd(tmp_path: Path) -> None:
    generer(tmp_path, etablissements=3, eleves=120, graine=2)
    dtd = etree.DTD(str(DTD))
    for ecole in read_academie(tmp_path):
        for suppleants in ecole.sts.findall(".//SUPPLEANTS"):
            suppleants.getparent().remove(suppleants)
        assert dtd.validate(ecole.sts), str(dtd.error_log)
