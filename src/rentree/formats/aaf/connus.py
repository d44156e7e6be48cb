"""Every attribute that an AAF of any version and degree is known to have, by category: the others are read and said."""

from rentree.formats.aaf.spec import CATEGORIES

_PERSONNE = (
    "ENTPersonJointure ENTPersonDateNaissance ENTPersonNomPatro sn givenName ENTPersonAutresPrenoms personalTitle "
    "ENTPersonNom ENTPersonPrenom ENTPersonCivilite ENTPersonMail mail "
    "ENTPersonAdresse ENTPersonCodePostal ENTPersonVille ENTPersonPays homePhone ENTPersonStructRattach"
)
_AUTRES: dict[str, str] = {
    "Eleve": _PERSONNE + " ENTEleveParents ENTElevePere ENTEleveMere ENTEleveAutoriteParentale ENTElevePersRelEleve1"
    " ENTEleveQualitePersRelEleve1 ENTElevePersRelEleve2 ENTEleveQualitePersRelEleve2"
    " ENTEleveEnseignementsEtablissementsAccueil ENTEleveStructureRattachIdMEN"
    " ENTEleveDateEntreeClasses ENTEleveDateSortieClasses ENTEleveDateEntree ENTEleveDateSortie"
    " ENTEleveDateEntreeStructRattach ENTEleveDateSortieStructRattach"
    " ENTEleveRestaurantScolaire ENTEleveGarderieMatin ENTEleveGarderieSoir ENTEleveEtudesSurveillees"
    " ENTEleveNiveau ENTEleveCycle ENTEleveTypeClasse ENTPersonClasses ENTPersonGroupes",
    "PersRelEleve": _PERSONNE
    + " ENTPersRelEleveEleve ENTPersonTelPerso ENTPersRelEleveTelMobile ENTPersRelEleveTelPro",
    "PersEducNat": _PERSONNE
    + " ENTEnsFonctionDir ENTEnsFonctionDirDate ENTEnsSpecialites ENTPersonSTSId ENTPersonStructRattachDate"
    " ENTAuxEnsCategoDisciplineDate ENTAuxEnsMEFDate ENTAuxEnsClassesMatieresDate ENTAuxEnsGroupesMatieresDate"
    " ENTAuxEnsClassesPrincipalDate ENTPersonFonctionsDate ENTPersonCategorieEnseignantDate",
    "EtabEducNat": "ENTStructureEmail ENTStructureAdresse ENTStructureBoitePostale ENTStructureCodePostal"
    " ENTStructureVille ENTStructureTelephone ENTStructureFax ENTEcoleMinistereTutelle"
    " ENTEcoleCodeMinistereTutelle ENTEcoleSecteur ENTEcoleCirconscription ENTEcoleCommune ENTEcoleRPI",
    "MefEducNat": "",
    "MatiereEducNat": "",
}

CONNUS: dict[str, frozenset[str]] = {
    categorie.fichier: frozenset(nom for nom, _ in categorie.attributs) | frozenset(_AUTRES[categorie.fichier].split())
    for categorie in CATEGORIES.values()
}
"""Category -> official names of its attributes."""
