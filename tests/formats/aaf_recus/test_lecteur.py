"""Any AAF file is read whole, value for value, or refused whole."""

import datetime
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rentree.formats.aaf.coupe import cut
from rentree.formats.aaf.lecteur import INCOUPABLES, Lecture, read_aaf, read_prologue, read_surely
from rentree.formats.aaf.spec import CATEGORIES, ELEVE, SEPARATEUR
from rentree.formats.aaf.texte import quick_text
from rentree.formats.aaf.writer import Prologue, write_category
from rentree.formats.refus import (
    AafInvalide,
    EncodageFaux,
    EntitesInterdites,
    FichierRefuse,
    FichierTronque,
    FichierVide,
    PasDuXml,
)
from tests.formats.aaf_recus.documents import DOCTYPE, Fiche, document, requete

NOM = "essai.xml"
TEXTES = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).filter(
    lambda texte: texte == texte.strip() and not re.search("[\ufffe\uffff]|&#?\\w+;", texte)
)
"""No entity escaped twice: it is read as its sign, and not given back."""


def read(donnees: bytes) -> Lecture:
    return read_aaf(donnees, fichier=NOM)


def rows(donnees: bytes, categorie: str = "Eleve") -> list[dict[str, Any]]:
    lignes: list[dict[str, Any]] = read(donnees).tables[categorie].to_pylist()
    return lignes


def value(ecrite: str) -> Any:
    """What an attribute written so is read as."""
    corps = requete(Fiche("1")).replace("</attributes>", f'<attr name="sn">{ecrite}</attr></attributes>')
    return rows(document([], corps=corps))[0]["sn"]


def test_records_of_the_three_operations_in_their_order() -> None:
    lues = rows(
        document(
            [
                Fiche("7", {"sn": "A", "givenName": ["Élie", "Zoé"]}),
                Fiche("8", {"sn": ""}, "modify"),
                Fiche("9", operation="delete"),
            ]
        )
    )
    assert lues == [
        {"operation": "add", "id": "7", "ENTPersonJointure": "7", "sn": "A", "givenName": f"Élie{SEPARATEUR}Zoé"},
        {"operation": "modify", "id": "8", "ENTPersonJointure": "8", "sn": "", "givenName": None},
        {"operation": "delete", "id": "9", "ENTPersonJointure": None, "sn": None, "givenName": None},
    ]


def test_a_modification_whose_attributes_are_in_the_other_order() -> None:
    corps = requete(Fiche("8", {"sn": "A"}, "modify"))
    echange = corps.replace('name="sn" operation="replace"', 'operation="replace" name="sn"')
    assert rows(document([], corps=echange)) == rows(document([], corps=corps))


@pytest.mark.parametrize(
    ("ecrite", "lue"),
    [
        ("<value>L&apos;ÎLE</value>", "L'ÎLE"),
        ("<value>L&amp;apos;ILE</value>", "L'ILE"),
        ("<value>B&amp;eacute;a</value>", "Béa"),
        ("<value>B&eacute;a</value>", "Béa"),
        ("<value>B&amp;#233;a</value>", "Béa"),
        ("<value>R&amp;D; R&amp;inconnue;</value>", "R&D; R&inconnue;"),
        ("<value>&amp;#31;</value>", "&#31;"),
        ("<value>a &lt;b&gt; &amp; c</value>", "a <b> & c"),
        ('<value><![CDATA[<b> & "c"]]></value>', '<b> & "c"'),
        ("<value>a<!-- rien -->b</value>", "ab"),
        ("<value>a > b</value>", "a > b"),
        ("<value/>", ""),
        ("<value></value>", ""),
        ("<value>  </value>", ""),
        ("<value />", ""),
        ("<value/><value/>", ""),
        ("<value>A</value><value/><value>C</value>", f"A{SEPARATEUR}{SEPARATEUR}C"),
        ("<value/><value>B</value>", f"{SEPARATEUR}B"),
        ("<value>A</value><value/>", f"A{SEPARATEUR}"),
        ("<value>A</value>\n  <value>B</value>", f"A{SEPARATEUR}B"),
        ("<value>\n  A B\n</value>", "A B"),
        ("<value>6 A </value>", "6 A "),
        ("<value>A$$B</value>", "A$$B"),
        ("<value>&#x153;uvre</value>", "œuvre"),
        ("<value>&#128512;</value>", "😀"),
        ("<value>&LT;/value&GT;</value>", PasDuXml),
    ],
)
def test_a_value(ecrite: str, lue: str | type[Exception]) -> None:
    if isinstance(lue, str):
        assert value(ecrite) == lue
    else:
        with pytest.raises(lue):
            value(ecrite)


