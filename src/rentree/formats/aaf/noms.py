"""The official names of the AAF, every version and both degrees, and the working columns that they feed."""

from collections.abc import Mapping

Noms = Mapping[str, tuple[str, ...]]
"""Working column -> the official names that may feed it: the first that has a value wins."""

_IDENTITE: Noms = {
    "civilite": ("personalTitle", "ENTPersonCivilite"),
    "nom_famille": ("ENTPersonNomPatro",),
    "nom": ("sn", "ENTPersonNom"),
    "prenom": ("givenName", "ENTPersonPrenom"),
    "mel": ("mail", "ENTPersonMail"),
}

_ADRESSE: Noms = {
    "adresse": ("ENTPersonAdresse",),
    "code_postal": ("ENTPersonCodePostal",),
    "ville": ("ENTPersonVille",),
    "pays": ("ENTPersonPays",),
    "tel_personnel": ("homePhone", "ENTPersonTelPerso"),
}

ETABLISSEMENTS: Noms = {
    "jointure": ("id",),
    "uai": ("ENTStructureUAI",),
    "ancien_uai": ("ENTEtablissementUAI",),
    "siren": ("ENTStructureSIREN",),
    "nom_courant": ("ENTStructureNomCourant",),
    "type_structure": ("ENTStructureTypeStruct",),
    "nature": ("ENTStructureCodeTypeStruct",),
    "secteur": ("ENTEtablissementContrat", "ENTEcoleSecteur"),
    "boite_postale": ("postOfficeBox", "ENTStructureBoitePostale"),
    "adresse": ("street", "ENTStructureAdresse"),
    "code_postal": ("postalCode", "ENTStructureCodePostal"),
    "commune": ("l", "ENTStructureVille"),
    "telephone": ("telephoneNumber", "ENTStructureTelephone"),
    "mel": ("ENTStructureMailSI", "ENTStructureEmail"),
    "academie_libelle": ("ENTServAcAcademie",),
    "classes": ("ENTStructureClasses",),
    "groupes": ("ENTStructureGroupes",),
}

ELEVES: Noms = {
    "id": ("id",),
    "ine": ("ENTEleveINE",),
    "eleve_siecle": ("ENTEleveStructRattachId",),
    "date_naissance": ("ENTPersonDateNaissance",),
    "prenoms": ("ENTPersonAutresPrenoms",),
    **_IDENTITE,
    **_ADRESSE,
    "liens": ("ENTElevePersRelEleve",),
    "autorite": ("ENTEleveAutoriteParentale",),
    "parents": ("ENTEleveParents",),
    "pere": ("ENTElevePere",),
    "mere": ("ENTEleveMere",),
    "autre1": ("ENTElevePersRelEleve1",),
    "qualite1": ("ENTEleveQualitePersRelEleve1",),
    "autre2": ("ENTElevePersRelEleve2",),
    "qualite2": ("ENTEleveQualitePersRelEleve2",),
    "logeurs": ("ENTEleveAdresseRel",),
    "boursier": ("ENTEleveBoursier",),
    "regime": ("ENTEleveRegime",),
    "transport": ("ENTEleveTransport",),
    "statut": ("ENTEleveStatutEleve",),
    "code_mef": ("ENTEleveMEF",),
    "libelle_mef": ("ENTEleveLibelleMEF",),
    "matieres": ("ENTEleveEnseignements",),
    "codes_matieres": ("ENTEleveCodeEnseignements",),
    "etablissement": ("ENTPersonStructRattach",),
    "entree": ("ENTEleveDateEntreeStructRattach",),
    "sortie": ("ENTEleveDateSortieStructRattach",),
    "entrees_classes": ("ENTEleveDateEntreeClasses",),
    "classes": ("ENTEleveClasses", "ENTPersonClasses"),
    "groupes": ("ENTEleveGroupes", "ENTPersonGroupes"),
}

RESPONSABLES: Noms = {
    "id": ("id",),
    **_IDENTITE,
    **_ADRESSE,
    "eleves": ("ENTAuxPersRelEleveEleve", "ENTPersRelEleveEleve"),
    "tel_professionnel": ("telephoneNumber", "ENTPersRelEleveTelPro"),
    "tel_portable": ("mobile", "ENTPersRelEleveTelMobile"),
    "sms": ("ENTPersonMobileSMS",),
    "diffusion": ("ENTPersonAdresseDiffusion",),
}

PERSONNELS: Noms = {
    "id": ("id",),
    "date_naissance": ("ENTPersonDateNaissance",),
    **_IDENTITE,
    "etablissement": ("ENTPersonStructRattach",),
    "fonctions": ("ENTPersonFonctions",),
    "direction": ("ENTEnsFonctionDir",),
    "enseignant": ("ENTPersonCategorieEnseignant",),
    "classes": ("ENTAuxEnsClasses",),
    "groupes": ("ENTAuxEnsGroupes",),
    "classes_matieres": ("ENTAuxEnsClassesMatieres",),
    "groupes_matieres": ("ENTAuxEnsGroupesMatieres",),
    "principal": ("ENTAuxEnsClassesPrincipal",),
}

MEFS: Noms = {
    "code_mef": ("id",),
    "libelle": ("ENTLibelleMef",),
    "mef_rattachement": ("ENTMEFRattach",),
    "mefstat11": ("ENTMEFSTAT11",),
}

MATIERES: Noms = {
    "code_matiere": ("id",),
    "libelle": ("ENTLibelleMatiere",),
    "matiere_nationale": ("ENTMatiereRattach",),
}

BRUTS: dict[str, tuple[str, Noms]] = {
    "brut_etablissements": ("EtabEducNat", ETABLISSEMENTS),
    "brut_eleves": ("Eleve", ELEVES),
    "brut_responsables": ("PersRelEleve", RESPONSABLES),
    "brut_personnels": ("PersEducNat", PERSONNELS),
    "brut_mefs": ("MefEducNat", MEFS),
    "brut_matieres": ("MatiereEducNat", MATIERES),
}
"""Working table -> the file of a state that feeds it, and its columns."""

DATES = ("date_naissance", "entree", "sortie")
"""The working columns that are one date."""

PREFIXES = ("brut_eleves", "brut_responsables")
"""The tables whose `id` takes the prefix of the degree: pupils and relatives of other sources have numbers too."""
