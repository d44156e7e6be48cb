"""Writing `sts_emp_<UAI>_<AAAA>.xml`, the STS-WEB export for timetable software.

As the real files of 2021: no indentation, one element a line, the root on the line of the declaration. The block
SUPPLEANTS, which the DTD does not know, is written only when somebody is replaced.
"""

from collections.abc import Iterable

from rentree.formats.gabarit import DECLARATION, attribute, elements, encode
from rentree.model.exports import (
    Codes,
    Effectif,
    Enseignant,
    ExportEtablissement,
    Individu,
    Matiere,
    Mef,
    Nomenclature,
    Programme,
    Remplacement,
    Service,
    StructureSts,
    Suppleant,
)

_LIBELLES = ("LIBELLE_COURT", "LIBELLE_LONG")
_TABLES = {
    "types_ahe": ("TYPES_AHE", "TYPE_AHE", "CODE", _LIBELLES),
    "civilites": ("CIVILITES", "CIVILITE", "CODE", _LIBELLES),
    "mefstats4": ("MEFSTATS4", "MEFSTAT4", "CODE", (*_LIBELLES, "INDEMNITE_PP_AUTORISEE")),
    "taux_ponds": ("TAUX_PONDS", "TAUX_POND", "TAUX", ("CPGE_BTS",)),
    "mods_cours": ("MODS_COURS", "MOD_COURS", "CODE", (*_LIBELLES, "CO_ENS")),
}
_ACADEMIES = {
    **dict.fromkeys(("009", "012", "031", "032", "046", "065", "081", "082"), ("016", "TOULOUSE")),
}


def write_sts(export: ExportEtablissement) -> bytes:
    """Return the STS file of a school."""
    donnees = (
        _wrap("INDIVIDUS", "".join(_individu(i, export.annee) for i in export.individus))
        + _wrap("STRUCTURE", _structures(export))
        + (_wrap("SUPPLEANTS", "".join(map(_suppleant, export.suppleants))) if export.suppleants else "")
    )
    corps = _parametres(export) + _nomenclatures(export.nomenclature) + _wrap("DONNEES", donnees)
    return encode(f"{DECLARATION}<STS_EDT>\n{corps}</STS_EDT>\n")


def _wrap(balise: str, contenu: str, **attributs: str) -> str:
    noms = "".join(f' {nom}="{attribute(valeur)}"' for nom, valeur in attributs.items())
    return f"<{balise}{noms}>\n{contenu}</{balise}>\n"


def _fields(**champs: str | None) -> str:
    return elements(tuple(champs), tuple(champs.values()), vide="/")


def _parametres(export: ExportEtablissement) -> str:
    etab = export.etablissement
    code, libelle = _ACADEMIES[etab.departement]
    uaj = _wrap("ACADEMIE", _fields(CODE=code, LIBELLE=libelle)) + _fields(
        SIGLE=etab.type_etab,
        DENOM_PRINC=etab.denomination,
        DENOM_COMPL=etab.complement,
        CODE_NATURE=etab.nature,
        CODE_CATEGORIE=etab.type_etab,
        MENTION_DISTRIBUTION="",
        ADRESSE=etab.ligne1,
        COMMUNE=etab.commune,
        CODE_POSTAL=etab.code_postal,
        BOITE_POSTALE="",
        CEDEX="0",
        TELEPHONE=etab.telephone,
        STATUT="public",
        ETABLISSEMENT_SENSIBLE="false",
    )
    dates = _fields(DATE_DEBUT=f"{export.annee}-09-01", DATE_FIN=f"{export.annee + 1}-08-31")
    annee = _wrap("ANNEE_SCOLAIRE", dates, ANNEE=str(export.annee))
    return _wrap("PARAMETRES", _wrap("UAJ", uaj, CODE=etab.uai) + annee)


def _nomenclatures(nomenclature: Nomenclature) -> str:
    enseignes = {programme.mef for programme in nomenclature.programmes}
    mefs = (mef for mef in nomenclature.mefs if mef.code in enseignes)
    return _wrap(
        "NOMENCLATURES",
        "".join(map(_table, nomenclature.codes_sts))
        + _wrap("MATIERES", "".join(map(_matiere, nomenclature.matieres)))
        + _wrap("MEFS", "".join(map(_mef, mefs)))
        + _wrap("PROGRAMMES", "".join(map(_programme, nomenclature.programmes))),
    )


def _table(codes: Codes) -> str:
    bloc, ligne, attribut, colonnes = _TABLES[codes.nom]
    lignes = (
        _wrap(ligne, _fields(**dict(zip(colonnes, valeurs, strict=True))), **{attribut: code})
        for code, *valeurs in codes.lignes
    )
    return _wrap(bloc, "".join(lignes))


def _matiere(matiere: Matiere) -> str:
    champs = _fields(
        CODE_GESTION=matiere.gestion,
        LIBELLE_COURT=matiere.court,
        LIBELLE_LONG=matiere.libelle,
        LIBELLE_EDITION=matiere.edition,
    )
    return _wrap("MATIERE", champs, CODE=matiere.code)


def _mef(mef: Mef) -> str:
    champs = _fields(
        FORMATION=mef.formation,
        SPECIALITE="",
        LIBELLE_LONG=mef.libelle,
        LIBELLE_EDITION=mef.edition,
        MEFSTAT11=mef.mefstat,
        MEFSTAT4=mef.mefstat[:4],
    )
    return _wrap("MEF", champs, CODE=mef.code)


