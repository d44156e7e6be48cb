"""Families: one or two legal responsables, together or apart, sometimes a grandparent or a service, and their links."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from random import Random

from rentree.invention.lieux import Commune, draw_adresse
from rentree.invention.noms import Origine, draw_nom, draw_origine, draw_prenom
from rentree.model.exports import Adresse, Lien, Personne

_PROFESSIONS = (
    "10", "21", "22", "23", "31", "33", "34", "37", "38", "42", "43", "45", "46", "47", "48", "52", "53", "54", "55",
    "56", "62", "63", "64", "65", "67", "68", "69", "77", "81", "85", "99",
)  # fmt: skip
_ASCENDANTS = (("3", "38"), ("3", "39"), ("3", "90"), ("2", "39"), ("2", "90"))
MERE, PERE, AIDE_SOCIALE = "10", "20", "51"


@dataclass(frozen=True)
class Compteurs:
    """Where the next person and address numbers of a school come from."""

    personnes: Iterator[int]
    adresses: Iterator[int]
    commune: Commune
    departement: str


@dataclass(frozen=True)
class Role:
    """What a person is to the children of the family; `niveau` 1 legal, 2 in charge, 3 contact."""

    personne: Personne
    niveau: str
    parente: str
    heberge: bool


@dataclass(frozen=True)
class Famille:
    """A family: the children's surname, who answers for them, and where everybody lives."""

    nom: str
    origine: Origine
    roles: tuple[Role, ...]
    adresses: tuple[Adresse, ...]


def open_counters(*, personne: int, adresse: int, commune: Commune, departement: str) -> Compteurs:
    """Return counters that start at the given numbers."""
    return Compteurs(count(personne), count(adresse), commune, departement)


def draw_mobile(rng: Random) -> str:
    """Draw a mobile number in the international form of recent exports."""
    return f"+33{rng.choice('67')}{rng.randrange(10**8):08d}"


def invent_famille(rng: Random, compteurs: Compteurs) -> Famille:
    """Invent a family with its roles and addresses; one in two hundred is a service of child protection."""
    origine = draw_origine(rng)
    nom = draw_nom(rng, origine)
    if rng.random() < 0.005:
        roles, adresses = _service(rng, compteurs)
    else:
        roles, adresses = _parents(rng, compteurs, nom, origine)
    if rng.random() < 0.1:
        roles = (*roles, _proche(rng, compteurs, origine))
    return Famille(nom, origine, roles, adresses)


def links_of(famille: Famille, eleve_id: int) -> list[Lien]:
    """Return the links of one child of the family; the first legal person is paid the grants."""
    return [_lien(role, rang, eleve_id) for rang, role in enumerate(famille.roles)]


def _lien(role: Role, rang: int, eleve_id: int) -> Lien:
    legal = role.niveau == "1"
    return Lien(
        eleve_id=eleve_id,
        personne_id=role.personne.personne_id,
        niveau=role.niveau,
        parente=role.parente,
        paie_frais="1" if rang == 0 else "0",
        percoit_aides=("true" if rang == 0 else "false") if legal else None,
        heberge="true" if role.heberge else "false",
        priorite=None if role.niveau == "3" else ("true" if rang == 0 else "false"),
    )


def _parents(
    rng: Random, compteurs: Compteurs, nom: str, origine: Origine
) -> tuple[tuple[Role, ...], tuple[Adresse, ...]]:
    premiere = _adresse(rng, compteurs)
    sexes = _sexes(rng)
    separes = len(sexes) == 2 and rng.random() < 0.23
    adresses = [premiere]
    if len(sexes) == 2:
        adresses.append(_adresse(rng, compteurs) if separes else _copy_of(premiere, compteurs))
    prenoms = _distinct_prenoms(rng, origine, sexes)
    roles = [
        Role(
            _parent(rng, compteurs, nom=nom, prenom=prenoms[rang], sexe=sexe, adresse_id=adresse.adresse_id),
            "1",
            MERE if sexe == "2" else PERE,
            heberge=rang == 0 or not separes or rng.random() < 0.4,
        )
        for rang, (sexe, adresse) in enumerate(zip(sexes, adresses, strict=True))
    ]
    return tuple(roles), tuple(adresses)


