"""Publishing: checked before a byte is written, put in place whole, the same bytes for the same annuaire."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pytest
from lxml import etree

from rentree.annuaire.federation import ANNUAIRE
from rentree.engine import Moteur
from rentree.feeds.aaf.voulu import ReferencesRompues, build_records, check_references
from rentree.model.nomenclatures import FONCTIONS
from rentree.model.projet import OptionsAaf, Projet
from rentree.pipeline.maison import Maison
from rentree.pipeline.publications import COMPLET
from rentree.pipeline.publier_aaf import PublicationAaf, prepare_aaf, publier_aaf
from tests.donnees import deposer, famille, uai
from tests.feeds.aaf.exemple import petite_ecole
from tests.feeds.aaf.juge import judge
from tests.feeds.aaf.lecture import read_aaf
from tests.pipeline.chantier import Chantier, acte_du, read_tree

AU = datetime.date(2025, 10, 6)
B = uai(2)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Chantier:
    """The tiny school, once through the line."""
    lieu = Chantier(tmp_path_factory.mktemp("publication"), "")
    lieu.alimenter(petite_ecole())
    return lieu


def load(moteur: Moteur, lieu: Chantier) -> None:
    """Load the annuaire that a run wrote."""
    (dossier,) = (lieu.maison / "annuaires").glob("*-*")
    for nom in ANNUAIRE:
        schema = moteur.query(f"SELECT * FROM read_parquet('{dossier}/{nom.removeprefix('annuaire_')}.parquet')")
        moteur.load(nom, schema)
    moteur.load("fonctions", pa.Table.from_pylist([fonction.row() for fonction in FONCTIONS.values()]))


def publish(moteur: Moteur, dossier: Path, *, projet: Projet | None = None, au: datetime.date = AU) -> PublicationAaf:
    """Make the records and publish them, from a home folder beside."""
    prepare_aaf(moteur)
    return publier_aaf(
        moteur,
        projet=projet or Projet(),
        acte=acte_du(au),
        maison=Maison(dossier.with_name("maison")),
        dossier=dossier,
        genre=COMPLET,
    )


def test_a_service_without_a_subject_has_two_fields(published: Chantier) -> None:
    """Other producers name the classes of a teacher without what is taught there."""
    with Moteur() as moteur:
        load(moteur, published)
        services = moteur.table("annuaire_enseignements")
        rang = services.schema.get_field_index("code_matiere")
        moteur.load(
            "annuaire_enseignements",
            services.set_column(rang, "code_matiere", pa.nulls(services.num_rows, pa.string())),
        )
        build_records(moteur)
        fiches = moteur.table("aaf_personnels").to_pylist()
    ecrits = [(fiche["classes"], fiche["classes_matieres"]) for fiche in fiches if fiche["classes"]]
    assert ecrits
    assert all(classes == matieres for classes, matieres in ecrits)


RUPTURES = {
    "a link to nobody": ("annuaire_responsables", "personne_id <> '501'", "absent du fichier des responsables"),
    "a pupil who is gone": ("annuaire_eleves", "eleve_id <> '1'", "absent du fichier des élèves"),
    "a class that is gone": ("annuaire_divisions", "code <> '6A'", "classe .* inconnue"),
    "a group that is gone": ("annuaire_groupes", "FALSE", "groupe .* inconnue"),
    "a MEF that is gone": ("annuaire_mefs", "FALSE", "MEF 10010012110 inconnu"),
}


@pytest.mark.parametrize("cas", RUPTURES)
def test_nothing_is_published_when_a_record_dangles(published: Chantier, tmp_path: Path, cas: str) -> None:
    table, garde, faute = RUPTURES[cas]
    (tmp_path / "aaf").mkdir()
    (tmp_path / "aaf" / "temoin").write_text("la publication d'hier", encoding="utf-8")
    with Moteur() as moteur:
        load(moteur, published)
        moteur.load(table, moteur.query(f'SELECT * FROM "{table}" WHERE {garde}'))
        with pytest.raises(ReferencesRompues, match=faute):
            publish(moteur, tmp_path / "aaf")
    assert read_tree(tmp_path) == {"aaf/temoin": b"la publication d'hier"}


def test_a_person_twice_is_refused(published: Chantier) -> None:
    with Moteur() as moteur:
        load(moteur, published)
        moteur.load(
            "annuaire_personnels", moteur.query("SELECT * REPLACE (7 AS jointure) FROM annuaire_personnels LIMIT 1")
        )
        build_records(moteur)
        with pytest.raises(ReferencesRompues, match=r"personne 7 : identifiant utilisé 2 fois"):
            check_references(moteur)


def test_a_link_of_one_side_is_refused(published: Chantier) -> None:
    with Moteur() as moteur:
        load(moteur, published)
        build_records(moteur)
        moteur.load("aaf_responsables", moteur.query("SELECT * REPLACE ('8' AS eleves) FROM aaf_responsables"))
        with pytest.raises(ReferencesRompues, match="vu d'un seul côté"):
            check_references(moteur)


def test_the_same_annuaire_gives_the_same_bytes(published: Chantier, tmp_path: Path) -> None:
    with Moteur() as moteur:
        load(moteur, published)
        for nom in ("un", "deux"):
            publish(moteur, tmp_path / nom)
    assert read_tree(tmp_path / "un") == read_tree(tmp_path / "deux") == read_tree(published.sortie / "aaf")


def test_a_publication_takes_the_place_of_the_former_one(published: Chantier, tmp_path: Path) -> None:
    with Moteur() as moteur:
        load(moteur, published)
        for jour in (AU, AU + datetime.timedelta(days=1)):
            resultat = publish(moteur, tmp_path / "aaf", au=jour)
    noms = set(read_tree(tmp_path / "aaf"))
    assert len(noms) == 9
    assert not [nom for nom in noms if "20251006" in nom]
    assert resultat.archive == tmp_path / "aaf" / "ENT_Complet_20251007.tgz"


def test_options_of_the_project(published: Chantier, tmp_path: Path) -> None:
    options = OptionsAaf("ENT-31_TS", "ISO-8859-15", 2, "AAF-VE2501", "Annexe 4bis version 6.5")
    with Moteur() as moteur:
        load(moteur, published)
        publish(moteur, tmp_path / "aaf", projet=replace(Projet(), aaf=options))
    chemins = sorted(tmp_path.glob("aaf/ENT-31_TS_Complet_20251006_PersEducNat_*.xml"))
    assert [chemin.stem[-4:] for chemin in chemins] == ["0000", "0001", "0002"]
    texte = chemins[0].read_bytes()
    assert etree.fromstring(texte).getroottree().docinfo.encoding == "ISO-8859-15"
    assert b'versionAF="AAF-VE2501"' in texte
    assert b'versionSDET="Annexe 4bis version 6.5"' in texte
    assert judge(read_aaf(tmp_path / "aaf")) == []


def test_reordered_folders_give_the_same_bytes(ouvrir: Callable[[str], Chantier]) -> None:
    un, deux = ouvrir("un"), ouvrir("deux")
    un.alimenter(petite_ecole(), famille(B, [11, 12], parent=501))
    deposer(deux.exports, petite_ecole(), famille(B, [11, 12], parent=501))
    (deux.exports / B).rename(deux.exports / "0000000A")
    deux.run([deux.exports / "atss.csv", deux.exports / "0000000A", deux.exports / petite_ecole().etablissement.uai])
    assert read_tree(deux.sortie / "aaf") == read_tree(un.sortie / "aaf")
    assert judge(read_aaf(un.sortie / "aaf")) == []
