"""Whose AAF a set is: académie, degree, scope, told by its heads, else by its structures, else by its names."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from rentree.formats.aaf.canonique import AGRICOLE
from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.aaf.lecteur import Prologue
from rentree.formats.aaf.spec import ELEVE, ETAB
from rentree.model.nomenclatures import ACADEMIES, DEPARTEMENTS
from rentree.model.normalisation import unaccent
from rentree.pipeline.aaf.etats import Courant, Partition

PREMIER_DEGRE = frozenset({"ENTPersonNom", "ENTPersonPrenom", "ENTPersonClasses", "ENTEcoleSecteur", "ENTEcoleCommune"})
"""Attributes that only the first degree has."""

SECOND_DEGRE = frozenset({"sn", "givenName", "personalTitle", "ENTEtablissementContrat", "ENTEleveClasses"})
"""Attributes that only the second degree has."""

INCONNUE = "inconnue"
LONGUEUR = 8
_PREFIXE = re.compile(r"^(?:ac|academie(?: de| d)?) +")
_ANNEXE = re.compile(r"annexe ([14])(?:\W|bis|$)", re.IGNORECASE)
_DEGRE_1 = re.compile(r"(?:ENT|AAF)[_-]?1D", re.IGNORECASE)


def find_partition(
    ensemble: Ensemble, tables: Mapping[str, pa.Table], prologue: Prologue, courants: Iterable[Courant]
) -> Partition:
    """Say whose AAF a set is.

    A delta that does not say its académie belongs to the state that its project, degree and scope name, when only one
    does, or only one that came from a place of the same name.
    """
    courants = list(courants)
    degre = _degree(ensemble, tables, prologue, courants)
    dite = _code(prologue.academie) or _from_structures(tables.get(ETAB.fichier))
    if not dite and ensemble.genre == "delta":
        dite = _from_states(ensemble, degre, courants)
    partition = Partition(dite or _from_names(ensemble), degre, ensemble.portee or _network(ensemble))
    return partition if partition.portee else _apart(partition, ensemble, tables, courants)


def _apart(
    partition: Partition, ensemble: Ensemble, tables: Mapping[str, pa.Table], courants: Iterable[Courant]
) -> Partition:
    """Two projects of one académie that have no school in common are two states: the project is the second's scope."""
    siens = {un.partition.portee: un for un in courants if replace(un.partition, portee="") == partition}
    a_part = replace(partition, portee=_scope(ensemble))
    if a_part.portee in siens:
        return a_part
    premier = siens.get("")
    autre = premier is not None and ensemble.projet not in {"", premier.projet} and ensemble.genre != "delta"
    return a_part if premier and autre and are_apart(schools_of(tables), premier.ecoles) else partition


def _scope(ensemble: Ensemble) -> str:
    return re.sub(r"[^A-Z0-9]+", "_", ensemble.projet.upper()).strip("_")


def schools_of(tables: Mapping[str, pa.Table]) -> frozenset[str]:
    """The UAI of the schools that pupils are attached to: every set has the rectorat."""
    eleves, structures = tables.get(ELEVE.fichier), tables.get(ETAB.fichier)
    if eleves is None or structures is None or "ENTStructureUAI" not in structures.column_names:
        return frozenset()
    uais = dict(zip(structures["id"].to_pylist(), structures["ENTStructureUAI"].to_pylist(), strict=True))
    citees = pc.unique(eleves["ENTPersonStructRattach"]) if "ENTPersonStructRattach" in eleves.column_names else []
    return frozenset(uai for citee in citees if (uai := uais.get(str(citee))))


def are_apart(ecoles: frozenset[str], autres: frozenset[str]) -> bool:
    """Whether it is known that two sets have no school in common."""
    return bool(ecoles and autres) and ecoles.isdisjoint(autres)


def _network(ensemble: Ensemble) -> str:
    """The schools of the ministry of agriculture come in sets of their own, beside those of their académie."""
    return AGRICOLE if AGRICOLE in ensemble.projet.upper() else ""


