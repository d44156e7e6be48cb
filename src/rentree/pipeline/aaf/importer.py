"""importer: AAF sets of any producer -> states. All of a set or nothing; the other sets go on."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from rentree.formats.aaf.ensembles import Ensemble, find_ensembles
from rentree.formats.refus import FichierRefuse
from rentree.model.constats import Constat
from rentree.pipeline.aaf.application import Suite, follow_complete, follow_delta, kind_of_content
from rentree.pipeline.aaf.chaine import is_older, sort_sets
from rentree.pipeline.aaf.constats import content_constats, incident_constats, older_constat
from rentree.pipeline.aaf.etats import LECTEUR, Courant, EtatAaf, read_courants, write_etat
from rentree.pipeline.aaf.lecture import Contenu, open_set, read_set
from rentree.pipeline.aaf.partitions import find_partition
from rentree.pipeline.inventaire import Refuse
from rentree.pipeline.maison import Maison
from rentree.pipeline.suivi import Suivi, silent


@dataclass(frozen=True)
class ImportAaf:
    """What an import did: states read, sets refused, constats, sets known already, and the paths that are of the AAF.

    `deja` names the sets that were applied before; `pris` are the paths that no other search should look into.
    """

    lus: tuple[EtatAaf, ...] = ()
    refuses: tuple[Refuse, ...] = ()
    constats: tuple[Constat, ...] = ()
    deja: tuple[str, ...] = ()
    fichiers: int = 0
    octets: int = 0
    pris: frozenset[Path] = frozenset()

    @property
    def read(self) -> bool:
        """Whether some set was read to its end, even when it told nothing new or nothing that is of the AAF."""
        return bool(self.lus or self.deja or self.constats)


def importer_aaf(
    chemins: Sequence[Path],
    *,
    maison: Maison,
    jour: datetime.date,
    hors: Sequence[Path] = (),
    sauter: bool = False,
    suivi: Suivi = silent,
) -> ImportAaf:
    """Bring every AAF set below `chemins` into the states of `maison`, in the order of their dates.

    A complete replaces the state of its académie, degree and scope; a delta is applied to it once, when no delta of a
    working day is missing before it, or in spite of that with `sauter`. A set refused leaves the state as it was.
    `jour` is the day of the import, for a set that carries no date. Raises FichierIllisible when a path does not
    exist.
    """
    recherche = find_ensembles(chemins, hors=(maison.racine, *hors))
    chantier = _Chantier(maison, jour, sauter, read_courants(maison))
    ensembles = sort_sets(recherche.ensembles)
    for fait, ensemble in enumerate(ensembles, start=1):
        chantier.take(ensemble)
        suivi("importer", fait, len(ensembles))
    archives = [Refuse(fichier, "", refus) for fichier, refus in recherche.refuses]
    return ImportAaf(
        lus=tuple(courant.etat for _, courant in sorted(chantier.lus.items())),
        refuses=tuple(archives + chantier.refuses),
        constats=tuple(chantier.constats),
        deja=tuple(chantier.deja),
        fichiers=sum(len(ensemble.membres) for ensemble in ensembles) + len(archives),
        octets=chantier.octets,
        pris=recherche.pris,
    )


@dataclass
class _Chantier:
    """An import that goes on: where states are, and what happened so far."""

    maison: Maison
    jour: datetime.date
    sauter: bool
    courants: dict[str, Courant]
    lus: dict[str, Courant] = field(default_factory=dict)
    refuses: list[Refuse] = field(default_factory=list)
    constats: list[Constat] = field(default_factory=list)
    deja: list[str] = field(default_factory=list)
    octets: int = 0

    def take(self, ensemble: Ensemble) -> None:
        """Bring one set in, or say why not."""
        try:
            ouvert = open_set(ensemble)
            if self._knows(ensemble, ouvert.empreinte):
                self.deja.append(ensemble.nom)
                return
            self._apply(ensemble, ouvert.empreinte, read_set(ouvert))
            self.octets += ouvert.octets
        except FichierRefuse as refus:
            self.refuses.append(Refuse(ensemble.fichier, ensemble.portee, refus))

    def _knows(self, ensemble: Ensemble, empreinte: str) -> bool:
        """Whether a set was applied; a complete that another version of the reader read is read again.

        A set that belongs to a chain that is over is known too, if its date tells that it is old.
        """
        return any(
            (empreinte in courant.empreintes and (courant.lecteur == LECTEUR or empreinte != courant.etat.empreinte))
            or (ensemble.jour is not None and empreinte in courant.anciennes)
            for courant in self.courants.values()
        )

    def _apply(self, ensemble: Ensemble, empreinte: str, contenu: Contenu) -> None:
        if contenu.foreign:
            self.constats += content_constats(ensemble, contenu)
            return
        ensemble = replace(ensemble, genre=ensemble.genre or kind_of_content(contenu))
        partition = find_partition(ensemble, contenu.tables, contenu.prologue, self.courants.values())
        avant = self.courants.get(partition.nom)
        if avant and is_older(ensemble, avant.etat.jour):
            self.constats.append(older_constat(ensemble, avant.etat))
            return
        if ensemble.genre == "delta":
            suite = follow_delta(
                ensemble, contenu, partition, avant, empreinte=empreinte, recu=self.jour, sauter=self.sauter
            )
        else:
            suite = follow_complete(ensemble, contenu, partition, avant, empreinte=empreinte, recu=self.jour)
        self._keep(ensemble, contenu, suite)

    def _keep(self, ensemble: Ensemble, contenu: Contenu, suite: Suite) -> None:
        courant = write_etat(
            self.maison, suite.courant, suite.changees, gardees=suite.gardees, versions=vars(contenu.prologue)
        )
        nom = courant.partition.nom
        self.courants[nom] = self.lus[nom] = courant
        self.constats += content_constats(ensemble, contenu)
        self.constats += incident_constats(ensemble, suite.incidents)
