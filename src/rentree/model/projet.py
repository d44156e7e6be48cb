"""An ENT project: who it serves and how, as typed configuration."""

import datetime
from dataclasses import dataclass, field

from rentree.model.erreurs import ErreurRentree

PROFILS = {
    "eleve": "élèves",
    "responsable": "responsables",
    "enseignant": "enseignants",
    "direction": "direction",
    "vie_scolaire": "vie scolaire",
    "documentaliste": "documentalistes",
    "administratif": "administratifs",
    "academie": "académie",
    "collectivite": "collectivité",
}
"""Profile of an account -> its name for a reader."""

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
"""Days of the week, from 0."""


class ProjetFaux(ErreurRentree):
    """Le fichier de projet est faux."""

    que_faire = "Corrigez-le, ou retirez la ligne : la valeur par défaut s'appliquera."


@dataclass(frozen=True)
class OptionsLogin:
    """Options of the login rule: see `rentree.comptes.login.RegleLogin`, which they feed."""

    separateur: str = "."
    caracteres: str = "._-"
    remplacement: str = "-"
    espace: str = "_"
    maximum: int = 64
    premier_homonyme: int = 2


@dataclass(frozen=True)
class OptionsAaf:
    """Options of the AAF files: project tag of the names, encoding, records a file, versions in the comments."""

    projet: str = "ENT"
    encodage: str = "UTF-8"
    enregistrements: int = 3500
    version_af: str = "AAF-VE2407"
    version_sdet: str = "Annexe 4bis version 6.4"


@dataclass(frozen=True)
class Delais:
    """Days from deactivation to deletion: `defaut`, and those of some profiles in `par_profil`."""

    defaut: int = 56
    par_profil: tuple[tuple[str, int], ...] = ()

    def of(self, profil: str) -> int:
        """The delay of a profile."""
        return dict(self.par_profil).get(profil, self.defaut)


@dataclass(frozen=True)
class Seuil:
    """When a brake trips: more than `plancher` accounts, and either more than `part` (0 to 1) or `nombre` of them."""

    part: float
    nombre: int
    plancher: int

    def trips(self, nombre: int, *, sur: int) -> bool:
        """Whether `nombre` changes out of `sur` accounts are too many."""
        return nombre > self.plancher and (nombre > self.nombre or nombre > self.part * sur)


@dataclass(frozen=True)
class Freins:
    """Brakes by school and profile, and for the whole project; `ete` is the first and the last day, as (month, day).

    Summer is when a third of a school leaves; deletions were all weighed once, when they were deactivations.
    """

    desactivation: Seuil = Seuil(0.10, 60, 5)
    desactivation_ete: Seuil = Seuil(0.45, 600, 5)
    suppression: Seuil = Seuil(0.50, 600, 5)
    projet: Seuil = Seuil(0.05, 20_000, 20)
    projet_ete: Seuil = Seuil(0.40, 400_000, 20)
    ete: tuple[tuple[int, int], tuple[int, int]] = ((7, 1), (10, 15))

    def leaving(self, jour: datetime.date) -> Seuil:
        """The threshold of deactivations in one school and profile, on that day."""
        return self.desactivation_ete if self.is_summer(jour) else self.desactivation

    def leaving_project(self, jour: datetime.date) -> Seuil:
        """The threshold of deactivations in the whole project, on that day."""
        return self.projet_ete if self.is_summer(jour) else self.projet

    def is_summer(self, jour: datetime.date) -> bool:
        """Whether the day is in the summer of the brakes, both ends included."""
        return self.ete[0] <= (jour.month, jour.day) <= self.ete[1]


@dataclass(frozen=True)
class Gel:
    """A freeze, both days included: nothing is deactivated; with `ajout_seul`, accounts are only added or restored."""

    debut: datetime.date
    fin: datetime.date
    ajout_seul: bool = False


@dataclass(frozen=True)
class Calendrier:
    """Days of the week (0 is Monday) on which the AAF goes out complete, and those on which a delta does."""

    complets: tuple[int, ...] = (5,)
    deltas: tuple[int, ...] = (0, 1, 2, 3, 4)

    def next_complete(self, jour: datetime.date) -> datetime.date | None:
        """The first complete day from that day on, itself included; None when no day is complete."""
        attentes = ((complet - jour.weekday()) % 7 for complet in self.complets)
        attente = min(attentes, default=None)
        return None if attente is None else jour + datetime.timedelta(days=attente)


@dataclass(frozen=True)
class OptionsLettres:
    """What letters say: the address where a code is used, the days that it is valid, the name of the ENT."""

    adresse: str = "https://ent.exemple.invalid/activation"
    validite: int = 90
    ent: str = "l'espace numérique de travail"
    gabarit: str = ""


@dataclass(frozen=True)
class OptionsLdap:
    """The directory: its address, the entry that writes, the base of the tree; the password is never in the file.

    It is read in the environment variable `RENTREE_LDAP_MOT_DE_PASSE`, else in the file `mot_de_passe`.
    """

    url: str = ""
    compte: str = ""
    base: str = ""
    mot_de_passe: str = ""


@dataclass(frozen=True)
class Projet:
    """An ENT project.

    `etablissements` are the UAI that it serves, all of them when empty; `en_charge` gives an account to level 2
    responsables (personnes en charge) too; `retenir` names the rules of control whose fiches are held back, without
    account, until they are mended.
    """

    nom: str = "ent"
    etablissements: tuple[str, ...] = ()
    en_charge: bool = False
    retenir: tuple[str, ...] = ()
    login: OptionsLogin = field(default_factory=OptionsLogin)
    aaf: OptionsAaf = field(default_factory=OptionsAaf)
    delais: Delais = field(default_factory=Delais)
    freins: Freins = field(default_factory=Freins)
    gels: tuple[Gel, ...] = ()
    calendrier: Calendrier = field(default_factory=Calendrier)
    lettres: OptionsLettres = field(default_factory=OptionsLettres)
    ldap: OptionsLdap = field(default_factory=OptionsLdap)

    def freeze(self, jour: datetime.date) -> Gel | None:
        """The freeze of that day, one that only adds before one that only keeps."""
        ouverts = [gel for gel in self.gels if gel.debut <= jour <= gel.fin]
        return max(ouverts, key=lambda gel: gel.ajout_seul, default=None)