def _code(texte: str) -> str:
    """The code of an académie on two digits, from `13` or `013`; empty when there is none such."""
    chiffres = texte.strip()
    code = f"{int(chiffres):02d}" if chiffres.isascii() and chiffres.isdigit() else ""
    return code if code in ACADEMIES else ""


def _from_structures(table: pa.Table | None) -> str:
    if table is None:
        return ""
    lectures = (
        _most_common(map(_code, _values(table, "ENTServAcCodeAcademie"))),
        _most_common(map(by_label, _values(table, "ENTServAcAcademie"))),
        _most_common(DEPARTEMENTS.get(uai[:3], "") for uai in _values(table, "ENTStructureUAI")),
        _most_common(map(slug, _values(table, "ENTServAcAcademie"))),
    )
    return next(filter(None, lectures), "")


def _values(table: pa.Table, colonne: str) -> list[str]:
    if colonne not in table.column_names:
        return []
    valeurs: list[str] = pc.drop_null(table[colonne]).to_pylist()
    return valeurs


def _most_common(codes: Iterable[str]) -> str:
    """The most common one that tells something; the first by name of two equals."""
    compte = Counter(code for code in codes if code)
    return min(compte, key=lambda code: (-compte[code], code)) if compte else ""


def _from_states(ensemble: Ensemble, degre: str, courants: Iterable[Courant]) -> str:
    portees = {ensemble.portee or _network(ensemble), ensemble.portee or _scope(ensemble)}
    suite = (ensemble.projet, degre)
    freres = [un for un in courants if (un.projet, un.partition.degre) == suite and un.partition.portee in portees]
    voisins = [un for un in freres if un.lieu == slug(ensemble.place)]
    seuls = voisins if len(freres) > 1 else freres
    return seuls[0].partition.academie if len(seuls) == 1 else ""


def by_label(libelle: str) -> str:
    """The code of an académie from its name, however it is written (`Aix-Marseille`, `ac-créteil`)."""
    return _PAR_NOM.get(_plain(libelle), "")


def _plain(libelle: str) -> str:
    lettres = re.sub(r"[^a-z0-9]+", " ", unaccent(libelle).lower()).strip()
    return _PREFIXE.sub("", lettres)


_PAR_NOM = {_plain(nom): code for code, (nom, _) in ACADEMIES.items()}


def slug(libelle: str) -> str:
    """At most eight letters, digits and hyphens of a label."""
    return _plain(libelle).replace(" ", "-")[:LONGUEUR].strip("-")


def _from_names(ensemble: Ensemble) -> str:
    """An académie named in a name (`ENTBFC_BESANCON`), else the slug of the folder that holds the set."""
    mots = (mot for nom in (ensemble.projet, ensemble.place) for mot in re.split(r"[_.]", nom))
    return next(filter(None, map(by_label, mots)), "") or slug(ensemble.place) or INCONNUE


def _degree(ensemble: Ensemble, tables: Mapping[str, pa.Table], prologue: Prologue, courants: Iterable[Courant]) -> str:
    """What the head says, else the attributes, the name, the only state of that place or project; else the second."""
    if dit := _told(prologue):
        return dit
    attributs = {nom for table in tables.values() for nom in table.column_names}
    if attributs & PREMIER_DEGRE or _DEGRE_1.search(f"{ensemble.nom} {ensemble.lieu.name}"):
        return "1D"
    if attributs & SECOND_DEGRE:
        return "2D"
    freres = [un for un in courants if un.projet == ensemble.projet]
    voisins = [un for un in freres if un.lieu == slug(ensemble.place)]
    return next((degre for proches in (voisins, freres) if (degre := _only(proches))), "2D")


def _told(prologue: Prologue) -> str:
    """The degree that a head says, or the annex of the SDET that it follows: 1 for the first, 4 for the second."""
    dit = prologue.degre.upper()
    annexe = _ANNEXE.match(prologue.version_sdet)
    return dit if dit in {"1D", "2D"} else {"1": "1D", "4": "2D"}[annexe[1]] if annexe else ""


def _only(courants: Iterable[Courant]) -> str:
    """The degree of states that all have the same."""
    degres = {un.partition.degre for un in courants}
    return degres.pop() if len(degres) == 1 else ""