def _programme(programme: Programme) -> str:
    """STS has no election modality, and no horaire under one hour."""
    heures = f"{max(1.0, programme.heures):.2f}"
    return _wrap("PROGRAMME", _fields(CODE_MEF=programme.mef, CODE_MATIERE=programme.matiere, HORAIRE=heures))


def _individu(individu: Individu, annee: int) -> str:
    fiche = _fields(
        SEXE=individu.sexe,
        CIVILITE=individu.civilite,
        NOM_USAGE=individu.nom_usage,
        NOM_PATRONYMIQUE=individu.nom_patronymique,
        PRENOM=individu.prenom,
        DATE_NAISSANCE=individu.date_naissance,
        GRADE=individu.grade,
        FONCTION=individu.fonction,
    )
    if individu.divisions_principales:
        fiche += _wrap("PROFS_PRINC", "".join(_principal(code, annee) for code in individu.divisions_principales))
    if individu.disciplines:
        fiche += _wrap("DISCIPLINES", _disciplines(individu))
    return _wrap("INDIVIDU", fiche, ID=str(individu.id), TYPE=individu.type)


def _principal(code: str, annee: int) -> str:
    dates = {"DATE_DEBUT": f"{annee}-09-01", "DATE_FIN": f"{annee + 1}-08-31"}
    return _wrap("PROF_PRINC", _fields(CODE_STRUCTURE=code, **dates))


def _disciplines(individu: Individu) -> str:
    return "".join(
        _wrap("DISCIPLINE", _fields(LIBELLE_COURT=d.libelle, NB_HEURES=f"{d.heures:.2f}"), CODE=d.code)
        for d in individu.disciplines
    )


def _structures(export: ExportEtablissement) -> str:
    divisions = sorted(export.divisions_sts, key=lambda structure: structure.code)
    groupes = sorted(export.groupes_sts, key=lambda structure: structure.code)
    return _wrap("DIVISIONS", "".join(map(_division, divisions))) + _wrap("GROUPES", "".join(map(_groupe, groupes)))


def _division(division: StructureSts) -> str:
    contenu = (
        _fields(LIBELLE_LONG=division.libelle)
        + _effectif(division.effectif)
        + _parts("MEFS_APPARTENANCE", "MEF_APPARTENANCE", division.mefs)
        + _services(division.services)
    )
    return _wrap("DIVISION", contenu, CODE=division.code)


def _groupe(groupe: StructureSts) -> str:
    contenu = (
        _fields(LIBELLE_LONG=groupe.libelle)
        + _effectif(groupe.effectif)
        + _fields(EFFECTIF_MAX_EDT="0")
        + _parts("DIVISIONS_APPARTENANCE", "DIVISION_APPARTENANCE", groupe.divisions)
        + _parts("MEFS_APPARTENANCE", "MEF_APPARTENANCE", groupe.mefs)
        + _services(groupe.services)
    )
    return _wrap("GROUPE", contenu, CODE=groupe.code)


def _effectif(effectif: Effectif) -> str:
    return _fields(EFFECTIF_PREVU=str(effectif.prevu), EFFECTIF_CALCULE=str(effectif.calcule))


def _parts(bloc: str, ligne: str, effectifs: Iterable[Effectif]) -> str:
    return _wrap(bloc, "".join(_wrap(ligne, _effectif(effectif), CODE=effectif.code) for effectif in effectifs))


def _services(services: Iterable[Service]) -> str:
    return _wrap("SERVICES", "".join(map(_service, services)))


def _service(service: Service) -> str:
    contenu = _fields(
        HEURES_STRUCTURE=f"{service.heures:.3f}",
        CO_ENS="true" if service.co_enseignement else "false",
    ) + _wrap("ENSEIGNANTS", "".join(map(_enseignant, service.enseignants)))
    return _wrap("SERVICE", contenu, CODE_MATIERE=service.matiere, CODE_MOD_COURS=service.modalite)


def _enseignant(enseignant: Enseignant) -> str:
    heures = _fields(HEURES_AGENT=f"{enseignant.heures:.3f}")
    return _wrap("ENSEIGNANT", heures, ID=str(enseignant.id), TYPE=enseignant.type)


def _suppleant(suppleant: Suppleant) -> str:
    fiche = _fields(
        SEXE=suppleant.sexe,
        CIVILITE=suppleant.civilite,
        NOM_USAGE=suppleant.nom_usage,
        NOM_PATRONYMIQUE=suppleant.nom_patronymique,
        PRENOM=suppleant.prenom,
        GRADE=suppleant.grade,
        FONCTION=suppleant.fonction,
    )
    services = _wrap("SERVICES_SUPPLEANTS", "".join(map(_remplacement, suppleant.remplacements)))
    return _wrap("SUPPLEANT", fiche + services, ID=str(suppleant.id), TYPE="eppsup")


def _remplacement(remplacement: Remplacement) -> str:
    service = _fields(
        CODE_MATIERE=remplacement.matiere,
        CODE_STRUCTURE=remplacement.structure,
        CODE_MOD_COURS=remplacement.modalite,
    )
    periode = _fields(
        TYPE="sup",
        DATE_DEBUT=remplacement.date_debut,
        DATE_FIN=remplacement.date_fin,
        HEURES=f"{remplacement.heures:.3f}",
        TYPE_ABSENT=remplacement.absent_type,
        ID_ABSENT=str(remplacement.absent_id),
    )
    return _wrap("SERVICE_SUPPLEANT", service + _wrap("PERIODES", _wrap("PERIODE", periode)))
