"""The official names of the AAF, second degree, SDET 6.x: attributes in their order, and the column that feeds each."""

from dataclasses import dataclass

SEPARATEUR = "\x1f"
"""Between the values of an attribute in a column: a character that no XML document can hold."""


@dataclass(frozen=True)
class Categorie:
    """A category of records: the token of its file names, its operational attribute and value, its attributes.

    `attributs` pairs each official attribute with the column of the record table that holds its values; the first
    one is the identifier.
    """

    fichier: str
    genre: str
    valeur: str
    attributs: tuple[tuple[str, str], ...]

    @property
    def identifiant(self) -> str:
        """Column of the identifier."""
        return self.attributs[0][1]


ETAB = Categorie(
    "EtabEducNat",
    "categorieStructure",
    "EtabEducNat",
    (
        ("ENTStructureJointure", "jointure"),
        ("ENTStructureUAI", "uai"),
        ("ENTEtablissementUAI", "uai"),
        ("ENTStructureSIREN", "siren"),
        ("ENTStructureNomCourant", "nom_courant"),
        ("ENTStructureTypeStruct", "type_structure"),
        ("ENTStructureCodeTypeStruct", "nature"),
        ("ENTEtablissementMinistereTutelle", "ministere"),
        ("ENTEtablissementCodeMinistereTutelle", "code_ministere"),
        ("ENTEtablissementContrat", "contrat"),
        ("postOfficeBox", "boite_postale"),
        ("street", "adresse"),
        ("postalCode", "code_postal"),
        ("l", "commune"),
        ("telephoneNumber", "telephone"),
        ("facsimileTelephoneNumber", "vide"),
        ("ENTStructureMailSI", "mel"),
        ("ENTEtablissementStructRattachFctl", "vide"),
        ("ENTEtablissementBassin", "vide"),
        ("ENTServAcAcademie", "academie"),
        ("ENTServAcCodeAcademie", "code_academie"),
        ("ENTStructureClasses", "classes"),
        ("ENTStructureGroupes", "groupes"),
    ),
)

ELEVE = Categorie(
    "Eleve",
    "categoriePersonne",
    "Eleve",
    (
        ("ENTPersonJointure", "jointure"),
        ("ENTEleveINE", "ine"),
        ("ENTEleveStructRattachId", "eleve_id"),
        ("ENTPersonDateNaissance", "date_naissance"),
        ("ENTPersonNomPatro", "nom_famille"),
        ("sn", "nom"),
        ("givenName", "prenom"),
        ("ENTPersonAutresPrenoms", "prenoms"),
        ("personalTitle", "civilite"),
        ("ENTElevePersRelEleve", "responsables"),
        ("ENTEleveBoursier", "boursier"),
        ("ENTEleveRegime", "regime"),
        ("ENTEleveTransport", "transport"),
        ("ENTPersonAdresse", "adresse"),
        ("ENTPersonCodePostal", "code_postal"),
        ("ENTPersonVille", "ville"),
        ("ENTPersonPays", "pays"),
        ("ENTEleveAdresseRel", "adresse_rel"),
        ("ENTEleveStatutEleve", "statut"),
        ("ENTEleveMEF", "code_mef"),
        ("ENTEleveLibelleMEF", "libelle_mef"),
        ("ENTEleveNivFormation", "niveau"),
        ("ENTEleveFiliere", "filiere"),
        ("ENTEleveEnseignements", "enseignements"),
        ("ENTEleveCodeEnseignements", "codes_enseignements"),
        ("ENTPersonStructRattach", "etablissement"),
        ("ENTEleveClasses", "classes"),
        ("ENTEleveGroupes", "groupes"),
    ),
)

PERS_REL = Categorie(
    "PersRelEleve",
    "categoriePersonne",
    "PersRelEleve",
    (
        ("ENTPersonJointure", "jointure"),
        ("ENTPersonDateNaissance", "vide"),
        ("ENTPersonNomPatro", "nom_famille"),
        ("sn", "nom"),
        ("givenName", "prenom"),
        ("ENTPersonAutresPrenoms", "prenom"),
        ("personalTitle", "civilite"),
        ("ENTAuxPersRelEleveEleve", "eleves"),
        ("homePhone", "tel_personnel"),
        ("telephoneNumber", "tel_professionnel"),
        ("ENTPersonAdresse", "adresse"),
        ("ENTPersonCodePostal", "code_postal"),
        ("ENTPersonVille", "ville"),
        ("ENTPersonPays", "pays"),
        ("ENTPersonAdresseDiffusion", "diffusion"),
        ("mobile", "tel_portable"),
        ("mail", "mel"),
        ("ENTPersonMobileSMS", "sms"),
    ),
)

PERS_EDUC = Categorie(
    "PersEducNat",
    "categoriePersonne",
    "PersEducNat",
    (
        ("ENTPersonJointure", "jointure"),
        ("ENTPersonDateNaissance", "date_naissance"),
        ("ENTPersonNomPatro", "nom_famille"),
        ("sn", "nom"),
        ("givenName", "prenom"),
        ("ENTPersonAutresPrenoms", "prenom"),
        ("personalTitle", "civilite"),
        ("mail", "mel"),
        ("ENTPersonStructRattach", "etablissement"),
        ("ENTAuxEnsCategoDiscipline", "vide"),
        ("ENTAuxEnsDisciplinesPoste", "disciplines"),
        ("ENTAuxEnsMEF", "mefs"),
        ("ENTAuxEnsMatiereEnseignEtab", "matieres"),
        ("ENTAuxEnsClasses", "classes"),
        ("ENTAuxEnsGroupes", "groupes"),
        ("ENTAuxEnsClassesMatieres", "classes_matieres"),
        ("ENTAuxEnsGroupesMatieres", "groupes_matieres"),
        ("ENTAuxEnsClassesPrincipal", "classes_principal"),
        ("ENTPersonFonctions", "fonctions"),
        ("ENTPersonCategorieEnseignant", "enseignant"),
        ("PersEducNatPresenceDevantEleves", "devant_eleves"),
    ),
)

MEF = Categorie(
    "MefEducNat",
    "categorieMef",
    "MefEducNat",
    (
        ("ENTMefJointure", "code_mef"),
        ("ENTLibelleMef", "libelle"),
        ("ENTMEFRattach", "mef_rattachement"),
        ("ENTMEFSTAT11", "mefstat11"),
        ("ENTNivFormation", "niveau"),
        ("ENTFiliere", "filiere"),
    ),
)

MATIERE = Categorie(
    "MatiereEducNat",
    "categorieMatiere",
    "MatEducNat",
    (
        ("ENTMatJointure", "code_matiere"),
        ("ENTLibelleMatiere", "libelle"),
        ("ENTMatiereRattach", "matiere_nationale"),
    ),
)

CATEGORIES: dict[str, Categorie] = {
    nom.casefold(): categorie
    for categorie in (ETAB, PERS_EDUC, PERS_REL, ELEVE, MEF, MATIERE)
    for nom in (categorie.valeur, categorie.fichier)
}
"""Category of a record, as it is written (in any case), or as the file is named -> the category."""
