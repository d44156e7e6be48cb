"""verifier: any AAF set, ours or not -> what each kind of consumer would refuse, lose or pass over; nothing is kept."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyarrow as pa

from rentree.formats.aaf.ensembles import DTD, EXTENSIONS, Ensemble, Recherche, find_ensembles
from rentree.formats.aaf.etat import concat
from rentree.formats.aaf.lecteur import OPERATION
from rentree.formats.aaf.lots import Membre, check_md5
from rentree.formats.aaf.verification.constats import Constat
from rentree.formats.aaf.verification.examen import Examen, check_dtd, examine, refused
from rentree.formats.aaf.verification.fiches import check_records
from rentree.formats.aaf.verification.noms import check_categories, check_contents, check_names
from rentree.formats.aaf.verification.regles import REGLES
from rentree.formats.aaf.verification.verdict import Verdict, is_refused, judge
from rentree.formats.fichiers import Fichier
from rentree.formats.lecture import digest
from rentree.formats.refus import FichierRefuse, SommeFausse
from rentree.model.constats import Gravite
from rentree.pipeline.aaf.chaine import sort_sets
from rentree.pipeline.aaf.etats import Partition
from rentree.pipeline.aaf.partitions import find_partition
from rentree.pipeline.suivi import Suivi, silent
from rentree.pipeline.verification_aaf import Maillon, follow, is_before

RANGS = {gravite: rang for rang, gravite in enumerate(Gravite)}


@dataclass(frozen=True)
class FichierVu:
    """A file of a set: its base name, its bytes, its requests by category."""

    nom: str
    octets: int
    fiches: Mapping[str, int]


@dataclass(frozen=True)
class EnsembleVerifie:
    """A set and what was found in it.

    `operations` counts additions, modifications and deletions by category; `constats` are sorted by severity;
    `verdicts` has one line a consumer.
    """

    ensemble: Ensemble
    partition: Partition
    fichiers: tuple[FichierVu, ...]
    operations: Mapping[str, Mapping[str, int]]
    constats: tuple[Constat, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def repete(self) -> bool:
        """Whether it has the content of a set seen before it: the findings are those of that set."""
        return any(constat.regle.id == "ensemble-repete" for constat in self.constats)

    @property
    def refuse(self) -> bool:
        """Whether somebody would refuse it, a file of it, or records of it."""
        return is_refused(self.constats, self.verdicts)


@dataclass(frozen=True)
class Verification:
    """What a verification saw: sets in the order of their days, and archives that do not open."""

    ensembles: tuple[EnsembleVerifie, ...]
    archives: tuple[tuple[Fichier, Constat], ...]

    @property
    def vide(self) -> bool:
        """Whether there was nothing to read."""
        return not self.ensembles and not self.archives

    @property
    def refuse(self) -> bool:
        """Whether somebody would refuse something."""
        return bool(self.archives) or any(un.refuse for un in self.ensembles)


def verifier_aaf(chemins: Sequence[Path], *, suivi: Suivi = silent) -> Verification:
    """Check every AAF set below the paths, in the order of their days, each chain followed from its complete.

    Nothing is written and no home folder is needed. Raises FichierIllisible when a path does not exist.
    """
    recherche = find_ensembles(chemins)
    ensembles = sort_sets(recherche.ensembles)
    chantier = _Chantier()
    for fait, ensemble in enumerate(ensembles, start=1):
        chantier.take(ensemble)
        suivi("verifier", fait, len(ensembles))
    return Verification(tuple(chantier.finished()), tuple(_archives(recherche)))


def _archives(recherche: Recherche) -> Iterator[tuple[Fichier, Constat]]:
    for fichier, refus in recherche.refuses:
        yield fichier, refused(refus, fichier.chemin.name)


@dataclass(frozen=True)
class _Lu:
    """A set whose files were all looked at: `tables` holds what could be read, `whole` tells whether that is all."""

    ensemble: Ensemble
    examens: tuple[Examen, ...]
    tables: Mapping[str, pa.Table]
    constats: tuple[Constat, ...]
    whole: bool

    @property
    def empreinte(self) -> str:
        """The digest of the names and bytes of its files."""
        return digest("\n".join(sorted(f"{un.nom} {un.empreinte}" for un in self.examens)).encode())

    @property
    def foreign(self) -> bool:
        """Whether nothing in the files is of the AAF, in spite of their form."""
        return not self.tables and any(un.regle.id == "categorie-inconnue" for un in self.constats)

    def operations(self) -> dict[str, dict[str, int]]:
        """Category -> operation -> number."""
        return {
            nom: dict(sorted(Counter(table[OPERATION].to_pylist()).items()))
            for nom, table in sorted(self.tables.items())
        }


@dataclass
class _Chantier:
    """A verification that goes on: the chains, the sets seen by their digests, what was found."""

    chaines: dict[str, Maillon] = field(default_factory=dict)
    vus: dict[str, int] = field(default_factory=dict)
    completes: dict[str, list[Ensemble]] = field(default_factory=lambda: defaultdict(list))
    verifies: list[EnsembleVerifie] = field(default_factory=list)

    def take(self, ensemble: Ensemble) -> None:
        """Check one set."""
        lu = _read(ensemble)
        ensemble = replace(ensemble, genre=ensemble.genre or _kind(lu))
        courants = [maillon.as_courant() for _, maillon in sorted(self.chaines.items())]
        partition = find_partition(ensemble, lu.tables, ensemble.prologue, courants)
        if lu.whole and lu.empreinte in self.vus:
            self._repeat(lu, ensemble, self.verifies[self.vus[lu.empreinte]])
            return
        self.vus[lu.empreinte] = len(self.verifies)
        constats = (*lu.constats, *self._look(replace(lu, ensemble=ensemble), partition))
        fichiers = tuple(FichierVu(un.nom, un.octets, un.fiches) for un in lu.examens)
        self.verifies.append(EnsembleVerifie(ensemble, partition, fichiers, lu.operations(), constats, ()))

    def _repeat(self, lu: _Lu, ensemble: Ensemble, premier: EnsembleVerifie) -> None:
        """A set that was given already, elsewhere: what was found in it holds, and its own place is looked at."""
        repete = Constat(REGLES["ensemble-repete"], detail=str(premier.ensemble.lieu))
        constats = tuple(dict.fromkeys((repete, *lu.constats, *premier.constats)))
        self.verifies.append(replace(premier, ensemble=ensemble, constats=constats))

    def _look(self, lu: _Lu, partition: Partition) -> Iterator[Constat]:
        """What is wrong in a set that was not seen before, by itself and after the others."""
        yield from _by_itself(lu, premier_degre=partition.degre == "1D")
        if lu.ensemble.genre != "delta":
            self.completes[partition.nom].append(lu.ensemble)
        if not lu.whole:
            yield Constat(REGLES["references-passees"])
            return
        maillon, constats = follow(lu.ensemble, lu.tables, partition, self.chaines.get(partition.nom))
        if maillon is not None:
            self.chaines[partition.nom] = maillon
        yield from constats

    def finished(self) -> Iterator[EnsembleVerifie]:
        """The sets with their verdicts, once every complete is known."""
        for un in self.verifies:
            avances = is_before(un.ensemble, self.completes[un.partition.nom]) if un.ensemble.genre == "delta" else ()
            constats = sorted([*un.constats, *avances], key=_order)
            yield replace(un, constats=tuple(constats), verdicts=judge(constats))


def _order(constat: Constat) -> tuple[int, str, str, str, str]:
    return (RANGS[constat.regle.gravite], constat.regle.id, constat.categorie, constat.attribut, constat.fichier)


def _kind(lu: _Lu) -> str:
    """A set whose names say nothing is a delta when something in it is modified or deleted."""
    return "complet" if all(set(compte) <= {"add"} for compte in lu.operations().values()) else "delta"


def _by_itself(lu: _Lu, *, premier_degre: bool) -> Iterator[Constat]:
    yield from check_contents(lu.examens)
    yield from check_records(lu.tables)
    autres = sum(nombre for compte in lu.operations().values() for nom, nombre in compte.items() if nom != "add")
    if lu.ensemble.genre == "delta":
        yield from _delta(lu)
        return
    if autres:
        yield Constat(REGLES["complet-operations"], autres)
    if lu.examens and not lu.foreign:
        yield from check_categories(lu.examens, premier_degre=premier_degre)


def _delta(lu: _Lu) -> Iterator[Constat]:
    total = sum((Counter(compte) for compte in lu.operations().values()), Counter[str]())
    dit = f"{total['add']} ajouts, {total['modify']} modifications, {total['delete']} suppressions"
    yield Constat(REGLES["delta"], detail=dit)
    if total["delete"]:
        yield Constat(REGLES["delta-suppressions"], total["delete"])


def _read(ensemble: Ensemble) -> _Lu:
    """Look at every file of a set; one that is refused leaves the others to be looked at."""
    constats = [*check_names(ensemble), *_sums(ensemble)]
    examens: list[Examen] = []
    dtd = False
    try:
        for vu in _examined(ensemble):
            if isinstance(vu, Examen):
                examens.append(vu)
            else:
                dtd = True
                constats += check_dtd(vu)
    except FichierRefuse as refus:
        constats.append(refused(refus, ensemble.fichier.chemin.name))
    examens.sort(key=lambda un: un.nom)
    constats += _files(examens, dtd=dtd)
    parts: dict[str, list[pa.Table]] = defaultdict(list)
    for un in examens:
        for categorie, table in (un.lecture.tables if un.lecture else {}).items():
            parts[categorie].append(table)
    whole = bool(examens) and all(un.lecture for un in examens)
    vus = tuple(replace(un, lecture=None) for un in examens)
    examens.clear()
    tables = {categorie: concat(parts.pop(categorie)) for categorie in sorted(parts)}
    return _Lu(ensemble, vus, tables, tuple(constats), whole)


def _sums(ensemble: Ensemble) -> Iterator[Constat]:
    """The archive that lies beside the files that it packs is not read again; its sum is compared all the same."""
    if not ensemble.lieu.is_dir():
        return
    for extension in sorted(EXTENSIONS):
        archive = ensemble.lieu / f"{ensemble.nom}.{extension}"
        try:
            if archive.is_file():
                check_md5(archive)
        except SommeFausse as refus:
            yield replace(refused(refus, archive.name), regle=REGLES["somme-voisine"])


def _files(examens: Sequence[Examen], *, dtd: bool) -> Iterator[Constat]:
    """What is wrong in files, each by itself or said once for all."""
    for un in examens:
        yield from un.constats
    sans = [un.nom for un in examens if not un.doctype]
    if sans:
        yield Constat(REGLES["doctype-absent"], len(sans), fichier=sans[0], exemples=tuple(sans[:5]))
    if not dtd and len(sans) < len(examens):
        yield Constat(REGLES["dtd-absente"])
    for genre in ("html", "double"):
        touches = [un for un in examens if genre in un.entites]
        if touches:
            noms = tuple(un.nom for un in touches[:5])
            yield Constat(REGLES[f"entite-{genre}"], len(touches), detail=touches[0].entites[genre], exemples=noms)
    inconnues = sum((Counter(un.lecture.inconnues) for un in examens if un.lecture), Counter[str]())
    for categorie, nombre in sorted(inconnues.items()):
        yield Constat(REGLES["categorie-inconnue"], nombre, detail=categorie)


def _examined(ensemble: Ensemble) -> Iterator[Examen | bytes]:
    """Look at the files one after the other; the DTD that came with them is given as it is.

    Processes side by side would not be quicker: handing files and tables over costs what they save.
    """
    for membre, donnees in _with_dtd(ensemble).read():
        yield donnees if membre.nom == DTD else examine(donnees, nom=membre.nom, fichier=membre.fichier.nom)


def _with_dtd(ensemble: Ensemble) -> Ensemble:
    """The set with the DTD that lies beside its files, when there may be one."""
    if ensemble.lieu.is_dir():
        chemin = ensemble.lieu / DTD
        voisins = [Membre(Fichier(chemin), ensemble.lieu, DTD, b"")] if chemin.is_file() else []
    else:
        premier = ensemble.membres[0]
        nom = premier.fichier.membres[0].removesuffix(premier.nom) + DTD
        voisins = [Membre(Fichier(ensemble.lieu, (nom,)), ensemble.lieu, DTD, b"", premier.dossier)]
    return replace(ensemble, membres=(*ensemble.membres, *voisins))