def _distinct_prenoms(rng: Random, origine: Origine, sexes: str) -> list[str]:
    """Draw the parents' first names, never the same: two parents must not look like one typed twice."""
    prenoms: list[str] = []
    for sexe in sexes:
        prenom = draw_prenom(rng, origine, sexe)
        while prenom in prenoms:
            prenom = draw_prenom(rng, origine, sexe)
        prenoms.append(prenom)
    return prenoms


def _sexes(rng: Random) -> str:
    return rng.choices(("21", "12", "2", "1", "22", "11"), (60, 25, 10, 3, 1, 1))[0]


def _adresse(rng: Random, compteurs: Compteurs) -> Adresse:
    return draw_adresse(
        rng, adresse_id=next(compteurs.adresses), commune=compteurs.commune, departement=compteurs.departement
    )


def _copy_of(adresse: Adresse, compteurs: Compteurs) -> Adresse:
    return Adresse(
        next(compteurs.adresses), adresse.ligne1, adresse.ligne2, adresse.code_postal, adresse.pays,
        adresse.commune_insee, adresse.libelle_pays, adresse.departement, adresse.libelle_postal,
    )  # fmt: skip


def _parent(rng: Random, compteurs: Compteurs, *, nom: str, prenom: str, sexe: str, adresse_id: int) -> Personne:
    nom_propre = nom if sexe == "1" or rng.random() < 0.5 else draw_nom(rng, draw_origine(rng))
    return invent_personne(
        rng,
        next(compteurs.personnes),
        nom=nom_propre,
        nom_usage=nom if nom_propre != nom and rng.random() < 0.06 else None,
        prenom=prenom,
        sexe=sexe,
        adresse_id=adresse_id,
    )


def invent_personne(
    rng: Random, personne_id: int, *, nom: str, nom_usage: str | None, prenom: str, sexe: str, adresse_id: int | None
) -> Personne:
    """Invent the rest of a responsable whose name is known; `sexe` is `1` (male) or `2`."""
    sort = rng.random()
    return Personne(
        personne_id=personne_id,
        civilite="M." if sexe == "1" else "MME",
        nom=nom,
        nom_usage=nom_usage,
        prenom=prenom,
        tel_personnel=f"+335{rng.randrange(10**8):08d}" if sort < 0.3 else None,
        tel_portable=draw_mobile(rng) if sort < 0.94 else None,
        accepte_sms="1" if sort < 0.8 else "0",
        tel_professionnel=f"+335{rng.randrange(10**8):08d}" if sort < 0.1 else None,
        mel=f"parent{personne_id}@example.org" if sort < 0.88 else None,
        communication_adresse="1" if sort < 0.5 else "0",
        adresse_id=adresse_id,
        profession=rng.choice(_PROFESSIONS),
    )


def _proche(rng: Random, compteurs: Compteurs, origine: Origine) -> Role:
    niveau, parente = rng.choices(_ASCENDANTS, (40, 25, 15, 12, 8))[0]
    sexe = rng.choice("12")
    personne = invent_personne(
        rng,
        next(compteurs.personnes),
        nom=draw_nom(rng, origine),
        nom_usage=None,
        prenom=draw_prenom(rng, origine, sexe),
        sexe=sexe,
        adresse_id=None,
    )
    return Role(personne, niveau, parente, heberge=False)


def _service(rng: Random, compteurs: Compteurs) -> tuple[tuple[Role, ...], tuple[Adresse, ...]]:
    adresse = _adresse(rng, compteurs)
    personne = Personne(
        personne_id=next(compteurs.personnes),
        civilite=None,
        nom=f"ASE {compteurs.commune.libelle}",
        nom_usage=None,
        prenom="Service",
        tel_personnel=None,
        tel_portable=None,
        accepte_sms=None,
        tel_professionnel=f"+335{rng.randrange(10**8):08d}",
        mel=None,
        communication_adresse="0",
        adresse_id=adresse.adresse_id,
        profession=None,
    )
    return (Role(personne, "1", AIDE_SOCIALE, heberge=False),), (adresse,)