def test_an_attribute_given_twice_keeps_what_is_not_empty() -> None:
    ajout = '<attr name="ENTPersonAutresPrenoms"><value/></attr><attr name="sn"><value>A</value></attr>'
    suite = '<attr name="ENTPersonAutresPrenoms"><value>Zoé</value><value>Ana</value></attr></attributes>'
    corps = requete(Fiche("1")).replace("</attributes>", ajout + suite) + requete(Fiche("2"))
    lues = rows(document([], corps=corps))
    assert [une["ENTPersonAutresPrenoms"] for une in lues] == [f"Zoé{SEPARATEUR}Ana", None]


def test_records_that_leave_out_what_is_empty() -> None:
    fiches = [Fiche(str(rang), {f"a{rang % 3}": "x", f"b{rang % 2}": "y"}) for rang in range(12)]
    lues = rows(document(fiches))
    for rang, une in enumerate(lues):
        assert {nom for nom, vue in une.items() if vue} == {
            "operation", "id", "ENTPersonJointure", f"a{rang % 3}", f"b{rang % 2}",
        }  # fmt: skip


def test_identifier_that_is_text_and_has_spaces_around() -> None:
    donnees = document([Fiche("STRUCT-9999")]).replace(b"<id>STRUCT-9999</id>", b"<id> STRUCT-9999\n</id>")
    assert rows(donnees)[0]["id"] == "STRUCT-9999"


@pytest.mark.parametrize("encodage", ["UTF-8", "UTF-16"])
def test_blanks_at_the_edge_of_values_and_codes_are_taken_away(encodage: str) -> None:
    fiche = Fiche("1", {"ENTStructureClasses": [" 6A $SIXIEME A $10010012110\n", "6B$"]}, categorie="EtabEducNat")
    donnees = document([fiche], encodage=encodage)
    (lue,) = read_aaf(donnees, fichier="f.xml", rogne=True).tables["EtabEducNat"]["ENTStructureClasses"].to_pylist()
    assert lue == SEPARATEUR.join(["6A$SIXIEME A$10010012110", "6B$"])
    (brute,) = read_aaf(donnees, fichier="f.xml").tables["EtabEducNat"]["ENTStructureClasses"].to_pylist()
    assert brute.startswith(" 6A $")


@pytest.mark.parametrize("ecrit", ["MatEducNat", "MatiereEducNat", "mateducnat"])
def test_category_however_it_is_written(ecrit: str) -> None:
    assert list(read(document([Fiche("030201", categorie=ecrit)])).tables) == ["MatiereEducNat"]


def test_categories_put_end_to_end_are_parted() -> None:
    lecture = read(document([Fiche("1", {"sn": "A"}), Fiche("2", {"ENTStructureUAI": "x"}, categorie="EtabEducNat")]))
    assert set(lecture.tables) == {"Eleve", "EtabEducNat"}
    assert lecture.tables["Eleve"].column_names == ["operation", "id", "ENTPersonJointure", "sn"]


def test_unknown_categories_are_counted_and_left() -> None:
    lecture = read(document([Fiche("1", categorie="PersHorsAAF"), Fiche("2", categorie="PersHorsAAF"), Fiche("3")]))
    assert lecture.inconnues == {"PersHorsAAF": 2}
    assert lecture.tables["Eleve"]["id"].to_pylist() == ["3"]


def test_gpei_is_not_an_aaf() -> None:
    lecture = read(document([Fiche("1", {"GPEIPersonJointure": "1", "GPEIElvINE": "x"}, sans_jointure=True)]))
    assert (lecture.tables, lecture.inconnues) == ({}, {"Eleve (GPEI)": 1})


def test_information_file_is_unknown_not_wrong() -> None:
    lecture = read(document([], corps='<param name="GPEIAnneeScolaire"><value>2025</value></param>'))
    assert lecture.inconnues == {"param": 1}


@pytest.mark.parametrize("vide", ["<ficAlimMENESR/>", "<ficAlimMENESR></ficAlimMENESR>", "<ficAlimMENESR>\n <!-- v -->\n</ficAlimMENESR>"])  # fmt: skip  # noqa: E501
def test_root_without_a_record(vide: str) -> None:
    assert read((DOCTYPE + vide).encode()).tables == {}


