"""The CSV of staff that neither SIECLE nor STS knows."""

import csv
import datetime as dt
import io

import pytest

from rentree.formats.personnels import reader
from rentree.formats.refus import CsvFaux, FichierRefuse, FichierVide, UaiFaux
from rentree.formats.releve import Provenance
from tests.formats.fabrique import ANNEE, UAI, UAI_FAUX, UAI_VOISIN, Ligne, pick

FICHIER = "depot/agents.csv"
COLONNES = ("uai", "id", "civilite", "nom_usage", "nom_patronymique", "prenom", "date_naissance", "fonction", "mel")
AGENT = (UAI, "901", "MME", "NOËL", "D’ŒUVRÉ", "Maëlle", "06/05/1980", "adf", "m@exemple.fr")


def write(
    *lignes: tuple[str, ...], colonnes: tuple[str, ...] = COLONNES, separateur: str = ";", fin: str = "\n"
) -> str:
    texte = io.StringIO()
    csv.writer(texte, delimiter=separateur, lineterminator=fin).writerows([colonnes, *lignes])
    return texte.getvalue()


def agent(**valeurs: str) -> tuple[str, ...]:
    return tuple(valeurs.get(nom, valeur) for nom, valeur in zip(COLONNES, AGENT, strict=True))


def read(texte: str | bytes) -> dict[str, list[Ligne]]:
    """The tables of the only school of a list."""
    donnees = texte if isinstance(texte, bytes) else texte.encode()
    (liste,) = reader.read_lists(donnees, fichier=FICHIER)
    tables = reader.read_tables(liste, Provenance(liste.uai, ANNEE, "0" * 16))
    return {nom: table.to_pylist() for nom, table in tables.items()}


def only(texte: str | bytes, table: str = "personnels") -> Ligne:
    (ligne,) = read(texte)[table]
    return ligne


def refused(texte: str | bytes) -> FichierRefuse:
    with pytest.raises(FichierRefuse) as refus:
        read(texte)
    assert FICHIER in refus.value.ou
    assert refus.value.que_faire
    return refus.value


def test_a_member_of_staff() -> None:
    tables = read(write(AGENT))
    (ligne,) = tables["personnels"]
    assert pick(ligne, "uai", "annee", "source", "type", "id") == (UAI, ANNEE, "personnels", "gi", "901")
    assert pick(ligne, "civilite", "nom_usage", "nom_famille") == ("MME", "NOËL", "D’ŒUVRÉ")
    assert pick(ligne, "prenom", "date_naissance", "mel") == ("Maëlle", dt.date(1980, 5, 6), "m@exemple.fr")
    assert [pick(f, "type", "id", "fonction") for f in tables["personnel_fonctions"]] == [("gi", "901", "ADF")]
    assert tables["valeurs_illisibles"] == []


@pytest.mark.parametrize("separateur", [";", ",", "\t", "|"])
@pytest.mark.parametrize("fin", ["\n", "\r\n"])
@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252"])
def test_separators_line_ends_and_encodings(separateur: str, fin: str, encodage: str) -> None:
    donnees = write(AGENT, separateur=separateur, fin=fin).encode(encodage)
    assert reader.looks_like_list(donnees)
    assert pick(only(donnees), "nom_usage", "nom_famille", "mel") == ("NOËL", "D’ŒUVRÉ", "m@exemple.fr")


@pytest.mark.parametrize("coupure", range(8_190, 8_194))
@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_long_list_is_recognised_wherever_its_head_is_cut(coupure: int, encodage: str) -> None:
    donnees = write(*(agent(id=str(rang), prenom="éèêë" * 5) for rang in range(200))).encode(encodage)
    assert reader.looks_like_list(donnees[:coupure])


def test_columns_come_in_any_order_case_and_number() -> None:
    texte = f'" Prenom ";COMMENTAIRE;"UAI";Id;\nZoé;"à voir; demain";{UAI.lower()};7;\n'
    assert pick(only(texte), "uai", "id", "prenom", "nom_usage") == (UAI, "7", "Zoé", None)


def test_a_short_line_leaves_the_rest_absent() -> None:
    assert pick(only(write((UAI, "7", "M.", "BREF"))), "id", "nom_usage", "prenom", "mel") == ("7", "BREF", None, None)


def test_quotes_and_separators_inside_a_value() -> None:
    assert only(write(agent(nom_usage='DIT "LE; BON"')))["nom_usage"] == 'DIT "LE; BON"'


def test_a_new_line_inside_quotes_is_a_space_and_lines_are_still_counted() -> None:
    texte = write(
        agent(nom_usage="GRAND\r\nPETIT"), agent(id="902", nom_usage="A\nB"), (UAI, "903", *"1234567", "de trop")
    )
    assert "ligne 6" in refused(texte).ou
    deux = read("".join(texte.splitlines(keepends=True)[:5]))["personnels"]
    assert [ligne["nom_usage"] for ligne in deux] == ["GRAND  PETIT", "A B"]


