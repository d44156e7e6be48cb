"""Every refusal as a user meets it: the file, the reason and the advice in French, and nothing written."""

from pathlib import Path

import pytest

from rentree.formats import refus
from rentree.formats.fichiers import SEUIL_RAPPORT
from rentree.pipeline.importer import RienALire
from tests.formats.archives import encrypted, lying, zip_of
from tests.formats.depots import contents, home, run
from tests.formats.fabrique import UAI_FAUX, UAI_VOISIN, eleves, responsables, siecle, sts

ENTITE = '<!DOCTYPE BEE_ELEVES [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
BON = eleves(uai=UAI_VOISIN)
CAS: dict[str, tuple[str, bytes, type[refus.FichierRefuse]]] = {
    "texte": ("Eleves.xml", b"bonjour", refus.PasDuXml),
    "page web": ("Eleves.xml", b"<!DOCTYPE html><html><br></html>", refus.PageWeb),
    "vide": ("Eleves.xml", b"", refus.FichierVide),
    "tronqué en tête": ("Eleves.xml", eleves()[:120], refus.FichierTronque),
    "tronqué à la fin": ("Eleves.xml", eleves()[:-3], refus.FichierTronque),
    "suite en trop": ("Eleves.xml", eleves() + b"fin", refus.PasDuXml),
    "deux documents": ("Eleves.xml", eleves() + eleves(), refus.PasDuXml),
    "balise croisée": ("Eleves.xml", eleves("<NOM>A</PRENOM>"), refus.PasDuXml),
    "contrôle": ("Eleves.xml", eleves("<NOM>A\x01</NOM>"), refus.PasDuXml),
    "autre racine": ("Eleves.xml", siecle("LIVRES", ""), refus.RacineInconnue),
    "vers STS": ("emp_sts.xml", siecle("EDT_STS", ""), refus.RacineInconnue),
    "vers SIECLE": ("prive.xml", siecle("IMPORT_ELEVES", ""), refus.RacineInconnue),
    "entité": ("Eleves.xml", eleves("<NOM>&e;</NOM>", doctype=ENTITE), refus.EntitesInterdites),
    "entité en UTF-16": ("Eleves.xml", eleves(doctype=ENTITE, encodage="UTF-16"), refus.EntitesInterdites),
    "octet faux": ("Eleves.xml", eleves("<NOM>É</NOM>").replace(b"ISO-8859-15", b"UTF-8"), refus.EncodageFaux),
    "UTF-8 déguisé": (
        "Eleves.xml",
        eleves("<NOM>É</NOM>", encodage="UTF-8").replace(b"UTF-8", b"ISO-8859-15"),
        refus.Utf8Deguise,
    ),
    "encodage inconnu": ("Eleves.xml", eleves().replace(b"ISO-8859-15", b"X-INCONNU"), refus.EncodageFaux),
    "UAI faux": ("Eleves.xml", eleves(uai=UAI_FAUX), refus.UaiFaux),
    "UAI absent": ("Eleves.xml", eleves(uai=None), refus.UaiFaux),
    "année absente": ("Eleves.xml", eleves(annee=None), refus.AnneeFausse),
    "sans élève": ("Eleves.xml", siecle("BEE_ELEVES", "<ELEVES/>"), refus.ExportVide),
    "sans personne": ("Responsables.xml", siecle("BEE_RESPONSABLES", "<PERSONNES/>"), refus.ExportVide),
    "sans division": ("Structures.xml", siecle("BEE_STRUCTURES", "<DIVISIONS/>"), refus.ExportVide),
    "sans personnel": ("sts.xml", sts().replace(b"INDIVIDU ", b"X ").replace(b"/INDIVIDU>", b"/X>"), refus.ExportVide),
    "bombe": ("Export.zip", zip_of({"Eleves.xml": bytes(SEUIL_RAPPORT + 1)}), refus.ArchiveRefusee),
    "zip menteur": ("Export.zip", lying(zip_of({"Eleves.xml": eleves()}), taille=150), refus.ArchiveRefusee),
    "zip avec un chemin": ("Export.zip", zip_of({"../Eleves.xml": eleves()}), refus.ArchiveRefusee),
    "zip chiffré": ("Export.zip", encrypted(zip_of({"Eleves.xml": eleves()})), refus.ArchiveRefusee),
    "zip coupé": ("Export.zip", zip_of({"Eleves.xml": eleves()})[:-40], refus.ArchiveRefusee),
    "zip vide": ("Export.zip", zip_of({}), refus.ArchiveRefusee),
    "mauvais fichier dans un zip": ("Export.zip", zip_of({"Eleves.xml": eleves()[:-9]}), refus.FichierTronque),
    "csv sans colonnes": ("agents.csv", b"a;b\n1;2\n", refus.CsvFaux),
}


@pytest.mark.parametrize("cas", CAS)
def test_alone_it_leaves_nothing(tmp_path: Path, cas: str) -> None:
    nom, donnees, classe = CAS[cas]
    with pytest.raises(RienALire) as rien:
        run(tmp_path, {nom: donnees})
    assert nom in rien.value.detail
    assert (classe.__doc__ or "").strip().splitlines()[0].rstrip(".") in rien.value.detail
    assert not home(tmp_path).racine.exists()


@pytest.mark.parametrize("cas", CAS)
def test_beside_a_good_file_it_changes_nothing(tmp_path: Path, cas: str) -> None:
    nom, donnees, classe = CAS[cas]
    resultat = run(tmp_path / "avec", {nom: donnees, "voisin.xml": BON})
    run(tmp_path / "sans", {"voisin.xml": BON})
    (refuse,) = resultat.refuses
    assert type(refuse.raison) is classe
    assert nom in refuse.fichier.nom
    phrase = str(refuse.raison)
    assert phrase.startswith(refuse.fichier.nom)
    assert phrase.endswith(refuse.raison.que_faire)
    assert len(refuse.raison.que_faire) > 20
    avec, sans = (contents(home(tmp_path / cote).racine / "instantanes") for cote in ("avec", "sans"))
    for fichiers in (avec, sans):
        fichiers.pop("2025/courants.json")
        fichiers.pop("2025/doutes.json")
    assert avec == sans
    assert set(resultat.courants) == {(UAI_VOISIN, "eleves")}


def test_a_header_that_is_good_and_a_body_that_is_not(tmp_path: Path) -> None:
    resultat = run(tmp_path, {"e.xml": BON, "r.xml": responsables(suite="<PERSONNES>")})
    (refuse,) = resultat.refuses
    assert isinstance(refuse.raison, refus.PasDuXml)
    assert ("ligne" in refuse.raison.ou, "colonne" in refuse.raison.ou) == (True, True)