@pytest.mark.parametrize(
    ("encodage", "signes"),
    [
        ("UTF-8", "é, œ, €"),
        ("ISO-8859-1", "é, ¤"),
        ("ISO-8859-15", "é, œ, €"),
        ("windows-1252", "é, œ, €"),
        ("UTF-16", "é, œ, €"),
        ("", "é, œ, €"),
    ],
)
def test_raw_bytes_are_those_of_the_declared_encoding(encodage: str, signes: str) -> None:
    corps = requete(Fiche("1")).replace("</attributes>", f'<attr name="sn"><value>{signes}</value></attr></attributes>')
    assert rows(document([], encodage=encodage, corps=corps))[0]["sn"] == signes


def test_a_byte_order_mark_and_dos_line_ends() -> None:
    donnees = b"\xef\xbb\xbf" + document([Fiche("1", {"sn": "A"})]).replace(b"\n", b"\r\n")
    assert rows(donnees) == rows(document([Fiche("1", {"sn": "A"})]))


def test_prologue() -> None:
    dits = {"versionAF": "AAF-VE2407", "versionSDET": "Annexe 4bis version 6.4", "codeAcademieExport": "13",
            "degre": "2D", "dateGenerationExport": "16/09/2024"}  # fmt: skip
    lu = read(document([], commentaires=dits)).prologue
    assert list(vars(lu).values()) == list(dits.values())


@pytest.mark.parametrize(
    ("donnees", "refus"),
    [
        (b"", FichierVide),
        (document([Fiche("1"), Fiche("2")])[:-40], FichierTronque),
        (document([Fiche("1"), Fiche("2")])[:400], FichierTronque),
        (document([], corps="<addRequest/>"), AafInvalide),
        (document([Fiche("1")]).replace(b"attributes>", b"attributs>"), AafInvalide),
        (document([Fiche("1")]).replace(b"</attributes>", b"bavure</attributes>"), AafInvalide),
        (document([Fiche("1")]).replace(b"<value>1</value>", b"<value>1<value>2</value></value>"), AafInvalide),
        (document([Fiche("1")]).replace(b"<value>1</value>", b""), AafInvalide),
        (document([Fiche("1")]).replace(b"<addRequest>", b"<addRequest><id>4</id>"), AafInvalide),
        (document([Fiche("1", operation="delete"), Fiche("2")]).replace(b"deleteRequest", b"addRequest"), AafInvalide),
        (document([Fiche("1")]).replace(b"ficAlimMENESR>", b"autre>"), AafInvalide),
        (document([Fiche("1", {"sn": "A"})]).replace(b">A<", b">A & B<"), PasDuXml),
        (document([Fiche("1", {"sn": "A"})]).replace(b">A<", b">A\x01<"), PasDuXml),
        (document([Fiche("1", {"sn": "A"})]).replace(b">A<", b">&#0;<"), PasDuXml),
        (document([Fiche("1", {"sn": "A"})]).replace(b">A<", b">\xe9<"), EncodageFaux),
        (document([Fiche("1")]).replace(b'dtd">', b'dtd" [<!ENTITY a "b">]>'), EntitesInterdites),
        (document([Fiche("1")]).replace(b'dtd">', b'dtd" [<!ENTITY % a SYSTEM "/etc"> %a;]>'), EntitesInterdites),
    ],
)  # fmt: skip
def test_a_file_that_is_wrong_is_refused_whole(donnees: bytes, refus: type[FichierRefuse]) -> None:
    with pytest.raises(refus) as erreur:
        read(donnees)
    assert erreur.value.ou.startswith(NOM)


def test_a_fault_of_structure_says_its_line() -> None:
    donnees = document([Fiche("1"), Fiche("2")]).replace(b"<value>2</value>", b"")
    with pytest.raises(AafInvalide, match=r"essai\.xml, ligne 18"):
        read(donnees)


def test_too_many_names_of_attributes_are_refused() -> None:
    with pytest.raises(AafInvalide):
        read(document([Fiche("1", {f"a{rang}": "x" for rang in range(501)})]))


