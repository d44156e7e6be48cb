"""The plan of an invented académie: which schools, which numbers each may use, who shares with whom.

A school is made from the plan and its own random stream, so that it can be made alone, in any order and in parallel;
what two schools share is drawn from a third stream that both replay. School i shares with school i + 1.
"""

from dataclasses import dataclass
from functools import cached_property
from random import Random

from rentree.invention.lieux import DEPARTEMENTS, Commune, communes_of, draw_denomination, draw_voie
from rentree.model.erreurs import ErreurRentree
from rentree.model.exports import Etablissement
from rentree.model.identifiants import ine_rnie_key, uai_key

_ETABLISSEMENTS_MAX = 1000 * len(DEPARTEMENTS)


class PlanImpossible(ErreurRentree):
    """Ces chiffres ne font pas une académie."""

    que_faire = "Donnez un nombre dans l'intervalle indiqué."


@dataclass(frozen=True)
class Numeros:
    """The numbers that belong to one school, so that keys are unique in the académie without a register."""

    eleve: int
    personne: int
    adresse: int
    agent: int


@dataclass(frozen=True)
class Plan:
    """What is asked for; `eleves` is the mean number of pupils present in a school, `annee` the first civil year."""

    etablissements: int
    eleves: int
    graine: int
    defauts: bool
    annee: int

    def __post_init__(self) -> None:
        """Raise PlanImpossible when a figure is out of range."""
        if not 0 < self.etablissements <= _ETABLISSEMENTS_MAX:
            raise PlanImpossible("etablissements", detail=f"entre 1 et {_ETABLISSEMENTS_MAX}")
        if not 0 < self.eleves <= 5000:
            raise PlanImpossible("eleves", detail="entre 1 et 5000")
        if not 1990 <= self.annee <= 2099:
            raise PlanImpossible("annee", detail="entre 1990 et 2099")

    @cached_property
    def numeros_par_ecole(self) -> int:
        """Return how many pupil numbers a school owns, leavers and shared pupils included."""
        return 2 * self.eleves + 200

    def uai_of(self, rang: int) -> str:
        """Return the UAI of school `rang`: numbers from 9000 up, which no real school has."""
        departement = DEPARTEMENTS[(rang + rang // 1000) % len(DEPARTEMENTS)]
        chiffres = f"{departement}9{(rang + self.graine) % 1000:03d}"
        return chiffres + uai_key(chiffres)

    def is_lycee(self, rang: int) -> bool:
        """Tell whether school `rang` is a lycée: two in five, spread, a collège first."""
        return rang % 5 in (2, 4) if self.etablissements > 2 else rang == 1

    def population_of(self, rang: int) -> int:
        """Return how many pupils are present in school `rang`: the mean, give or take 15 %."""
        return max(1, round(self.eleves * Random(f"{self.graine}/population/{rang}").uniform(0.85, 1.15)))

    def numeros_of(self, rang: int) -> Numeros:
        """Return the first number of each kind that school `rang` may use."""
        agents = 2 * (self.eleves // 12) + 60
        return Numeros(
            eleve=1_000_000 + rang * self.numeros_par_ecole,
            personne=2_000_000 + rang * 4 * self.numeros_par_ecole,
            adresse=3_000_000 + rang * 4 * self.numeros_par_ecole,
            agent=10_000 + rang * agents,
        )

    def ine_of(self, rang: int, numero: int) -> str:
        """Return the national INE of pupil `numero` of school `rang`: scattered numbers, never twice the same."""
        chiffres = f"{(rang * self.numeros_par_ecole + numero + self.graine * 7919) * 387_420_489 % 10**9:09d}"
        return chiffres + ine_rnie_key(chiffres)

    def stream(self, rang: int, sujet: str = "") -> Random:
        """Return the random stream of school `rang`, one for each subject."""
        return Random(f"{self.graine}/{self.uai_of(rang)}/{sujet}")

    def commune_of(self, rang: int) -> Commune:
        """Return the commune of school `rang`."""
        return self.stream(rang, "commune").choice(communes_of(self.uai_of(rang)[:3]))

    def etablissement_of(self, rang: int) -> Etablissement:
        """Return the description of school `rang`."""
        rng, uai, commune = self.stream(rang, "etablissement"), self.uai_of(rang), self.commune_of(rang)
        return Etablissement(
            uai=uai,
            etab_id=1000 + rang,
            lycee=self.is_lycee(rang),
            denomination="LYCEE GENERAL" if self.is_lycee(rang) else "COLLEGE",
            complement=draw_denomination(rng),
            ligne1=draw_voie(rng),
            code_postal=commune.postal,
            commune=commune.libelle,
            commune_insee=commune.insee,
            telephone=f"0500{rng.randrange(10**6):06d}",
            mel=f"ce.{uai.lower()}@example.org",
            siren=f"19{rng.randrange(10**7):07d}",
            responsable="LA DIRECTION",
        )
