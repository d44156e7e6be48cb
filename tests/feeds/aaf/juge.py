"""A judge of AAF files who knows only the norm: what a consumer would stumble on, in plain Python."""

from collections.abc import Iterator

from tests.feeds.aaf.lecture import Aaf, Fiche

PERSONNES = ("PersEducNat", "PersRelEleve", "Eleve")
IDENTIFIANTS = {
    "EtabEducNat": "ENTStructureJointure",
    "MefEducNat": "ENTMefJointure",
    "MatiereEducNat": "ENTMatJointure",
    **dict.fromkeys(PERSONNES, "ENTPersonJointure"),
}
OPERATIONNELS = {categorie: categorie for categorie in IDENTIFIANTS} | {"MatiereEducNat": "MatEducNat"}


def judge(aaf: Aaf) -> list[str]:
    """Every fault found, empty when the files hold together."""
    return [*aaf.fautes, *_identifiers(aaf), *_families(aaf), *_structures(aaf), *_codes(aaf)]


def _identifiers(aaf: Aaf) -> Iterator[str]:
    vus: set[str] = set()
    for categorie, fiches in aaf.fiches.items():
        for fiche in fiches:
            cle = f"{categorie} {fiche.identifiant}"
            if fiche.one(IDENTIFIANTS[categorie]) != fiche.identifiant or fiche.categorie != OPERATIONNELS[categorie]:
                yield f"{cle}: l'identifiant et la fiche ne s'accordent pas"
            portee = "personne" if categorie in PERSONNES else categorie
            if f"{portee} {fiche.identifiant}" in vus:
                yield f"{cle}: identifiant en double"
            vus.add(f"{portee} {fiche.identifiant}")


def _families(aaf: Aaf) -> Iterator[str]:
    eleves, responsables = aaf.by_id("Eleve"), aaf.by_id("PersRelEleve")
    d_un_cote = {
        (eleve, lien.split("$")[0]) for eleve, fiche in eleves.items() for lien in fiche.all("ENTElevePersRelEleve")
    }
    de_l_autre = {
        (eleve, responsable)
        for responsable, fiche in responsables.items()
        for eleve in fiche.all("ENTAuxPersRelEleveEleve")
    }
    yield from (f"lien d'un seul côté : {paire}" for paire in d_un_cote ^ de_l_autre)
    yield from (
        f"élève {e} ou responsable {r} absent" for e, r in d_un_cote if e not in eleves or r not in responsables
    )
    yield from (
        f"responsable {cle} sans élève" for cle, r in responsables.items() if not r.all("ENTAuxPersRelEleveEleve")
    )
    for cle, fiche in eleves.items():
        yield from (
            f"élève {cle}: lien mal formé {lien}" for lien in fiche.all("ENTElevePersRelEleve") if not _link(lien)
        )
        yield from (
            f"élève {cle}: adresse de {qui}" for qui in fiche.all("ENTEleveAdresseRel") if not _housed(cle, qui, fiche)
        )


def _link(lien: str) -> bool:
    parties = lien.split("$")
    return (
        len(parties) == 6
        and parties[1].isdigit()
        and set(parties[2:3] + parties[4:]) <= {"0", "1"}
        and parties[3] in "012"
    )


def _housed(cle: str, qui: str, fiche: Fiche) -> bool:
    return qui == cle or qui in {lien.split("$")[0] for lien in fiche.all("ENTElevePersRelEleve")}


def _structures(aaf: Aaf) -> Iterator[str]:
    ecoles = aaf.by_id("EtabEducNat")
    connues = {
        nom: {
            f"{cle}${valeur.split('$')[0]}"
            for cle, ecole in ecoles.items()
            for valeur in ecole.all(f"ENTStructure{nom}")
        }
        for nom in ("Classes", "Groupes")
    }
    for categorie, genre in (("Eleve", "ENTEleve"), ("PersEducNat", "ENTAuxEns")):
        for fiche in aaf.fiches[categorie]:
            qui = f"{categorie} {fiche.identifiant}"
            if fiche.one("ENTPersonStructRattach") not in ecoles:
                yield f"{qui}: établissement inconnu"
            for nom, valeurs in connues.items():
                yield from (f"{qui}: {nom} {valeur}" for valeur in fiche.all(genre + nom) if valeur not in valeurs)
    yield from _teaching(aaf, connues, set(ecoles))
    yield from (
        f"élève {fiche.identifiant} sans classe" for fiche in aaf.fiches["Eleve"] if not fiche.all("ENTEleveClasses")
    )
    for cle, ecole in ecoles.items():
        codes = {valeur.split("$")[0] for valeur in ecole.all("ENTStructureClasses")}
        for valeur in ecole.all("ENTStructureGroupes"):
            yield from (
                f"{cle}: {valeur}: division inconnue" for division in valeur.split("$")[2:] if division not in codes
            )


def _teaching(aaf: Aaf, connues: dict[str, set[str]], ecoles: set[str]) -> Iterator[str]:
    for fiche in aaf.fiches["PersEducNat"]:
        qui = f"PersEducNat {fiche.identifiant}"
        for nom in ("Classes", "Groupes"):
            paires = [valeur.rsplit("$", 1)[0] for valeur in fiche.all(f"ENTAuxEns{nom}Matieres")]
            if paires != fiche.all(f"ENTAuxEns{nom}"):
                yield f"{qui}: {nom} et leurs matières ne vont pas ensemble"
        yield from (
            f"{qui}: principal de {v}" for v in fiche.all("ENTAuxEnsClassesPrincipal") if v not in connues["Classes"]
        )
        for fonction in fiche.all("ENTPersonFonctions"):
            if len(fonction.split("$")) != 5 or fonction.split("$")[0] not in ecoles:
                yield f"{qui}: fonction {fonction}"


def _codes(aaf: Aaf) -> Iterator[str]:
    mefs, matieres = aaf.by_id("MefEducNat"), aaf.by_id("MatiereEducNat")
    for fiche in aaf.fiches["Eleve"]:
        codes, libelles = fiche.all("ENTEleveCodeEnseignements"), fiche.all("ENTEleveEnseignements")
        if len(codes) != len(libelles):
            yield f"élève {fiche.identifiant}: matières et codes ne vont pas ensemble"
        yield from (f"élève {fiche.identifiant}: matière {code}" for code in codes if code not in matieres)
        yield from (f"élève {fiche.identifiant}: MEF {mef}" for mef in fiche.all("ENTEleveMEF") if mef not in mefs)
    for ecole in aaf.fiches["EtabEducNat"]:
        for valeur in ecole.all("ENTStructureClasses"):
            yield from (f"{ecole.identifiant}: MEF {mef}" for mef in valeur.split("$")[2:] if mef not in mefs)
    for fiche in aaf.fiches["PersEducNat"]:
        services = fiche.all("ENTAuxEnsClassesMatieres") + fiche.all("ENTAuxEnsGroupesMatieres")
        yield from (
            f"PersEducNat {fiche.identifiant}: matière de {v}"
            for v in services
            if v.rsplit("$", 1)[1] not in {*matieres, ""}
        )
