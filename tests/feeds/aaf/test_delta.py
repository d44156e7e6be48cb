"""The law of the delta: what was published, and the delta, make what should be, record for record."""

import datetime
import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rentree.engine import Moteur
from rentree.feeds.aaf.delta import TABLES, Delta, compare
from rentree.formats.aaf.spec import MATIERE, SEPARATEUR
from rentree.formats.aaf.writer import AJOUT, MODIFICATION, SUPPRESSION, Prologue, write_dtd, write_requests
from tests.feeds.aaf.suite import Fiches, apply, kinds

PROLOGUE = Prologue("UTF-8", "VE", "SDET", "16", datetime.date(2025, 10, 7))
LETTRES = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n", exclude_characters="\ufffe\uffff"),
    max_size=8,
)
# Few values, so that two days often agree; some that XML, the norm or SQL could stumble on.
VALEURS = st.one_of(
    st.sampled_from(["", "a", "A", "é", "É", "&", "<a>", "$", "'", '"', "NULL", " a", "a\x1fb", "ab", "\x1f", "a$b"]),
    LETTRES,
    st.lists(LETTRES, max_size=3).map(SEPARATEUR.join),
)
Table = Mapping[str, tuple[str, str]]
TABLES_TIREES = st.dictionaries(
    st.sampled_from([*"abcdefghij", "A", "1", "10", "2", "é"]), st.tuples(VALEURS, VALEURS), max_size=9
)


@pytest.fixture(scope="module")
def moteur() -> Iterator[Moteur]:
    with Moteur() as lui:
        yield lui


def subjects(valeurs: Table) -> pa.Table:
    """Records of subjects, sorted as the feed sorts them."""
    codes = sorted(valeurs, key=str.encode)
    colonnes = {
        "code_matiere": codes,
        "libelle": [valeurs[code][0] for code in codes],
        "matiere_nationale": [valeurs[code][1] for code in codes],
    }
    return pa.table({nom: pa.array(colonne, pa.string()) for nom, colonne in colonnes.items()})


def write(dossier: Path, *requetes: tuple[str, pa.Table], par_fichier: int = 3) -> None:
    par_nom = {"add": AJOUT, "modify": MODIFICATION, "delete": SUPPRESSION}
    write_dtd(dossier)
    write_requests(
        [(par_nom[nom], table) for nom, table in requetes], MATIERE, dossier=dossier, prefixe="ENT_Delta_20251007",
        prologue=PROLOGUE, par_fichier=par_fichier,
    )  # fmt: skip


def complete(valeurs: Table) -> Fiches:
    """What a consumer holds after a complete."""
    with TemporaryDirectory() as dossier:
        write(Path(dossier), ("add", subjects(valeurs)))
        return apply({}, Path(dossier))


def follow(avant: Fiches, delta: Delta) -> tuple[Fiches, dict[str, list[str]]]:
    """What the consumer holds after a delta, and the identifiers that each kind of request named."""
    with TemporaryDirectory() as dossier:
        write(Path(dossier), ("add", delta.ajouts), ("modify", delta.modifications), ("delete", delta.suppressions))
        return apply(avant, Path(dossier)), kinds(Path(dossier))


@settings(max_examples=150, deadline=None)
@given(hier=TABLES_TIREES, demain=TABLES_TIREES)
def test_previous_complete_and_delta_make_the_next_complete(moteur: Moteur, hier: Table, demain: Table) -> None:
    delta = compare(moteur, subjects(hier), subjects(demain))
    apres, nommes = follow(complete(hier), delta)
    assert apres == complete(demain)
    egaux = {code for code in hier if hier[code] == demain.get(code)}
    assert not egaux & {code for codes in nommes.values() for code in codes}
    assert nommes == {
        "addRequest": sorted(set(demain) - set(hier)),
        "modifyRequest": sorted(code for code in set(demain) & set(hier) if code not in egaux),
        "deleteRequest": sorted(set(hier) - set(demain)),
    }
    assert delta.changes == sum(map(len, nommes.values()))


@settings(max_examples=30, deadline=None)
@given(jours=st.lists(TABLES_TIREES, min_size=2, max_size=5))
def test_a_chain_of_deltas(moteur: Moteur, jours: list[Table]) -> None:
    recu = complete(jours[0])
    for hier, demain in itertools.pairwise(jours):
        recu, _ = follow(recu, compare(moteur, subjects(hier), subjects(demain)))
    assert recu == complete(jours[-1])


