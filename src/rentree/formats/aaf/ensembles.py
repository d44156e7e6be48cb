"""Finding AAF sets: the files of one extraction, in a folder or an archive, told by their content."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from rentree.formats.aaf.lecteur import Prologue, looks_like_aaf, read_prologue
from rentree.formats.aaf.lots import Membre, is_archive, list_members, open_archive
from rentree.formats.aaf.titres import Titre, date_of, kind_of, read_title, says_aaf
from rentree.formats.fichiers import TETE, Fichier, files_below
from rentree.formats.refus import FichierRefuse

DTD = "ficAlimMENESR.dtd"

EXTENSIONS = frozenset({"tgz", "tar.gz", "tar", "zip"})


@dataclass(frozen=True)
class Ensemble:
    """The files of one extraction.

    `lieu` is the folder or the archive that holds them, `portee` the UAI when the extraction is of one school, `genre`
    is `complet`, `delta`, or empty when neither a name nor a folder says it; `jour` is None when nothing gives it.
    `place` is the name of the nearest folder or archive.
    """

    nom: str
    lieu: Path
    membres: tuple[Membre, ...]
    projet: str
    portee: str
    genre: str
    jour: datetime.date | None
    prologue: Prologue
    place: str

    @property
    def fichier(self) -> Fichier:
        """The set as one thing to be named to the user: its archive, or its first file."""
        return self.membres[0].fichier if self.lieu.is_dir() else Fichier(self.lieu)

    def read(self) -> Iterator[tuple[Membre, bytes]]:
        """Yield each file and its bytes; an archive is gone through once. Raises FichierRefuse."""
        if self.lieu.is_dir():
            for membre in self.membres:
                yield membre, membre.fichier.read()
        else:
            yield from open_archive(self.lieu, self.membres)


@dataclass(frozen=True)
class Recherche:
    """What a search gave: sets, archives refused and why, and every path that is of the AAF."""

    ensembles: tuple[Ensemble, ...]
    refuses: tuple[tuple[Fichier, FichierRefuse], ...]
    pris: frozenset[Path]


def find_ensembles(chemins: Sequence[Path], *, hors: Iterable[Path] = ()) -> Recherche:
    """Find every AAF set below the paths, folders of `hors` left out, in the order of the places.

    Raises FichierIllisible when a path given does not exist.
    """
    trouves: list[Membre] = []
    refuses: list[tuple[Fichier, FichierRefuse]] = []
    pris: set[Path] = set()
    for chemin in files_below(chemins, hors=hors):
        if _packs_its_neighbours(chemin):
            pris |= _taken(chemin)
            continue
        membres, refus = _look_into(chemin)
        if refus and (membres or says_aaf(chemin.name)):
            refuses.append((Fichier(chemin), refus))
            pris |= _taken(chemin)
        elif membres and not refus:
            trouves += membres
            pris |= _taken(chemin)
    return Recherche(tuple(_ensembles(trouves, chemins)), tuple(refuses), frozenset(pris))


def _packs_its_neighbours(chemin: Path) -> bool:
    """Tell an archive that lies beside the very files that it packs, as ours do: they are read once."""
    prefixe, _, extension = chemin.name.partition(".")
    return extension in EXTENSIONS and any(chemin.parent.glob(f"{escape(prefixe)}_*.xml"))


def _look_into(chemin: Path) -> tuple[list[Membre], FichierRefuse | None]:
    """The AAF files that a path holds, and why it is to be refused, if it is."""
    membres: list[Membre] = []
    try:
        membres.extend(filter(_is_ours, _members(chemin)))
    except FichierRefuse as refus:
        return membres, refus
    return membres, None


def _members(chemin: Path) -> Iterator[Membre]:
    fichier = Fichier(chemin)
    tete = fichier.read(limite=TETE)
    if is_archive(tete):
        yield from list_members(chemin)
    else:
        yield Membre(fichier, chemin.parent, chemin.name, tete)


def _is_ours(membre: Membre) -> bool:
    """Its root says it; without one, a file that bears an AAF name is taken: its set is seen not to be whole."""
    return looks_like_aaf(membre.tete) or read_title(membre.nom).sure


def _taken(chemin: Path) -> set[Path]:
    voisins = (chemin.with_name(DTD), chemin.with_name(f"{chemin.name}.md5"), chemin.with_suffix(".md5"))
    return {chemin, *(voisin for voisin in voisins if voisin.is_file())}


def _ensembles(membres: Iterable[Membre], chemins: Sequence[Path]) -> Iterator[Ensemble]:
    """Group the files of a place by the beginning of their names, then by what their heads say."""
    groupes: dict[tuple[Path, str, str], list[tuple[Membre, Titre, Prologue]]] = defaultdict(list)
    for membre in membres:
        titre = read_title(membre.nom)
        groupes[membre.lieu, membre.dossier, titre.prefixe].append((membre, titre, read_prologue(membre.tete)))
    for cle in sorted(groupes):
        for lus in _by_head(groupes[cle]):
            yield _ensemble(lus, chemins)


def _by_head(lus: list[tuple[Membre, Titre, Prologue]]) -> list[list[tuple[Membre, Titre, Prologue]]]:
    """Two extractions whose files have the same names are told apart by their académie and their degree."""
    tetes = {(prologue.academie, prologue.degre) for _, _, prologue in lus if prologue.academie or prologue.degre}
    if len(tetes) < 2:
        return [lus]
    return [[lu for lu in lus if (lu[2].academie, lu[2].degre) == tete] for tete in sorted(tetes)]


def _ensemble(lus: list[tuple[Membre, Titre, Prologue]], chemins: Sequence[Path]) -> Ensemble:
    lus = sorted(lus, key=lambda lu: lu[0].nom)
    membre, titre, _ = lus[0]
    noms = [titre.prefixe, *_places(membre, chemins)]
    prologue = next((un for _, _, un in lus if un != Prologue()), Prologue())
    jour = next((jour for nom in noms if (jour := date_of(nom))), None) or date_of(prologue.jour)
    return Ensemble(
        nom=titre.prefixe or next((nom for nom in noms[1:] if nom), membre.nom),
        lieu=membre.lieu,
        membres=tuple(un for un, _, _ in lus),
        projet=titre.projet,
        portee=titre.portee,
        genre=next((genre for nom in noms if (genre := kind_of(nom))), ""),
        jour=jour,
        prologue=prologue,
        place=next((nom for nom in noms[1:] if nom), ""),
    )


def _places(membre: Membre, chemins: Sequence[Path]) -> list[str]:
    """Names of the folders and of the archive that hold a file, the nearest first, up to the path that was given."""
    internes = [partie for partie in reversed(Path(membre.dossier).parts) if partie != "."]
    externes: list[str] = []
    for dossier in (membre.lieu, *membre.lieu.parents):
        externes.append(dossier.name)
        if any(dossier in {chemin, chemin.parent} for chemin in chemins):
            break
    return internes + externes