@pytest.mark.parametrize(
    "signe", ["\x00", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\x9d", "\ufffe", "\uffff", "\ufeff"]
)
def test_control_characters_do_not_get_through(signe: str) -> None:
    lu = str(only(write(agent(nom_usage=f"AB{signe}CD", mel=signe)))["nom_usage"])
    assert lu.replace(" ", "") == "ABCD"
    assert signe not in lu
    assert only(write(agent(mel=signe)))["mel"] is None


@pytest.mark.parametrize("texte", ["06/05/1980", "6/5/1980", "1980-05-06", " 1980-05-06 "])
def test_dates_both_ways(texte: str) -> None:
    assert only(write(agent(date_naissance=texte)))["date_naissance"] == dt.date(1980, 5, 6)


@pytest.mark.parametrize("texte", ["31/02/1980", "06/05/80", "mai 1980", "06-05-1980", f"1/1/{'9' * 30}", "1980-13-01"])
def test_an_unreadable_date_is_kept(texte: str) -> None:
    tables = read(write(agent(date_naissance=texte)))
    assert tables["personnels"][0]["date_naissance"] is None
    assert [pick(v, "objet", "cle", "champ", "valeur") for v in tables["valeurs_illisibles"]] == [
        ("personnels", "901", "date_naissance", texte)
    ]


@pytest.mark.parametrize(
    ("ecrit", "lu"),
    [("M.", "M."), ("m", "M."), ("Monsieur", "M."), ("Mme", "MME"), ("MLLE", "MME"), ("2", "MME"), ("", None)],
)
def test_civilities(ecrit: str, lu: str | None) -> None:
    assert only(write(agent(civilite=ecrit)))["civilite"] == lu


def test_an_unknown_civility_is_kept() -> None:
    tables = read(write(agent(civilite="Dr")))
    assert tables["personnels"][0]["civilite"] is None
    assert [pick(v, "cle", "champ", "valeur") for v in tables["valeurs_illisibles"]] == [("901", "civilite", "Dr")]


def test_no_function_gives_no_row_of_function() -> None:
    tables = read(write(agent(fonction=" ")))
    assert (len(tables["personnels"]), tables["personnel_fonctions"]) == (1, [])


def test_blank_lines_are_passed_over() -> None:
    assert len(read(write(AGENT) + "\n;;;;;;;;\n   \n")["personnels"]) == 1


def test_schools_are_told_apart_in_order() -> None:
    texte = write(agent(uai=UAI_VOISIN), AGENT, agent(uai=UAI_VOISIN, id="902"))
    listes = reader.read_lists(texte.encode(), fichier=FICHIER)
    assert [(liste.uai, [ligne["id"] for ligne in liste.lignes]) for liste in listes] == [
        (UAI, ["901"]),
        (UAI_VOISIN, ["901", "902"]),
    ]


@pytest.mark.parametrize("manque", ["uai", "id", "prenom"])
def test_a_column_is_missing(manque: str) -> None:
    colonnes = tuple(nom for nom in COLONNES if nom != manque)
    texte = write(AGENT[: len(colonnes)], colonnes=colonnes)
    refus = refused(texte)
    assert isinstance(refus, CsvFaux)
    assert (refus.ou, refus.detail) == (f"{FICHIER}, ligne 1", f"colonnes absentes : {manque}")
    assert not reader.looks_like_list(texte.encode())


def test_a_column_is_there_twice() -> None:
    assert "en double : id" in refused(write((*AGENT, "1"), colonnes=(*COLONNES, "ID"))).detail


def test_a_line_has_more_values_than_columns() -> None:
    refus = refused(write(AGENT, (*AGENT, "de trop")))
    assert isinstance(refus, CsvFaux)
    assert (refus.ou, refus.detail) == (f"{FICHIER}, ligne 3", "10 valeurs pour 9 colonnes")


@pytest.mark.parametrize(
    ("uai", "dit"), [(UAI_FAUX, UAI_FAUX), ("", "aucun UAI"), ("COLLEGE", "COLLEGE"), ("٠٣١٩٩٨١X", "٠٣١٩٩٨١X")]
)
def test_a_wrong_uai_names_its_line(uai: str, dit: str) -> None:
    refus = refused(write(AGENT, agent(uai=uai)))
    assert isinstance(refus, UaiFaux)
    assert (refus.ou, refus.detail) == (f"{FICHIER}, ligne 3", dit)


@pytest.mark.parametrize("vide", ["", "  ", "\x01"])
def test_a_line_without_number(vide: str) -> None:
    refus = refused(write(AGENT, agent(id=vide)))
    assert (refus.ou, refus.detail) == (f"{FICHIER}, ligne 3", "la colonne id est vide")


@pytest.mark.parametrize("texte", ["", " \n ", write(), write() + ";;;\n"])
def test_nobody(texte: str) -> None:
    assert isinstance(refused(texte), FichierVide)


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        (f'{UAI};1;M.;"JAMAIS FERMÉ', "n'est jamais refermé"),
        (f'{UAI};1;M.;"MAL" FERMÉ;X', "suivi d'autre chose"),
        (f"{UAI};1;M.;COU\rPÉ;X", "fin de ligne"),
        (f'{UAI};1;M.;"{"X" * 140_000}";X', "démesurée"),
    ],
)
def test_a_badly_written_line_is_said_in_french(ligne: str, dit: str) -> None:
    refus = refused(write(AGENT) + ligne)
    assert isinstance(refus, CsvFaux)
    assert "ligne " in refus.ou
    assert dit in refus.detail
