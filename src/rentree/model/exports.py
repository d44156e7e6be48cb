"""The rows of one school's exports, as plain values: what a writer of SIECLE or STS puts in a file.

`None` is an element that is absent, `""` an element that is present and empty; the ministry's applications write both.
Dates are already in the form of their file: `dd/mm/yyyy` in SIECLE, `yyyy-mm-dd` in STS.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Etablissement:
    """A school, as Communs.xml and the STS file describe it."""

    uai: str
    etab_id: int
    lycee: bool
    denomination: str
    complement: str
    ligne1: str
    code_postal: str
    commune: str
    commune_insee: str
    telephone: str
    mel: str
    siren: str
    responsable: str

    @property
    def type_etab(self) -> str:
        """Return the ministry's type of school: `LYC` or `CLG`."""
        return "LYC" if self.lycee else "CLG"

    @property
    def nature(self) -> str:
        """Return the nature code of the UAI: 300 for a lycée, 340 for a collège."""
        return "300" if self.lycee else "340"

    @property
    def departement(self) -> str:
        """Return the département in the ministry's form, three digits."""
        return self.uai[:3]


@dataclass(frozen=True, slots=True)
class Adresse:
    """An address; each person has its own, even when two parents live together."""

    adresse_id: int
    ligne1: str
    ligne2: str
    code_postal: str
    pays: str
    commune_insee: str | None
    libelle_pays: str
    departement: str
    libelle_postal: str


@dataclass(frozen=True, slots=True)
class ScolariteAnDernier:
    """Where a pupil was last year."""

    mef: str
    structure: str
    regime: str | None
    uai: str
    nature: str
    sigle: str
    denomination: str
    complement: str
    ligne1: str
    mel: str
    telephone: str
    commune_insee: str
    commune: str


@dataclass(frozen=True, slots=True)
class Eleve:
    """A pupil, present or gone: the fiche, then options, structures and grants, which the file keeps apart.

    `options` are (election modality, subject) in rank order; `structures` are (code, `D` or `G`).
    """

    eleve_id: int
    elenoet: int
    ine: str | None
    id_eleve_etab: str
    nom: str
    nom_usage: str | None
    prenom: str
    prenom2: str | None
    prenom3: str | None
    date_naissance: str | None
    doublement: str
    pays_naissance: str
    accepte_sms: str | None
    date_modification: str
    date_sortie: str | None
    mel: str | None
    regime: str
    date_entree: str
    ville_naissance: str | None
    adresse_id: int | None
    motif_sortie: str | None
    tel_personnel: str | None
    sexe: str | None
    tel_portable: str | None
    nationalite: str
    statut: str | None
    mef: str | None
    departement_naissance: str | None
    commune_naissance: str | None
    transport: str
    provenance: str
    an_dernier: ScolariteAnDernier | None
    options: tuple[tuple[str, str], ...] = ()
    structures: tuple[tuple[str, str], ...] = ()
    bourses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Personne:
    """A responsable; `civilite` is `M.`, `MME`, or `None` for a service."""

    personne_id: int
    civilite: str | None
    nom: str
    nom_usage: str | None
    prenom: str
    tel_personnel: str | None
    tel_portable: str | None
    accepte_sms: str | None
    tel_professionnel: str | None
    mel: str | None
    communication_adresse: str
    adresse_id: int | None
    profession: str | None


@dataclass(frozen=True, slots=True)
class Lien:
    """The link of a pupil with a responsable; `niveau` 1 legal, 2 in charge, 3 to be contacted."""

    eleve_id: int
    personne_id: int
    niveau: str
    parente: str
    paie_frais: str
    percoit_aides: str | None
    heberge: str
    priorite: str | None


@dataclass(frozen=True, slots=True)
class StructureBee:
    """A division (no `divisions`) or a group, as Structures.xml tells it."""

    code: str
    libelle: str
    mefs: tuple[str, ...]
    divisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effectif:
    """Headcounts, forecast and computed, of a structure or of one of its parts."""

    code: str
    prevu: int
    calcule: int


@dataclass(frozen=True, slots=True)
class Enseignant:
    """A teacher of a service; the pair (`type`, `id`) is the key; `heures` are weekly hours."""

    type: str
    id: int
    heures: float