@settings(max_examples=30, deadline=None)
@given(hier=TABLES_TIREES, demain=TABLES_TIREES)
def test_a_delta_applied_twice_changes_nothing_more(moteur: Moteur, hier: Table, demain: Table) -> None:
    delta = compare(moteur, subjects(hier), subjects(demain))
    apres, _ = follow(complete(hier), delta)
    assert follow(apres, delta)[0] == apres


def test_numbers_are_sorted_as_numbers(moteur: Moteur) -> None:
    def people(noms: dict[int, str]) -> pa.Table:
        return pa.table({"jointure": pa.array(noms, pa.int64()), "nom": list(noms.values())})

    hier = people(dict.fromkeys((9, 10, 100, 2000), "x"))
    demain = people({9: "y", 10: "x", 100: "y", 3: "n", 20: "n"})
    delta = compare(moteur, hier, demain)
    assert delta.ajouts["jointure"].to_pylist() == [3, 20]
    assert delta.modifications.to_pylist() == [{"jointure": 9, "nom": "y"}, {"jointure": 100, "nom": "y"}]
    assert delta.suppressions["jointure"].to_pylist() == [2000]
    assert [nom for nom in TABLES if _has(moteur, nom)] == []


def _has(moteur: Moteur, nom: str) -> bool:
    return bool(moteur.query(f"SELECT 1 FROM information_schema.tables WHERE table_name = '{nom}'").num_rows)


def test_what_a_delta_looks_like(tmp_path: Path) -> None:
    write(
        tmp_path, ("add", subjects({"a": ("é & co", "")})), ("modify", subjects({"b": ("", "x\x1fy")})),
        ("delete", subjects({"c": ("?", "?")})), par_fichier=10,
    )  # fmt: skip
    texte = (tmp_path / "ENT_Delta_20251007_MatiereEducNat_0000.xml").read_text(encoding="ascii")
    _, _, corps = texte.partition('<!-- dateGenerationExport="07/10/2025" -->\n\n')
    genre = '<operationalAttributes><attr name="categorieMatiere"><value>MatEducNat</value></attr>'
    genre += "</operationalAttributes>\n"
    assert corps == (
        f"<addRequest>\n{genre}<identifier><id>a</id></identifier>\n<attributes>\n"
        '<attr name="ENTMatJointure"><value>a</value></attr>\n'
        '<attr name="ENTLibelleMatiere"><value>&#233; &amp; co</value></attr>\n'
        '<attr name="ENTMatiereRattach"><value/></attr>\n'
        "</attributes>\n</addRequest>\n\n"
        f"<modifyRequest>\n{genre}<identifier><id>b</id></identifier>\n<modifications>\n"
        '<modification name="ENTMatJointure" operation="replace"><value>b</value></modification>\n'
        '<modification name="ENTLibelleMatiere" operation="replace"><value/></modification>\n'
        '<modification name="ENTMatiereRattach" operation="replace"><value>x</value><value>y</value></modification>\n'
        "</modifications>\n</modifyRequest>\n\n"
        f"<deleteRequest>\n{genre}<identifier><id>c</id></identifier>\n</deleteRequest>\n\n"
        "</ficAlimMENESR>\n"
    )


@pytest.mark.parametrize(("par_fichier", "tailles"), [(1, [1] * 6), (2, [2, 2, 2]), (4, [4, 2]), (6, [6]), (7, [6])])
def test_kinds_are_cut_across_files_in_their_order(tmp_path: Path, par_fichier: int, tailles: list[int]) -> None:
    un, deux, trois = (subjects(dict.fromkeys(codes, ("x", ""))) for codes in ("a", "bc", "def"))
    write(tmp_path, ("add", deux), ("modify", un), ("delete", trois), par_fichier=par_fichier)
    fichiers = [etree.parse(chemin).getroot() for chemin in sorted(tmp_path.glob("*.xml"))]
    assert [len(racine.findall("*")) for racine in fichiers] == tailles
    assert [requete.findtext("identifier/id") for racine in fichiers for requete in racine.iterfind("*")] == list(
        "bcadef"
    )


def test_no_change_is_one_file_without_requests(moteur: Moteur, tmp_path: Path) -> None:
    table = subjects({"a": ("x", "y")})
    delta = compare(moteur, table, table)
    write(tmp_path, ("add", delta.ajouts), ("modify", delta.modifications), ("delete", delta.suppressions))
    (chemin,) = tmp_path.glob("*.xml")
    assert len(etree.parse(chemin).getroot().findall("*")) == 0
    assert apply({}, tmp_path) == {}
