"""XML that nobody vouches for: encodings, forms of writing, and what is refused with its place."""

import pytest

from rentree.formats.balisage import parse_xml
from rentree.formats.refus import EncodageFaux, EntitesInterdites, FichierRefuse, PasDuXml, Utf8Deguise
from tests.formats.fabrique import FICHE, FICHIER, eleves, only

NOM = "ÇÀ-L'ÉTÉ ŒUVRÉ"
ACCENTS = f"<NOM>{NOM}</NOM>"
FORMES = {
    "iso-8859-1": "ÇÀ-L'ÉTÉ ¤¦¨´¸¼½¾",
    "ISO-8859-15": f"{NOM} €ŠšŽžœŸ",
    "latin1": "ÇÀ-L'ÉTÉ",
    "windows-1252": NOM,
    "CP1252": NOM,
    "UTF-8": f"{NOM} Ł",
    "utf8": f"{NOM} Ł",
    "UTF-16": f"{NOM} Ł",
    "UTF-32": f"{NOM} Ł",
}


def family_name(donnees: bytes) -> object:
    return only(donnees, "eleves")["nom_famille"]


def refused(donnees: bytes) -> FichierRefuse:
    with pytest.raises(FichierRefuse) as refus:
        parse_xml(donnees, fichier=FICHIER)
    assert refus.value.ou.startswith(FICHIER)
    assert refus.value.que_faire
    return refus.value


@pytest.mark.parametrize("encodage", FORMES)
def test_an_encoding_rightly_declared(encodage: str) -> None:
    assert family_name(eleves(f"<NOM>{FORMES[encodage]}</NOM>", encodage=encodage)) == FORMES[encodage]


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_wide_encoding_without_mark(codec: str) -> None:
    texte = eleves(ACCENTS, encodage="UTF-16").decode("utf-16")
    declare = texte.replace("UTF-16", codec[:6].upper())
    assert family_name(declare.encode(codec)) == NOM


def test_a_mark_before_utf8() -> None:
    assert family_name(b"\xef\xbb\xbf" + eleves(ACCENTS, encodage="UTF-8")) == NOM


def test_no_declaration_is_utf8() -> None:
    _, _, reste = eleves(ACCENTS, encodage="UTF-8").partition(b"\n")
    assert family_name(reste) == NOM


def test_a_declaration_between_single_quotes() -> None:
    donnees = eleves(ACCENTS).replace(b'"1.0"', b"'1.0'", 1).replace(b'"ISO-8859-15"', b"'iso-8859-15'", 1)
    assert family_name(donnees) == NOM


@pytest.mark.parametrize("fin", [b"\r\n", b"\r", b""])
def test_line_ends(fin: bytes) -> None:
    assert family_name(eleves(ACCENTS).replace(b"\n", fin)) == NOM


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [
        ("<![CDATA[A & <B>]]>", "A & <B>"),
        ("A<![CDATA[ & ]]>B", "A & B"),
        ("A &amp; &lt;B&gt; &quot;C&quot; &apos;D&apos;", "A & <B> \"C\" 'D'"),
        ("&#201;T&#xC9;", "ÉTÉ"),
        ("A<!-- maj V18 -->B", "AB"),
        ("<!-- rien -->", None),
        ("A<?appli essai?>B", "AB"),
        ("A\nB", "A\nB"),
    ],
)
def test_forms_of_text(ecrit: str, lu: str | None) -> None:
    assert family_name(eleves(f"<NOM>{ecrit}</NOM>")) == lu


def test_comments_and_instructions_anywhere() -> None:
    donnees = eleves(f"<!-- a -->{ACCENTS}<?b c?>").replace(b"<BEE_ELEVES", b"<!-- d --><?e f?><BEE_ELEVES")
    assert family_name(donnees + b"<!-- fin -->\n") == NOM


def test_a_declared_namespace_that_is_not_used() -> None:
    donnees = eleves(ACCENTS).replace(b"<BEE_ELEVES", b'<BEE_ELEVES xmlns:x="urn:x" x:y="z"')
    assert family_name(donnees) == NOM


def test_a_doctype_without_entities_is_not_followed() -> None:
    assert family_name(eleves(ACCENTS, doctype='<!DOCTYPE BEE_ELEVES SYSTEM "http://exemple.invalid/a.dtd">\n')) == NOM


def test_an_include_is_not_followed() -> None:
    inclus = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    assert family_name(eleves(f"<NOM>{inclus}</NOM>")) is None


@pytest.mark.parametrize("encodage", ["ISO-8859-15", "iso-8859-1", "windows-1252"])
def test_utf8_under_another_name(encodage: str) -> None:
    donnees = eleves(ACCENTS, encodage="UTF-8").replace(b'"UTF-8"', f'"{encodage}"'.encode())
    refus = refused(donnees)
    assert isinstance(refus, Utf8Deguise)
    assert "UTF-8" in refus.message
    assert (refus.ou, refus.detail) == (f"{FICHIER}, ligne 10", f"déclaré {encodage.lower()}")