@dataclass(frozen=True, slots=True)
class Service:
    """What is taught in a structure: a subject, a course modality, the teachers."""

    matiere: str
    modalite: str
    co_enseignement: bool
    enseignants: tuple[Enseignant, ...]
    heures: float


@dataclass(frozen=True, slots=True)
class StructureSts:
    """A division (no `divisions`) or a group, as the STS file tells it; headcounts come from SIECLE."""

    code: str
    libelle: str
    effectif: Effectif
    mefs: tuple[Effectif, ...]
    services: tuple[Service, ...]
    divisions: tuple[Effectif, ...] = ()


@dataclass(frozen=True, slots=True)
class Discipline:
    """The recruitment discipline of a teacher and the hours of the post."""

    code: str
    libelle: str
    heures: float


@dataclass(frozen=True, slots=True)
class Individu:
    """A member of the staff; `type` is `epp`, `local` or `dir`."""

    type: str
    id: int
    sexe: str
    civilite: str
    nom_usage: str
    nom_patronymique: str
    prenom: str
    date_naissance: str | None
    grade: str | None
    fonction: str | None
    divisions_principales: tuple[str, ...] = ()
    disciplines: tuple[Discipline, ...] = ()


@dataclass(frozen=True, slots=True)
class Remplacement:
    """A service that a replacement teacher takes, and whom he replaces."""

    matiere: str
    structure: str
    modalite: str
    date_debut: str
    date_fin: str
    heures: float
    absent_type: str
    absent_id: int


@dataclass(frozen=True, slots=True)
class Suppleant:
    """A replacement teacher (`eppsup`), in a block of the STS file that its DTD ignores."""

    id: int
    sexe: str
    civilite: str
    nom_usage: str
    nom_patronymique: str
    prenom: str
    grade: str
    fonction: str
    remplacements: tuple[Remplacement, ...]


@dataclass(frozen=True, slots=True)
class Atss:
    """A member of the non-teaching staff, known to GI/GC and to neither SIECLE nor STS."""

    uai: str
    id: int
    civilite: str
    nom_usage: str
    nom_patronymique: str
    prenom: str
    date_naissance: str
    fonction: str
    mel: str


@dataclass(frozen=True, slots=True)
class Mef:
    """A line of the nomenclature of courses of study."""

    code: str
    formation: str
    libelle: str
    edition: str | None
    statut: str
    rattachement: str | None
    mefstat: str
    options: int
    inscription: str
    ouverture: str


@dataclass(frozen=True, slots=True)
class Matiere:
    """A school subject."""

    code: str
    gestion: str
    court: str
    libelle: str
    edition: str


@dataclass(frozen=True, slots=True)
class Programme:
    """A subject of a course of study, with its election modality and weekly hours."""

    mef: str
    matiere: str
    modalite: str
    heures: float


@dataclass(frozen=True, slots=True)
class Codes:
    """A small table of codes: its name (`regimes`), and its rows, the code first."""

    nom: str
    lignes: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Nomenclature:
    """The nomenclatures of a school."""

    mefs: tuple[Mef, ...]
    matieres: tuple[Matiere, ...]
    programmes: tuple[Programme, ...]
    codes: tuple[Codes, ...]
    codes_sts: tuple[Codes, ...]


@dataclass(frozen=True, slots=True)
class ExportEtablissement:
    """Everything that the exports of one school hold for one year (`annee` 2025 is 2025-2026)."""

    annee: int
    etablissement: Etablissement
    nomenclature: Nomenclature
    eleves: tuple[Eleve, ...]
    adresses_eleves: tuple[Adresse, ...]
    personnes: tuple[Personne, ...]
    liens: tuple[Lien, ...]
    adresses: tuple[Adresse, ...]
    divisions: tuple[StructureBee, ...]
    groupes: tuple[StructureBee, ...]
    divisions_sts: tuple[StructureSts, ...]
    groupes_sts: tuple[StructureSts, ...]
    individus: tuple[Individu, ...]
    suppleants: tuple[Suppleant, ...]
    atss: tuple[Atss, ...]


@dataclass(frozen=True, slots=True)
class DefautInjecte:
    """A defect put in the exports on purpose: its id, the school, and the key of the fiche (`eleve:1000012`)."""

    defaut: str
    uai: str
    cle: str
