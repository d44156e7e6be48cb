"""Each word of the glossary has one sentence, a source, and its place in the alphabet."""

import re

from rentree.model.normalisation import unaccent
from tests.docs.pages import read_page

ENTREE = re.compile(r"- \*\*(?P<mot>[^*]+)\*\* : (?P<phrase>.+\.) \*Source : (?P<source>.+)\.\*")
SOURCES = (
    "arrêté",
    "BCN",
    "code public de GEPI",
    "fichier d'identifiants Kosmos",
    "formation de Toulouse",
    "ministère",
    "Rentrée",
    "SDET",
    "SIECLE-BEE",
    "STS-WEB",
)


def entries() -> list[re.Match[str]]:
    lignes = [ligne for ligne in read_page("docs/glossaire.md").splitlines() if ligne.startswith("- **")]
    trouvees = [ENTREE.fullmatch(ligne) for ligne in lignes]
    assert None not in trouvees, [ligne for ligne, trouvee in zip(lignes, trouvees, strict=True) if not trouvee]
    return [trouvee for trouvee in trouvees if trouvee]


def test_each_word_has_a_known_source() -> None:
    assert len(entries()) > 100
    inconnues = [entree["mot"] for entree in entries() if not entree["source"].startswith(SOURCES)]
    assert not inconnues


def test_words_are_in_order_and_once() -> None:
    mots = [re.sub(r"[^a-z0-9]", "", unaccent(entree["mot"]).lower()) for entree in entries()]
    assert mots == sorted(set(mots))


def test_a_word_that_sends_to_another_finds_it() -> None:
    mots = {entree["mot"] for entree in entries()}
    renvois = {renvoi for entree in entries() for renvoi in re.findall(r"[Vv]oir \*([^*]+)\*", entree["phrase"])}
    assert renvois and not renvois - mots
