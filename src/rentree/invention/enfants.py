"""Children: who they are (an identity that can be enrolled in a school), and their enrolment as a pupil's fiche."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from rentree.invention.familles import Famille, draw_mobile
from rentree.invention.lieux import communes_of
from rentree.invention.noms import draw_prenom
from rentree.invention.programmes import LV1, Niveau
from rentree.model.exports import Eleve, Etablissement, ScolariteAnDernier
from rentree.model.identifiants import uai_key

_VILLES = {
    "350": "CASABLANCA", "352": "ORAN", "139": "PORTO", "134": "ZARAGOZA", "208": "IZMIR", "132": "LONDRES",
    "127": "TORINO", "109": "KÖLN", "351": "SFAX", "131": "LIEGE",
}  # fmt: skip
_MOTIFS = ("10", "10", "10", "10", "11", "12", "14", "24", "29", "40", "42", "44")


@dataclass(frozen=True)
class Enfant:
    """The identity of a child, the same in every school."""

    eleve_id: int
    ine: str
    nom: str
    prenoms: tuple[str, ...]
    sexe: str
    naissance: date
    pays: str
    ville: str | None
    commune: str | None
    famille: Famille


@dataclass
class Inscription:
    """A child in a school, while the structures are being made; `sortie` is set for a pupil who has left."""

    enfant: Enfant
    elenoet: int
    niveau: Niveau
    mef: str | None
    sortie: date | None
    division: str = ""
    groupes: list[str] = field(default_factory=list)
    options: list[tuple[str, str]] = field(default_factory=list)


def invent_enfant(
    rng: Random, famille: Famille, *, eleve_id: int, ine: str, annee_naissance: int, aines: list[Enfant]
) -> Enfant:
    """Invent a child of a family; born the same year as an elder one, a twin; never the same first name."""
    jumeaux = [aine for aine in aines if aine.naissance.year == annee_naissance]
    naissance = jumeaux[0].naissance if jumeaux else date(annee_naissance, 1, 1) + timedelta(rng.randrange(365))
    sexe = rng.choice("12")
    pays = rng.choice(tuple(_VILLES)) if rng.random() < 0.08 else "100"
    return Enfant(
        eleve_id=eleve_id,
        ine=ine,
        nom=famille.nom,
        prenoms=_prenoms(rng, famille, sexe, {aine.prenoms[0] for aine in aines}),
        sexe=sexe,
        naissance=naissance,
        pays=pays,
        ville=_VILLES.get(pays),
        commune=rng.choice(communes_of("031")).insee if pays == "100" else None,
        famille=famille,
    )


def draw_annee_naissance(rng: Random, niveau: Niveau, *, annee: int, sorti: bool) -> int:
    """Draw a birth year that fits the level; a leaver was in it last year; 5 % are a year late, 2 % early."""
    ecart = rng.choices((0, 1, -1), (93, 5, 2))[0]
    return annee - niveau.age - ecart - (1 if sorti else 0)


def _prenoms(rng: Random, famille: Famille, sexe: str, pris: set[str]) -> tuple[str, ...]:
    premier = draw_prenom(rng, famille.origine, sexe)
    while premier in pris:
        premier = draw_prenom(rng, famille.origine, sexe)
    nombre = rng.choices((0, 1, 2), (54, 21, 25))[0]
    return (premier, *(draw_prenom(rng, famille.origine, sexe) for _ in range(nombre)))


def draw_options(rng: Random, niveau: Niveau) -> list[tuple[str, str]]:
    """Draw the options of a pupil of a level: languages, specialities, one optional subject for some."""
    options = [("O", LV1)]
    if niveau.lv2:
        options.append(("O", rng.choices(niveau.lv2, (70, 16, 14))[0]))
    options += [("O", matiere) for matiere in rng.sample(niveau.specialites, niveau.nombre_specialites)]
    if niveau.options and rng.random() < 0.18:
        options.append(("F", rng.choice(niveau.options)))
    return options


def draw_sortie(rng: Random, annee: int) -> date:
    """Draw a leaving date: the summer for most, else during the last school year or the first days of this one."""
    if rng.random() < 0.6:
        return date(annee, 8, 31)
    return date(annee - 1, 10, 1) + timedelta(rng.randrange(345))


def enrol(rng: Random, inscription: Inscription, *, etablissement: Etablissement, annee: int) -> Eleve:
    """Return the pupil's fiche of an enrolment whose division and groups are known."""
    enfant, sortie = inscription.enfant, inscription.sortie
    sort = rng.random()
    ancien = sortie is not None or sort < 0.85
    return Eleve(
        eleve_id=enfant.eleve_id,
        elenoet=inscription.elenoet,
        ine=enfant.ine,
        id_eleve_etab=f"{inscription.elenoet:05d}{etablissement.uai[1:7]}",
        nom=enfant.nom,
        nom_usage=None,
        prenom=enfant.prenoms[0],
        prenom2=enfant.prenoms[1] if len(enfant.prenoms) > 1 else None,
        prenom3=enfant.prenoms[2] if len(enfant.prenoms) > 2 else None,
        date_naissance=f"{enfant.naissance:%d/%m/%Y}",
        doublement="1" if sort > 0.97 else "0",
        pays_naissance=enfant.pays,
        accepte_sms="1" if sort < 0.4 else "0",
        date_modification=f"{1 + int(sort * 14):02d}/09/{annee}",
        date_sortie=f"{sortie:%d/%m/%Y}" if sortie else None,
        mel=f"eleve{enfant.eleve_id}@example.org" if sort < 0.1 else None,
        regime=rng.choices(("24", "0", "25", "3", "22", "1"), (48, 22, 18, 6, 4, 2))[0],
        date_entree=f"01/09/{annee - 1 if ancien else annee}",
        ville_naissance=enfant.ville or ("" if sort < 0.9 else None),
        adresse_id=None,
        motif_sortie=rng.choice(_MOTIFS) if sortie else None,
        tel_personnel=None,
        sexe=enfant.sexe,
        tel_portable=draw_mobile(rng) if sort < 0.12 else None,
        nationalite=enfant.pays,
        statut="ST",
        mef=inscription.mef,
        departement_naissance=f"0{enfant.commune[:2]}" if enfant.commune else None,
        commune_naissance=enfant.commune,
        transport="1" if sort < 0.3 else "0",
        provenance="1" if sort < 0.95 else "8",
        an_dernier=_an_dernier(rng, inscription.niveau, etablissement) if sort < 0.97 else None,
        options=tuple(inscription.options),
        structures=_structures(inscription),
        bourses=("8",) if not etablissement.lycee and sort < 0.2 else (),
    )


def _structures(inscription: Inscription) -> tuple[tuple[str, str], ...]:
    if not inscription.division:
        return ()
    return ((inscription.division, "D"), *((code, "G") for code in inscription.groupes))


def _an_dernier(rng: Random, niveau: Niveau, etablissement: Etablissement) -> ScolariteAnDernier:
    ecole = niveau.signe == "6"
    chiffres = f"{etablissement.departement}8{rng.randrange(1000):03d}"
    return ScolariteAnDernier(
        mef=niveau.mef_precedent,
        structure="CM2" if ecole else "",
        regime=rng.choice(("24", "0")),
        uai=chiffres + uai_key(chiffres) if ecole or niveau.signe == "2" else etablissement.uai,
        nature="151" if ecole else ("340" if niveau.signe == "2" else etablissement.nature),
        sigle="E.E.PU" if ecole else "CLG",
        denomination="ECOLE ELEMENTAIRE PUBLIQUE" if ecole else "COLLEGE",
        complement="",
        ligne1=etablissement.ligne1,
        mel=f"ce.{chiffres}@example.org",
        telephone=etablissement.telephone,
        commune_insee=etablissement.commune_insee,
        commune=etablissement.commune,
    )
