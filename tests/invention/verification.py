"""An independent checker: what is wrong in an académie, as (id of the defect, UAI, key), found by other means."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.invention.ecole_lue import EcoleLue, read_academie, read_atss

Constat = tuple[str, str, str]
Trouve = Iterator[tuple[str, str]]
_RNIE = re.compile(r"(\d{9})([A-HJK]{2})")
_COMPOSITE = re.compile(r"(?i)&|/|\S\s(et|ou)\s\S")
_CIVILITE = re.compile(r"^(M\.|MME|MLLE|MONSIEUR|MADAME)\s")


def find_defects(dossier: Path, *, annee: int = 2025) -> set[Constat]:
    """Return everything wrong in the exports of an académie."""
    ecoles = read_academie(dossier)
    constats: set[Constat] = set()
    for ecole in ecoles:
        for regle in (_eleves, _structures_des_eleves, _responsables, _structures, _services, _personnels):
            constats |= {(defaut, ecole.uai, cle) for defaut, cle in regle(ecole)}
        constats |= {(defaut, ecole.uai, cle) for defaut, cle in _naissances(ecole, annee)}
    atss = {("personnel-sans-fonction", a["uai"], f"gi:{a['id']}") for a in read_atss(dossier) if not a["fonction"]}
    return constats | atss | set(_entre_ecoles(ecoles))


def has_right_key(ine: str) -> bool:
    """Tell whether an INE-RNIE has the right key: 97 less the number modulo 97, in two letters."""
    match = _RNIE.fullmatch(ine)
    if not match:
        return False
    dizaine, unite = divmod(97 - int(match[1]) % 97, 10)
    return match[2] == "ABCDEFGHJK"[dizaine] + "ABCDEFGHJK"[unite]


def _eleves(ecole: EcoleLue) -> Trouve:
    partages = Counter(e.get("ID_NATIONAL") for e in ecole.presents.values() if e.get("ID_NATIONAL"))
    for cle, eleve in ecole.presents.items():
        ine = eleve.get("ID_NATIONAL")
        if not ine:
            yield "eleve-sans-ine", f"eleve:{cle}"
        elif not has_right_key(ine):
            yield "ine-cle-fausse", f"eleve:{cle}"
        if partages[ine] > 1:
            yield "ine-partage", f"eleve:{cle}"
        if "CODE_SEXE" not in eleve:
            yield "sexe-absent", f"eleve:{cle}"
        yield from ((defaut, f"eleve:{cle}") for defaut in _noms(eleve))


def _noms(fiche: dict[str, str]) -> Iterator[str]:
    nom, prenom = fiche["NOM_DE_FAMILLE"], fiche["PRENOM"]
    if not prenom:
        yield "nom-vide"
    if "?" in nom + prenom:
        yield "nom-caractere-perdu"
    if re.search(r"\d", nom + prenom):
        yield "nom-chiffre"
    if _CIVILITE.search(nom):
        yield "nom-civilite"
    if _COMPOSITE.search(prenom) or nom in ("M. MME MANENTE", "DESINIERES", "BATTISTUTA"):
        yield "nom-deux-personnes"


def _naissances(ecole: EcoleLue, annee: int) -> Trouve:
    for cle, eleve in ecole.presents.items():
        naissance = eleve.get("DATE_NAISS")
        if not naissance:
            yield "naissance-absente", f"eleve:{cle}"
        elif not _is_date(naissance):
            yield "naissance-impossible", f"eleve:{cle}"
        elif not 9 <= annee - int(naissance[-4:]) <= 20:
            yield "naissance-improbable", f"eleve:{cle}"


def _is_date(texte: str) -> bool:
    try:
        datetime.strptime(texte, "%d/%m/%Y")
    except ValueError:
        return False
    return True


def _structures_des_eleves(ecole: EcoleLue) -> Trouve:
    mefs = {d.code: d.mefs for d in ecole.siecle("DIVISION")}
    divisions = {g.code: g.divisions for g in ecole.siecle("GROUPE")}
    for cle, eleve in ecole.presents.items():
        if not eleve["D"]:
            yield "eleve-sans-division", f"eleve:{cle}"
        if len(eleve["D"]) > 1:
            yield "eleve-deux-divisions", f"eleve:{cle}"
        if eleve["D"] and eleve.get("CODE_MEF") not in mefs[eleve["D"][0]]:
            yield "mef-hors-division", f"eleve:{cle}"
        if eleve["D"] and any(eleve["D"][0] not in divisions[groupe] for groupe in eleve["G"]):
            yield "eleve-groupe-hors-division", f"eleve:{cle}"
        if set(eleve["D"]) - set(ecole.structures_sts("DIVISION")):
            yield "eleve-division-hors-sts", f"eleve:{cle}"
        if set(eleve["G"]) - set(ecole.structures_sts("GROUPE")):
            yield "eleve-groupe-hors-sts", f"eleve:{cle}"
    for cle, eleve in ecole.eleves.items():
        if "DATE_SORTIE" in eleve and (eleve["D"] or eleve["G"]):
            yield "sorti-avec-structures", f"eleve:{cle}"


def _responsables(ecole: EcoleLue) -> Trouve:
    for cle in ecole.eleves:
        legaux = ecole.niveaux[cle].count("1")
        if legaux == 0:
            yield "eleve-sans-responsable-legal", f"eleve:{cle}"
        if legaux > 2:
            yield "eleve-trop-de-legaux", f"eleve:{cle}"
    yield from _liens(ecole)
    for cle, personne in ecole.personnes.items():
        yield from ((defaut, f"responsable:{cle}") for defaut in _noms(personne))


def _liens(ecole: EcoleLue) -> Trouve:
    liees = {lien["PERSONNE_ID"] for lien in ecole.liens}
    for lien in ecole.liens:
        if lien["PERSONNE_ID"] not in ecole.personnes:
            yield "lien-personne-inconnue", f"responsable:{lien['PERSONNE_ID']}"
        if lien["ELEVE_ID"] not in ecole.eleves:
            yield "lien-eleve-inconnu", f"responsable:{lien['PERSONNE_ID']}"
        if lien["NIVEAU_RESPONSABILITE"] == "3" and lien["CODE_PARENTE"] in ("10", "20"):
            yield "responsable-contact", f"responsable:{lien['PERSONNE_ID']}"
    yield from (("responsable-sans-lien", f"responsable:{cle}") for cle in ecole.personnes if cle not in liees)
    homonymes = defaultdict(list)
    for cle, personne in ecole.personnes.items():
        adresse = ecole.responsables.find(f".//ADRESSE[@ADRESSE_ID='{personne.get('ADRESSE_ID')}']/LIGNE1_ADRESSE")
        lieu = None if adresse is None else adresse.text
        homonymes[personne["NOM_DE_FAMILLE"], personne["PRENOM"].upper(), lieu].append(cle)
    doubles = (cle for cles in homonymes.values() if len(cles) > 1 for cle in cles)
    yield from (("responsable-en-double", f"responsable:{cle}") for cle in doubles)


def _structures(ecole: EcoleLue) -> Trouve:
    codes = {"division": set(ecole.structures_sts("DIVISION")), "groupe": set(ecole.structures_sts("GROUPE"))}
    siecle = {"division": ecole.siecle("DIVISION"), "groupe": ecole.siecle("GROUPE")}
    comptes = ecole.counted("D")
    for genre, seule in (("division", "seule"), ("groupe", "seul")):
        connus = {s.code for s in siecle[genre]}
        yield from ((f"{genre}-siecle-{seule}", f"{genre}:{code}") for code in connus - codes[genre])
        yield from ((f"{genre}-sts-{seule}", f"{genre}:{code}") for code in codes[genre] - connus)
    yield from _codes(codes["division"], {s.code for s in siecle["groupe"]})
    yield from _effectifs(ecole, comptes)


def _codes(divisions: set[str], groupes: set[str]) -> Trouve:
    for code in groupes:
        if code in divisions:
            yield "groupe-code-egal-division", f"groupe:{code}"
        elif len(code) > 8:
            yield "groupe-code-long", f"groupe:{code}"
        if not re.fullmatch(r"[A-Z0-9 _-]+", code):
            yield "groupe-code-caracteres", f"groupe:{code}"
    yield from (("division-code-long", f"division:{code}") for code in divisions if len(code) > 8)


def _effectifs(ecole: EcoleLue, comptes: Counter[str]) -> Trouve:
    for code, division in ecole.structures_sts("DIVISION").items():
        if int(division.findtext("EFFECTIF_CALCULE")) != comptes[code]:
            yield "effectif-division", f"division:{code}"
        if division.find("SERVICES/SERVICE") is None:
            yield "division-sans-service", f"division:{code}"
    for genre in ("DIVISION", "GROUPE"):
        for structure in ecole.structures_sts(genre).values():
            assert _sums_are_exact(structure), (ecole.uai, structure.get("CODE"))


def _sums_are_exact(structure: Any) -> bool:
    total = int(structure.findtext("EFFECTIF_CALCULE"))
    return all(
        sum(int(part.findtext("EFFECTIF_CALCULE")) for part in bloc) == total
        for bloc in (structure.find("MEFS_APPARTENANCE"), structure.find("DIVISIONS_APPARTENANCE"))
        if bloc is not None
    )


def _services(ecole: EcoleLue) -> Trouve:
    matieres = {m.get("CODE") for m in ecole.sts.iter("MATIERE")}
    for structure, matiere, enseignants in ecole.services():
        if matiere not in matieres:
            yield "service-matiere-inconnue", f"service:{structure}/{matiere}"
        if not enseignants:
            yield "service-sans-enseignant", f"service:{structure}/{matiere}"
        assert set(enseignants) <= set(ecole.individus), (ecole.uai, structure, matiere)


def _personnels(ecole: EcoleLue) -> Trouve:
    occupes = {cle for _, _, enseignants in ecole.services() for cle in enseignants}
    for cle, individu in ecole.individus.items():
        if cle.startswith("local:"):
            yield "ressource-locale", cle
        elif individu.find("FONCTION") is None:
            yield "personnel-sans-fonction", cle
        elif individu.findtext("FONCTION") == "ENS" and cle not in occupes:
            yield "enseignant-sans-service", cle


def _entre_ecoles(ecoles: list[EcoleLue]) -> Iterator[Constat]:
    porteurs = defaultdict(list)
    for ecole in ecoles:
        for cle, eleve in ecole.presents.items():
            porteurs[eleve.get("ID_NATIONAL"), eleve.get("DATE_NAISS")].append((ecole.uai, cle))
    for (ine, _), ou in porteurs.items():
        if ine and len({uai for uai, _ in ou}) > 1:
            yield from (("eleve-deux-etablissements", uai, f"eleve:{cle}") for uai, cle in ou)