FICHES = st.lists(
    st.builds(
        Fiche,
        id=st.integers(1, 99).map(str),
        attributs=st.dictionaries(
            st.sampled_from(["sn", "givenName", "mail", "ENTEleveClasses", "inconnu"]),
            TEXTES | st.lists(TEXTES, min_size=1, max_size=3),
            max_size=4,
        ),
        operation=st.sampled_from(["add", "add", "modify", "delete"]),
    ),
    min_size=1,
    max_size=6,
)


def expected(fiche: Fiche) -> dict[str, str]:
    lues = {nom: vues if isinstance(vues, str) else SEPARATEUR.join(vues) for nom, vues in fiche.tous().items()}
    propres = {nom: vue if vue.strip(SEPARATEUR) else "" for nom, vue in lues.items()}
    return {"operation": fiche.operation, "id": fiche.id, **({} if fiche.operation == "delete" else propres)}


@settings(deadline=None, max_examples=60)
@given(FICHES)
def test_what_is_written_is_what_is_read(fiches: list[Fiche]) -> None:
    lues = [{nom: vue for nom, vue in une.items() if vue is not None} for une in rows(document(fiches))]
    assert lues == [expected(fiche) for fiche in fiches]


@settings(deadline=None, max_examples=60)
@given(FICHES, st.data())
def test_the_spelling_of_the_xml_changes_nothing(fiches: list[Fiche], data: st.DataObject) -> None:
    texte = document(fiches).decode()
    for avant, apres in [
        ("<value/>", "<value></value>"), ("<value/>", "<value />"), ('<attr name="sn">', "<attr name='sn'>"),
        ('<attr name="', '<attr   name = "'), ("</attr>\n", "</attr> <!-- a -->\n\t"), ("&apos;", "'"),
        ("<value>", "<value><![CDATA[]]>"), ("\n", "\r\n"), ("\n", ""), ("</attr>", "</attr><?pi a?>"),
    ]:  # fmt: skip
        if data.draw(st.booleans()):
            texte = texte.replace(avant, apres)
    assert read(texte.encode()) == read(document(fiches))


@settings(deadline=None, max_examples=60)
@given(FICHES, st.data())
def test_the_quick_way_never_disagrees_with_libxml2(fiches: list[Fiche], data: st.DataObject) -> None:
    """Whatever the quick way accepts, libxml2 reads, and reads the same."""
    donnees = bytearray(document(fiches))
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(donnees) - 1))
        morceau = data.draw(st.sampled_from([b"", b"<", b">", b"&", b'"', b"\n", b" ", b"/", b"x", b"\x00", b"&lt;",
            b"]]>", b"<value>", b"</value>", b"</attr>", b"<!--", b"\xe9", b"&eacute;", b"&#1;", b"&LT;"]))  # fmt: skip
        donnees[place : place + data.draw(st.integers(0, 2))] = morceau
    mutilees = bytes(donnees)
    try:
        cut(quick_text(mutilees, fichier=NOM))
    except (*INCOUPABLES, FichierRefuse):
        return
    assert read(mutilees) == read_surely(mutilees, read_prologue(mutilees), fichier=NOM)


@settings(deadline=None, max_examples=60)
@given(lignes=st.lists(st.tuples(*[TEXTES] * len(ELEVE.attributs)), min_size=1, max_size=3))
def test_what_the_writer_of_the_project_writes_is_read_back(
    lignes: list[tuple[str, ...]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    colonnes = enumerate(dict.fromkeys(colonne for _, colonne in ELEVE.attributs))
    table = pa.table({nom: pa.array([ligne[rang] or None for ligne in lignes], pa.string()) for rang, nom in colonnes})
    lues = rows(written(table, tmp_path_factory.mktemp("ecrit")))
    for rang, lue in enumerate(lues):
        for attribut, colonne in ELEVE.attributs:
            assert lue[attribut] == (table[colonne][rang].as_py() or "")


def written(table: pa.Table, dossier: Path) -> bytes:
    prologue = Prologue("ISO-8859-15", "AAF-VE2407", "", "16", datetime.date(2025, 10, 6))
    (chemin,) = write_category(table, ELEVE, dossier=dossier, prefixe="ENT", prologue=prologue, par_fichier=100)
    return chemin.read_bytes()


def test_categories_of_the_writer_are_those_of_the_reader() -> None:
    assert {une.fichier for une in CATEGORIES.values()} == {
        "EtabEducNat", "PersEducNat", "PersRelEleve", "Eleve", "MefEducNat", "MatiereEducNat",
    }  # fmt: skip
