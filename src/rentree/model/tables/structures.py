"""Divisions and groups, as SIECLE (source `structures`) and STS-WEB (source `sts`) each know them."""

from rentree.model.tables.etablissement import SOURCE
from rentree.model.tables.schema import ENTIER, TEXTE, Colonne, TableCanonique

DIVISIONS = TableCanonique(
    "divisions",
    "A division (class).",
    (
        SOURCE,
        Colonne("code", TEXTE, "code of the division, 8 characters at most, kept verbatim"),
        Colonne("libelle", TEXTE, "label, 20 characters"),
        Colonne("effectif_prevu", ENTIER, "pupils expected (STS-WEB)"),
        Colonne("effectif_calcule", ENTIER, "pupils counted by SIECLE and sent back to STS-WEB"),
    ),
)

DIVISION_MEFS = TableCanonique(
    "division_mefs",
    "A MEF that a division is attached to.",
    (
        SOURCE,
        Colonne("division", TEXTE, "code of the division"),
        Colonne("code_mef", TEXTE, "MEF, 11 characters"),
        Colonne("effectif_prevu", ENTIER, "pupils expected (STS-WEB)"),
        Colonne("effectif_calcule", ENTIER, "pupils counted (STS-WEB)"),
    ),
)

GROUPES = TableCanonique(
    "groupes",
    "A teaching group.",
    (
        SOURCE,
        Colonne("code", TEXTE, "code of the group, kept verbatim"),
        Colonne("libelle", TEXTE, "label, 20 characters, usually absent"),
        Colonne("effectif_prevu", ENTIER, "pupils expected (STS-WEB)"),
        Colonne("effectif_calcule", ENTIER, "pupils counted by SIECLE and sent back to STS-WEB"),
    ),
)

GROUPE_DIVISIONS = TableCanonique(
    "groupe_divisions",
    "A division that a group draws its pupils from.",
    (
        SOURCE,
        Colonne("groupe", TEXTE, "code of the group"),
        Colonne("division", TEXTE, "code of the division"),
        Colonne("effectif_calcule", ENTIER, "pupils of that division in the group (STS-WEB)"),
    ),
)

GROUPE_MEFS = TableCanonique(
    "groupe_mefs",
    "A MEF that a group is attached to.",
    (
        SOURCE,
        Colonne("groupe", TEXTE, "code of the group"),
        Colonne("code_mef", TEXTE, "MEF, 11 characters"),
    ),
)
