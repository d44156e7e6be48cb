"""The shape of values: what each attribute must look like, as data, and who has not it, by whole columns.

A shape is a regular expression of one value; an attribute may have several values, and an empty one is no fault here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.lecteur import ID
from rentree.formats.aaf.spec import SEPARATEUR
from rentree.formats.aaf.verification.constats import EXEMPLES, Constat
from rentree.formats.aaf.verification.regles import REGLES
from rentree.model.identifiants import is_uai

CHAMP = rf"[^$\n{SEPARATEUR}]*"
PLEIN = rf"[^$\n{SEPARATEUR}]+"
JOUR = r"(?:0[1-9]|[12][0-9]|3[01])/(?:0[1-9]|1[0-2])/(?:19|20)[0-9]{2}"
NUMERO = r"(?:[0-9A-Za-z_.]+-)?[0-9]+"
"""A number, with what an ENT of several académies puts before it (`AIX-101`); identifiers themselves are said apart."""


@dataclass(frozen=True)
class Forme:
    """A shape: the rule that it breaks, the expression of one value, what it is in French."""

    regle: str
    motif: str
    dite: str

    @property
    def expression(self) -> str:
        """The expression of all the values of an attribute."""
        return f"^(?:{self.motif})?(?:{SEPARATEUR}(?:{self.motif})?)*$"


def _composite(nombre: int, champs: str) -> Forme:
    return Forme("composite-champs", CHAMP + rf"(?:\${CHAMP}){{{nombre - 1}}}", f"{nombre} champs : {champs}")


DATE = Forme("date-forme", JOUR, "jj/mm/aaaa")
OUI_NON = Forme("booleen-forme", "[ON]", "O ou N")
MEF = Forme("mef-forme", "[0-9A-Z]{11}", "onze caractères")
MATIERE = Forme("matiere-forme", "[0-9A-Z]{6}", "six caractères")
LIBELLE = Forme("libelle-long", rf"[^{SEPARATEUR}]{{0,40}}", "quarante caractères au plus")
ENTIER = Forme("numero-forme", NUMERO, "un nombre")
CIVILITE = Forme("civilite-forme", "M\\.|Mme|Mlle", "M. ou Mme")
MEL = Forme("mel-forme", rf"[^@\s{SEPARATEUR}]+@[^@\s{SEPARATEUR}]+\.[^@\s{SEPARATEUR}]+", "nom@domaine")
ADRESSE = Forme("adresse-lignes", rf"{CHAMP}|{CHAMP}(?:\${CHAMP}){{3}}", "quatre lignes séparées par $")
CODE = Forme(
    "code-structure", rf"{NUMERO}\$[^\s${SEPARATEUR}](?:[^${SEPARATEUR}]{{0,12}}[^\s${SEPARATEUR}])?",
    "structure$code, le code de quatorze caractères au plus, sans espace au bord",
)  # fmt: skip
CLASSE = (_composite(2, "structure$code"), CODE)
CLASSE_1D = (_composite(5, "structure$type$libellé$id$nom"),)
CLASSE_MATIERE = (
    Forme("composite-champs", rf"{CHAMP}(?:\${CHAMP}){{1,2}}", "3 champs : structure$code$matière, 2 sans matière"),
    Forme(
        "matiere-forme",
        rf"{CHAMP}\${CHAMP}(?:\$[0-9A-Z]{{6}})?",
        "le troisième champ est une matière de six caractères",
    ),
)
LIEN = (
    _composite(6, "responsable$lien$financier$légal$contact$paiement"),
    Forme("lien-drapeaux", rf"{NUMERO}\$[0-9]{{1,2}}\$[01]\$[012]\$[01]\$[01]", "les quatre derniers champs sont 0, 1 "
          "(ou 2 pour la responsabilité légale)"),
)  # fmt: skip
PERIODE = (
    _composite(3, "structure$date$classe"),
    Forme("date-forme", rf"{CHAMP}\$(?:{JOUR})?\${CHAMP}", "le deuxième champ est une date jj/mm/aaaa"),
)
PERSONNE: dict[str, tuple[Forme, ...]] = {
    "ENTPersonDateNaissance": (DATE,),
    "personalTitle": (CIVILITE,),
    "ENTPersonCivilite": (CIVILITE,),
    "mail": (MEL,),
    "ENTPersonMail": (MEL,),
    "ENTPersonAdresse": (ADRESSE,),
    "ENTPersonStructRattach": (ENTIER,),
}
FORMES: dict[str, dict[str, tuple[Forme, ...]]] = {
    "Eleve": {
        **PERSONNE,
        "ENTEleveINE": (Forme("ine-forme", "[0-9]{9}[A-Z]{2}|[0-9]{10}[A-Z]|[0-9]{4}A[0-9]{5}[A-Z]",
                              "neuf chiffres et deux lettres, ou dix chiffres et une lettre"),),
        "ENTEleveStructRattachId": (ENTIER,),
        "ENTElevePersRelEleve": LIEN,
        "ENTEleveAutoriteParentale": (
            Forme("composite-champs", rf"{NUMERO}(?:\$[0-9]{{1,2}})?", "responsable, ou responsable$lien"),
        ),
        "ENTEleveBoursier": (OUI_NON,),
        "ENTEleveTransport": (OUI_NON,),
        "ENTEleveRestaurantScolaire": (OUI_NON,),
        "ENTEleveGarderieMatin": (OUI_NON,),
        "ENTEleveGarderieSoir": (OUI_NON,),
        "ENTEleveEtudesSurveillees": (OUI_NON,),
        "ENTEleveAdresseRel": (ENTIER,),
        "ENTEleveMEF": (MEF,),
        "ENTEleveLibelleMEF": (LIBELLE,),
        "ENTEleveNivFormation": (LIBELLE,),
        "ENTEleveFiliere": (LIBELLE,),
        "ENTEleveRegime": (LIBELLE,),
        "ENTEleveEnseignements": (LIBELLE,),
        "ENTEleveCodeEnseignements": (MATIERE,),
        "ENTEleveClasses": CLASSE,
        "ENTEleveGroupes": CLASSE,
        "ENTPersonClasses": CLASSE_1D,
        "ENTPersonGroupes": CLASSE_1D,
        "ENTEleveNiveau": (_composite(2, "code$libellé"),),
        "ENTEleveCycle": (_composite(2, "code$libellé"),),
        "ENTEleveTypeClasse": (_composite(2, "code$libellé"),),
        "ENTEleveDateEntreeClasses": PERIODE,
        "ENTEleveDateSortieClasses": PERIODE,
        "ENTEleveDateEntreeStructRattach": (DATE,),
        "ENTEleveDateSortieStructRattach": (DATE,),
    },
    "PersRelEleve": {
        **PERSONNE,
        "ENTAuxPersRelEleveEleve": (ENTIER,),
        "ENTPersRelEleveEleve": (ENTIER,),
        "ENTPersonAdresseDiffusion": (OUI_NON,),
    },
    "PersEducNat": {
        **PERSONNE,
        "ENTAuxEnsCategoDiscipline": (_composite(2, "code$libellé"),),
        "ENTAuxEnsDisciplinesPoste": (_composite(2, "libellé$catégorie"),),
        "ENTAuxEnsMEF": (_composite(3, "structure$MEF$libellé"),),
        "ENTAuxEnsMatiereEnseignEtab": (_composite(2, "structure$matière"),),
        "ENTAuxEnsClasses": CLASSE,
        "ENTAuxEnsGroupes": CLASSE,
        "ENTAuxEnsClassesPrincipal": CLASSE,
        "ENTAuxEnsClassesMatieres": CLASSE_MATIERE,
        "ENTAuxEnsGroupesMatieres": CLASSE_MATIERE,
        "ENTPersonFonctions": (_composite(5, "structure$fonction$libellé$discipline$libellé"),),
        "ENTEnsFonctionDir": (ENTIER,),
        "ENTEnsSpecialites": (_composite(2, "code$libellé"),),
        "ENTPersonCategorieEnseignant": (OUI_NON,),
        "PersEducNatPresenceDevantEleves": (OUI_NON,),
    },
    "EtabEducNat": {
        "ENTStructureSIREN": (Forme("siret-forme", "[0-9]{14}", "quatorze chiffres"),),
        "ENTStructureNomCourant": (
            Forme("composite-champs", rf"{CHAMP}|{CHAMP}(?:\${CHAMP}){{2}}", "3 champs : type$nom$commune"),
        ),
        "ENTStructureClasses": (
            Forme("composite-champs", rf"{PLEIN}\${CHAMP}(?:\${CHAMP})*", "code$libellé$MEF…"),
            Forme("mef-forme", rf"{PLEIN}\${CHAMP}(?:\$[0-9A-Z]{{11}})*", "les MEF ont onze caractères"),
        ),
        "ENTStructureGroupes": (Forme("composite-champs", rf"{PLEIN}\${CHAMP}(?:\${PLEIN})*", "code$libellé$classe…"),),
        "ENTEtablissementBassin": (_composite(2, "code$libellé"),),
        "ENTEtablissementContrat": (Forme("code-liste", "PU|PR", "PU ou PR"),),
        "ENTEcoleSecteur": (Forme("code-liste", "PU|PR", "PU ou PR"),),
        "ENTServAcCodeAcademie": (Forme("code-liste", "[0-9]{3}", "trois chiffres"),),
        "ENTEcoleCommune": (_composite(3, "INSEE$nom$département"),),
        "ENTEcoleRPI": (_composite(3, "code$libellé$département"),),
        "ENTEtablissementStructRattachFctl": (ENTIER,),
        "ENTEcoleCirconscription": (ENTIER,),
        "ENTStructureMailSI": (MEL,),
    },
    "MefEducNat": {
        "ENTMefJointure": (MEF,),
        "ENTLibelleMef": (LIBELLE,),
        "ENTMEFRattach": (MEF,),
        "ENTMEFSTAT11": (MEF,),
    },
    "MatiereEducNat": {
        "ENTMatJointure": (MATIERE,),
        "ENTLibelleMatiere": (LIBELLE,),
        "ENTMatiereRattach": (MATIERE,),
    },
}  # fmt: skip
"""Category -> attribute -> its shapes; only the first that a value breaks is said."""

UAI = "ENTStructureUAI"


def check_shapes(categorie: str, fiches: pa.Table) -> Iterator[Constat]:
    """Yield what has not its shape in records of one category."""
    for attribut, formes in FORMES[categorie].items():
        if attribut in fiches.column_names:
            yield from _check(categorie, attribut, formes, fiches)
    if UAI in fiches.column_names:
        faux = pa.array([bool(uai) and not is_uai(uai) for uai in fiches[UAI].to_pylist()], pa.bool_())
        forme = Forme("uai-forme", "", "sept chiffres et la lettre-clé")
        yield from _said(forme, categorie, UAI, fiches[ID], faux)


def _check(categorie: str, attribut: str, formes: tuple[Forme, ...], fiches: pa.Table) -> Iterator[Constat]:
    restent = pc.fill_null(fiches[attribut], "")
    ids = fiches[ID]
    for forme in formes:
        faux = pc.invert(pc.match_substring_regex(restent, forme.expression))
        if pc.any(faux).as_py():
            yield from _said(forme, categorie, attribut, ids, faux)
            justes = pc.invert(faux)
            restent, ids = pc.filter(restent, justes), pc.filter(ids, justes)


def _said(forme: Forme, categorie: str, attribut: str, ids: pa.ChunkedArray, faux: pa.Array) -> Iterator[Constat]:
    fautifs = pc.filter(ids, faux)
    if len(fautifs):
        exemples = tuple(fautifs.slice(0, EXEMPLES).to_pylist())
        yield Constat(REGLES[forme.regle], len(fautifs), categorie, attribut, detail=forme.dite, exemples=exemples)