@pytest.mark.parametrize(
    ("encodage", "octet"),
    [("UTF-8", 0xE9), ("ISO-8859-15", 0x9C), ("iso-8859-1", 0x80), ("windows-1252", 0x81), ("us-ascii", 0xE9)],
)
def test_a_byte_outside_the_declared_encoding(encodage: str, octet: int) -> None:
    donnees = eleves("<NOM>Z</NOM>", encodage=encodage).replace(b">Z<", bytes([ord(">"), octet, ord("<")]))
    refus = refused(donnees)
    assert isinstance(refus, EncodageFaux)
    assert (refus.ou, refus.detail) == (f"{FICHIER}, ligne 10", f"octet {octet:#04x}, déclaré {encodage.lower()}")


def test_an_encoding_that_does_not_exist() -> None:
    refus = refused(eleves().replace(b"ISO-8859-15", b"KLINGON"))
    assert isinstance(refus, EncodageFaux)
    assert refus.detail == "encodage inconnu, « klingon »"


@pytest.mark.parametrize("signe", [b"\x00", b"\x01", b"\x0b", b"\x1f", b"&#1;", b"&#x0;"])
def test_control_characters(signe: bytes) -> None:
    refus = refused(eleves("<NOM>ABCD</NOM>").replace(b"ABCD", b"AB" + signe + b"CD"))
    assert isinstance(refus, PasDuXml)
    assert (f"{FICHIER}, ligne 10" in refus.ou, refus.detail) == (True, "un caractère de contrôle est interdit en XML")


INTERNE = '<!DOCTYPE BEE_ELEVES [<!ENTITY e "Z">]>'
EXTERNE = '<!DOCTYPE BEE_ELEVES [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
PARAMETRE = '<!DOCTYPE BEE_ELEVES [<!ENTITY % e SYSTEM "http://exemple.invalid/e.dtd"> %e;]>'
BOMBE = "<!DOCTYPE BEE_ELEVES [<!ENTITY a0 'ha'>{}<!ENTITY e '&a9;'>]>".format(
    "".join(f"<!ENTITY a{rang} '{f'&a{rang - 1};' * 10}'>" for rang in range(1, 10))
)
BOUCLE = '<!DOCTYPE BEE_ELEVES [<!ENTITY a "&e;"><!ENTITY e "&a;">]>'


@pytest.mark.parametrize("doctype", [INTERNE, EXTERNE, PARAMETRE, BOMBE, BOUCLE])
@pytest.mark.parametrize("codec", ["iso-8859-15", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_declared_entities(doctype: str, codec: str) -> None:
    texte = eleves("<NOM>A&e;B</NOM>", doctype=doctype, encodage="UTF-8").decode()
    assert isinstance(refused(texte.replace("UTF-8", codec).encode(codec)), EntitesInterdites)


@pytest.mark.parametrize("doctype", [INTERNE, EXTERNE, PARAMETRE, BOMBE, BOUCLE])
@pytest.mark.parametrize("nom", ["X", "A&e;B"])
def test_entities_hidden_by_an_encoding(doctype: str, nom: str) -> None:
    entete, sep, corps = eleves(f"<NOM>{nom}</NOM>", doctype=doctype, encodage="UTF-8").partition(b"?>")
    cache = entete.replace(b"UTF-8", b"UTF-7") + sep + corps.replace(b"<!", b"+ADwAIQ-")
    assert b"<!" not in cache
    refus = refused(cache)
    assert isinstance(refus, EntitesInterdites) or "n'existe pas" in refus.detail


def test_entities_that_nothing_uses() -> None:
    assert isinstance(refused(eleves(doctype=PARAMETRE)), EntitesInterdites)


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE BEE_ELEVES SYSTEM "absente.dtd">'])
def test_an_entity_that_nobody_declared(doctype: str) -> None:
    refus = refused(eleves("<NOM>A&e;B</NOM>", doctype=doctype))
    assert (type(refus), refus.detail) == (PasDuXml, "une entité (&…;) n'existe pas")


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (b"</PRENOM>", b"</NOM>", "ne correspond pas"),
        (b"TESTARD", b"TEST & ARD", "n'ouvre ni balise ni entit"),
        (b"TESTARD", b"TEST < ARD", "n'ouvre ni balise ni entit"),
        (b"TESTARD", b"TEST&ampARD", "n'ouvre ni balise ni entit"),
        (b'ELENOET="401"', b"ELENOET=401", "un attribut est mal"),
        (b'ELENOET="401"', b'ELEVE_ID="12"', "un attribut est mal"),
        (b"</PRENOM>", b"</PRENOM", "une balise n'est pas ferm"),
        (b"<?xml", b"\n<?xml", "pas tout au d"),
        (b"TESTARD", b"<a>" * 300, "imbrication"),
    ],
)
def test_what_is_wrong_is_said_in_french(avant: bytes, apres: bytes, dit: str) -> None:
    donnees = eleves(FICHE)
    assert avant in donnees
    refus = refused(donnees.replace(avant, apres, 1))
    assert isinstance(refus, PasDuXml)
    assert dit in refus.detail
    assert "ligne" in refus.ou
    assert "colonne" in refus.ou
