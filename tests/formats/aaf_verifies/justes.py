"""A set in which nothing can be said to be wrong, of each degree, and ways to spoil one thing of it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from rentree.formats.aaf.lecteur import read_aaf
from rentree.formats.aaf.verification.constats import Constat
from tests.formats.aaf_recus.documents import Fiche, document

Fiches = dict[str, list[Fiche]]
Valeur = str | Sequence[str] | None

STRUCTURE = {
    "ENTStructureUAI": "0310001H",
    "ENTEtablissementUAI": "0310001H",
    "ENTStructureSIREN": "19310001000017",
    "ENTStructureNomCourant": "CLG$LE PASTEL$TOULOUSE",
    "ENTStructureTypeStruct": "COLLEGE",
    "ENTEtablissementContrat": "PU",
    "ENTServAcAcademie": "TOULOUSE",
    "ENTServAcCodeAcademie": "016",
    "ENTStructureClasses": ["6A$SIXIEME A$10010012110", "6B$$10010012110"],
    "ENTStructureGroupes": "6AGL$$6A$6B",
}
ELEVE = {
    "ENTEleveINE": "000000011JG",
    "ENTEleveStructRattachId": "7001",
    "ENTPersonDateNaissance": "14/02/2014",
    "ENTPersonNomPatro": "MARTIN",
    "sn": "MARTIN",
    "givenName": "Zoé",
    "personalTitle": "Mme",
    "ENTElevePersRelEleve": ["201$10$1$1$1$0", "202$20$0$1$0$0"],
    "ENTEleveBoursier": "N",
    "ENTEleveTransport": "O",
    "ENTPersonAdresse": "1 RUE DU LAVOIR$$$",
    "ENTEleveAdresseRel": "201",
    "ENTEleveMEF": "10010012110",
    "ENTEleveLibelleMEF": "6EME",
    "ENTEleveEnseignements": ["ANGLAIS LV1", "MATHEMATIQUES"],
    "ENTEleveCodeEnseignements": ["030201", "061300"],
    "ENTPersonStructRattach": "1",
    "ENTEleveClasses": "1$6A",
    "ENTEleveGroupes": "1$6AGL",
}
RESPONSABLE = {
    "ENTPersonDateNaissance": "",
    "sn": "MARTIN",
    "givenName": "Ada",
    "personalTitle": "Mme",
    "ENTAuxPersRelEleveEleve": "101",
    "ENTPersonAdresse": "1 RUE DU LAVOIR$$$",
    "ENTPersonAdresseDiffusion": "O",
    "mail": "ada@exemple.invalid",
}
PROFESSEUR = {
    "ENTPersonDateNaissance": "01/03/1980",
    "sn": "DURAND",
    "givenName": "Ode",
    "personalTitle": "Mme",
    "mail": "ode@exemple.invalid",
    "ENTPersonStructRattach": "1",
    "ENTAuxEnsMEF": "1$10010012110$6EME",
    "ENTAuxEnsMatiereEnseignEtab": "1$MATHEMATIQUES",
    "ENTAuxEnsClasses": "1$6A",
    "ENTAuxEnsGroupes": "1$6AGL",
    "ENTAuxEnsClassesMatieres": "1$6A$061300",
    "ENTAuxEnsGroupesMatieres": "1$6AGL$030201",
    "ENTAuxEnsClassesPrincipal": "1$6A",
    "ENTPersonFonctions": "1$ENS$ENSEIGNEMENT$L1300$MATHEMATIQUES",
    "ENTPersonCategorieEnseignant": "O",
    "PersEducNatPresenceDevantEleves": "O",
}
ECOLE = {
    "ENTStructureUAI": "0310002J",
    "ENTStructureSIREN": "19310001000018",
    "ENTStructureNomCourant": "E.E.PU$LES LILAS$TOULOUSE",
    "ENTStructureTypeStruct": "ECOLE DE NIVEAU ELEMENTAIRE",
    "ENTEcoleSecteur": "PU",
    "ENTEcoleCommune": "31555$TOULOUSE$031",
    "ENTServAcAcademie": "TOULOUSE",
}
ECOLIER = {
    "ENTEleveINE": "000000011JG",
    "ENTPersonDateNaissance": "14/02/2018",
    "ENTPersonCivilite": "Mme",
    "ENTPersonStructRattach": "8",
    "ENTEleveAutoriteParentale": "201$10",
    "ENTEleveRestaurantScolaire": "O",
    "ENTEleveNiveau": "1121$CP",
    "ENTEleveCycle": "2$CYCLE II",
    "ENTEleveTypeClasse": "11$ORDINAIRE",
    "ENTEleveDateEntreeClasses": "8$01/09/2025$73196",
    "ENTPersonClasses": "8$11$ORDINAIRE$73196$CP de Mme D.",
    "ENTPersonNomPatro": "MARTIN",
    "ENTPersonNom": "MARTIN",
    "ENTPersonPrenom": "Zoé",
}
PARENT_1D = {
    "ENTPersonCivilite": "Mme",
    "ENTPersRelEleveEleve": "101",
    "ENTPersonAdresse": "1 RUE DU LAVOIR$$$",
    "ENTPersonNom": "MARTIN",
    "ENTPersonPrenom": "Ada",
}
DIRECTRICE = {
    "ENTPersonDateNaissance": "01/03/1980",
    "ENTPersonCivilite": "Mme",
    "ENTPersonStructRattach": "8",
    "ENTPersonFonctions": "8$DIR$DIRECTION$D0000$DIRECTION",
    "ENTEnsFonctionDir": "8",
    "ENTEnsSpecialites": "D0000$DIRECTION",
    "ENTPersonNom": "DURAND",
    "ENTPersonPrenom": "Ode",
}


def second_degre() -> Fiches:
    """A school, a pupil, her two parents, her teacher."""
    return {
        "EtabEducNat": [Fiche("1", STRUCTURE, categorie="EtabEducNat")],
        "Eleve": [Fiche("101", ELEVE)],
        "PersRelEleve": [
            Fiche("201", RESPONSABLE, categorie="PersRelEleve"),
            Fiche("202", {**RESPONSABLE, "givenName": "Luc", "personalTitle": "M."}, categorie="PersRelEleve"),
        ],
        "PersEducNat": [Fiche("301", PROFESSEUR, categorie="PersEducNat")],
        "MefEducNat": [
            Fiche("10010012110", {"ENTLibelleMef": "6EME", "ENTMEFSTAT11": "21110010011"}, categorie="MefEducNat")
        ],
        "MatiereEducNat": [
            Fiche("030201", {"ENTLibelleMatiere": "ANGLAIS LV1"}, categorie="MatEducNat"),
            Fiche("061300", {"ENTLibelleMatiere": "MATHEMATIQUES"}, categorie="MatEducNat"),
        ],
    }


def premier_degre() -> Fiches:
    """A primary school, a pupil, her mother, the head."""
    return {
        "EtabEducNat": [Fiche("8", ECOLE, categorie="EtabEducNat")],
        "Eleve": [Fiche("101", ECOLIER)],
        "PersRelEleve": [Fiche("201", PARENT_1D, categorie="PersRelEleve")],
        "PersEducNat": [Fiche("301", DIRECTRICE, categorie="PersEducNat")],
    }


def changed(fiches: Fiches, categorie: str, **valeurs: Valeur) -> Fiches:
    """The same set, some attributes of the first record of a category said otherwise; None takes one away."""
    return edited(fiches, categorie, lambda fiche: replace(fiche, attributs=_with(fiche.attributs, valeurs)))


def edited(fiches: Fiches, categorie: str, change: Callable[[Fiche], Fiche]) -> Fiches:
    """The same set, the first record of a category made another."""
    premiere, *autres = fiches[categorie]
    return {**fiches, categorie: [change(premiere), *autres]}


def more(fiches: Fiches, categorie: str, *autres: Fiche) -> Fiches:
    """The same set and some records more."""
    return {**fiches, categorie: [*fiches[categorie], *autres]}


def _with(
    attributs: Mapping[str, str | Sequence[str] | None], valeurs: Mapping[str, Valeur]
) -> dict[str, str | Sequence[str]]:
    return {nom: valeur for nom, valeur in {**attributs, **valeurs}.items() if valeur is not None}


def read(fiches: Fiches) -> dict[str, pa.Table]:
    """The operations of a set, by category."""
    lues = (read_aaf(document(siennes), fichier=nom).tables for nom, siennes in fiches.items())
    return {categorie: table for tables in lues for categorie, table in tables.items()}


def rules(constats: Iterable[Constat]) -> set[str]:
    """The ids of the rules that found something."""
    return {constat.regle.id for constat in constats}
