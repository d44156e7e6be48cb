"""What the names of the files of a set say, and what consumers that trust names would make of them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.aaf.spec import CATEGORIES, ELEVE, ETAB, MATIERE, MEF, PERS_EDUC, PERS_REL
from rentree.formats.aaf.titres import date_of, read_title
from rentree.formats.aaf.verification.constats import EXEMPLES, Constat
from rentree.formats.aaf.verification.examen import Examen
from rentree.formats.aaf.verification.regles import REGLES

JETONS = tuple(sorted({categorie.fichier for categorie in CATEGORIES.values()}))
"""How files are named: MatiereEducNat, where a record says MatEducNat."""

_NUMERO = re.compile(r"_([0-9]*)\.xml$", re.IGNORECASE)
_CHIFFRES = re.compile(r"(?<![0-9])20[0-9]{5,8}(?![0-9])")
_ARCHIVE = re.compile(r"ENT[12]D(?:VA)?\.20[0-9]{6}.*\.(?:tgz|zip)$", re.IGNORECASE)
_PERSONNES = (ELEVE.fichier, PERS_EDUC.fichier, PERS_REL.fichier, ETAB.fichier)
_NOMENCLATURES = (MEF.fichier, MATIERE.fichier)


def check_names(ensemble: Ensemble) -> Iterator[Constat]:
    """Yield what is odd in the names of a set."""
    noms = [membre.nom for membre in ensemble.membres]
    etrangers = [nom for nom in noms if not any(f"_{jeton}_" in f"_{nom}" for jeton in JETONS)]
    yield from _named("nom-categorie", etrangers)
    numeros = {nom: lu[1] for nom in noms if nom not in etrangers and (lu := _NUMERO.search(nom))}
    yield from _named("nom-sans-numero", [nom for nom in noms if nom not in etrangers and not numeros.get(nom)])
    yield from _named("nom-numero-court", [nom for nom, numero in numeros.items() if numero and len(numero) != 4])
    yield from _numbers(noms)
    yield from _dates(ensemble)
    if not ensemble.lieu.is_dir() and not _ARCHIVE.search(ensemble.lieu.name):
        yield Constat(REGLES["archive-nom"], detail=ensemble.lieu.name)


def _named(regle: str, noms: Sequence[str]) -> Iterator[Constat]:
    if noms:
        yield Constat(REGLES[regle], len(noms), fichier=noms[0], exemples=tuple(noms[:EXEMPLES]))


def _numbers(noms: Sequence[str]) -> Iterator[Constat]:
    """Files of a category are numbered without a hole, from 0000."""
    vus: dict[str, set[int]] = defaultdict(set)
    for titre in map(read_title, noms):
        if titre.numero is not None and titre.categorie:
            vus[titre.categorie].add(titre.numero)
    for categorie, numeros in sorted(vus.items()):
        if min(numeros) == 1:
            yield Constat(REGLES["numeros-un"], categorie=categorie, detail="0001")
        premier = 0 if 0 in numeros else 1
        if manquants := sorted(set(range(premier, max(numeros) + 1)) - numeros):
            dits = [f"{manque:04d}" for manque in manquants[:EXEMPLES]]
            yield Constat(REGLES["numeros-troues"], len(manquants), categorie, detail=", ".join(dits))


def _dates(ensemble: Ensemble) -> Iterator[Constat]:
    prefixe = read_title(ensemble.membres[0].nom).prefixe
    longues = [chiffres for chiffres in _CHIFFRES.findall(prefixe) if len(chiffres) != 8]
    if longues:
        yield Constat(REGLES["nom-date"], detail=longues[0])
    if ensemble.jour is None:
        yield Constat(REGLES["nom-sans-date"])
    nom, tete = date_of(prefixe), date_of(ensemble.prologue.jour)
    if nom and tete and nom != tete:
        yield Constat(REGLES["dates-contraires"], detail=f"{nom:%d/%m/%Y} et {tete:%d/%m/%Y}")
    if not ensemble.genre:
        yield Constat(REGLES["nom-genre"])


def check_contents(examens: Sequence[Examen]) -> Iterator[Constat]:
    """Yield files that hold another category than they say."""
    for examen in examens:
        annoncee = CATEGORIES.get(read_title(examen.nom).categorie.casefold())
        autres = [categorie for categorie in examen.fiches if annoncee and categorie != annoncee.fichier]
        if annoncee and autres:
            yield Constat(
                REGLES["nom-contenu"], categorie=annoncee.fichier, fichier=examen.nom, detail=", ".join(autres)
            )


def check_categories(examens: Sequence[Examen], *, premier_degre: bool) -> Iterator[Constat]:
    """Yield categories that a complete lacks, files or records."""
    annoncees = {CATEGORIES[jeton].fichier for un in examens if (jeton := _token(un.nom)) in CATEGORIES}
    vues = annoncees.union(*(un.fiches for un in examens))
    for categorie in _PERSONNES:
        if categorie not in vues:
            yield Constat(REGLES["categorie-absente"], categorie=categorie)
    for categorie in () if premier_degre else _NOMENCLATURES:
        if categorie not in vues:
            yield Constat(REGLES["nomenclature-absente"], categorie=categorie)
    if not any(un.fiches.get(ELEVE.fichier) for un in examens):
        yield Constat(REGLES["complet-sans-eleve"], categorie=ELEVE.fichier)


def _token(nom: str) -> str:
    return read_title(nom).categorie.casefold()
