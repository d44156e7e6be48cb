"""What names say, however academies and importers wrote them."""

import datetime

import pytest

from rentree.formats.aaf.titres import date_of, kind_of, read_title

J = datetime.date


@pytest.mark.parametrize(
    ("nom", "projet", "portee", "genre", "jour", "categorie", "numero"),
    [
        ("ENT_Complet_20251006_Eleve_0000.xml", "ENT", "", "complet", J(2025, 10, 6), "Eleve", 0),
        ("ENT_Delta_20251007_PersRelEleve_0012.xml", "ENT", "", "delta", J(2025, 10, 7), "PersRelEleve", 12),
        ("ENT_0690078K_Complet_20130218_EtabEducNat_0000.xml", "ENT", "0690078K", "complet", J(2013, 2, 18),
         "EtabEducNat", 0),
        ("EnvOLE_ENT2DVA_0940072T_Complet_20180830_Eleve_0000.xml", "EnvOLE_ENT2DVA", "0940072T", "complet",
         J(2018, 8, 30), "Eleve", 0),
        ("ENT_TS_SERVICES_21_Complet_20140901_MefEducNat_0000.xml", "ENT_TS_SERVICES_21", "", "complet",
         J(2014, 9, 1), "MefEducNat", 0),
        ("ENT2DVA-ENT16_Delta_20210901_MatiereEducNat_0000.xml", "ENT2DVA-ENT16", "", "delta", J(2021, 9, 1),
         "MatiereEducNat", 0),
        ("ENTBFC_BESANCON_Complet_20200901_PersEducNat_0000.xml", "ENTBFC_BESANCON", "", "complet", J(2020, 9, 1),
         "PersEducNat", 0),
        ("FULL_ENTTSSERVICES_Complet_201300408_Eleve_0000.xml", "FULL_ENTTSSERVICES", "", "complet", J(2013, 4, 8),
         "Eleve", 0),
        ("ENT_Complet_Eleve_0001.xml", "ENT", "", "complet", None, "Eleve", 1),
        ("_Eleve_.xml", "", "", "", None, "Eleve", None),
        ("_Eleve_2.xml", "", "", "", None, "Eleve", None),
        ("Eleve.xml", "", "", "", None, "Eleve", None),
        ("_PersEducNat_admin2.xml", "", "", "", None, "PersEducNat", None),
        ("ENT_Complet_20251006_PersHorsAAF_0000.xml", "ENT", "", "complet", J(2025, 10, 6), "PersHorsAAF", 0),
        ("notes.xml", "", "", "", None, "", None),
    ],
)  # fmt: skip
def test_name_of_a_file(
    nom: str, projet: str, portee: str, genre: str, jour: J | None, categorie: str, numero: int | None
) -> None:
    titre = read_title(nom)
    assert (titre.projet, titre.portee, titre.categorie, titre.numero) == (projet, portee, categorie, numero)
    assert (kind_of(titre.prefixe), date_of(titre.prefixe)) == (genre, jour)


@pytest.mark.parametrize(
    ("nom", "genre", "jour"),
    [
        ("Complet69-ENTTSSERVICES.20130218", "complet", J(2013, 2, 18)),
        ("anon-delta", "delta", None),
        ("aaf-complet", "complet", None),
        ("CLG95_GPEI_Delta_20251103.zip", "delta", J(2025, 11, 3)),
        ("ENT2DVA.20201307.tgz", "", None),
        ("16/09/2024", "", J(2024, 9, 16)),
        ("0692693A20251006", "", J(2025, 10, 6)),
        ("DeltaForce", "", None),
    ],
)
def test_name_of_a_place(nom: str, genre: str, jour: J | None) -> None:
    assert (kind_of(nom), date_of(nom)) == (genre, jour)
