"""For each rule about fiches: what makes it fire, and the nearest thing that must not."""

import datetime as dt

from rentree.model.identifiants import ine_bea_key
from tests.controles.fabrique import (
    AU,
    AUTRE_UAI,
    NAISSANCE,
    UAI,
    Base,
    Geste,
    add_responsable,
    invent_ine,
    sane_school,
)

LEA: dict[str, object] = {"eleve_id": "1001"}
MERE: dict[str, object] = {"personne_id": "1501"}
PETIT: dict[str, object] = {"id": "1900"}
HIER = AU - dt.timedelta(days=1)


def eleve(**colonnes: object) -> Geste:
    """Write in Léa's fiche."""
    return lambda base: base.change("eleves", LEA, **colonnes)


def mere(**colonnes: object) -> Geste:
    """Write in the fiche of Léa's mother."""
    return lambda base: base.change("responsables", MERE, **colonnes)


def petit(**colonnes: object) -> Geste:
    """Write in the teacher's fiche."""
    return lambda base: base.change("personnels", PETIT, **colonnes)


def lien(**colonnes: object) -> Geste:
    """Write in the link of Léa's mother."""
    return lambda base: base.change("liens", MERE, **colonnes)


def partie(**colonnes: object) -> Geste:
    """Write in Léa's fiche, who left yesterday."""
    return eleve(date_sortie=HIER, motif_sortie="10", **colonnes)


def nothing(base: Base) -> Base:
    """The sane school as it is."""
    return base


def two_schools(**colonnes: object) -> Geste:
    """Add a second sane school, and write in the fiche of its first pupil."""
    return lambda base: sane_school(base, AUTRE_UAI, 5000).change("eleves", {"eleve_id": "5001"}, **colonnes)


def unreadable(objet: str, cle: str, champ: str, valeur: str) -> Geste:
    """Say that a value could not be read."""
    return lambda base: base.add("valeurs_illisibles", objet=objet, cle=cle, champ=champ, valeur=valeur)


def twice(table: str, ou: dict[str, object], **colonnes: object) -> Geste:
    """Add a second row equal to the first that has the values of `ou`, but for `colonnes`."""

    def copy(base: Base) -> Base:
        ligne = next(ligne for ligne in base.lignes[table] if ou.items() <= ligne.items())
        base.lignes[table].append({**ligne, **colonnes})
        return base

    return copy


def more_legal(nombre: int) -> Geste:
    """Give Léa `nombre` more legal guardians."""

    def add(base: Base) -> Base:
        for rang in range(nombre):
            add_responsable(base, UAI, 1600 + rang, enfant=1001, nom="AUTRE")
        return base

    return add


def lone_person(base: Base) -> Base:
    """A person with no link."""
    add_responsable(base, UAI, 1700, enfant=1001, nom="SEUL")
    return base.remove("liens", personne_id="1700")


def lone_person_linked(base: Base) -> Base:
    """A person whose only link is to a leaver: linked all the same."""
    return partie()(base)


CAS: dict[str, tuple[Geste, Geste]] = {
    "export-manquant": (lambda base: base.without_export("sts"), lambda base: base.without_export("personnels")),
    "exports-decales": (
        lambda base: base.without_export("responsables").export("responsables", jour=12),
        lambda base: base.without_export("sts").export("sts", jour=12),
    ),
    "valeur-illisible": (
        unreadable("responsables", "1501", "CODE_POSTAL", "7 rue"),
        unreadable("eleves", "1001", "DATE_NAISS", "31/02/2015"),
    ),
    "eleve-sans-id": (eleve(eleve_id=None), partie(eleve_id=None)),
    "eleve-numero-repete": (twice("eleves", LEA), twice("eleves", LEA, eleve_id="1009")),
    "eleve-sans-ine": (eleve(ine=None), partie(ine=None)),
    "ine-cle-fausse": (eleve(ine="990001001ZZ"), eleve(ine="0799000001" + ine_bea_key("0799000001"))),
    "ine-partage": (eleve(ine=invent_ine(1002)), two_schools(ine=invent_ine(1001))),
    "naissance-absente": (eleve(date_naissance=None), partie(date_naissance=None)),
    "naissance-impossible": (
        lambda base: unreadable("eleves", "1001", "DATE_NAISS", "31/02/2015")(eleve(date_naissance=None)(base)),
        eleve(date_naissance=None),
    ),
    "naissance-improbable": (eleve(date_naissance=dt.date(2018, 1, 1)), eleve(date_naissance=dt.date(2017, 12, 31))),
    "sexe-absent": (eleve(sexe=None), partie(sexe=None)),
    "eleve-deux-etablissements": (two_schools(ine=invent_ine(1001)), two_schools(date_naissance=NAISSANCE)),
    "nom-vide": (mere(prenom=None), mere(nom_famille=None, nom_usage="DURAND")),
    "nom-illisible": (eleve(nom_famille="李"), eleve(nom_famille="NGUYỄN")),
    "nom-deux-personnes": (mere(prenom="Guy Et Yvette"), mere(prenom="Etienne")),
    "nom-civilite": (mere(nom_famille="M. MME MANENTE"), mere(nom_famille="MADAMET")),
    "nom-chiffre": (mere(nom_famille="DURAND 2"), mere(nom_famille="DURAND DEUX")),
    "nom-caractere-interdit": (mere(nom_famille="DURAND/DUPONT"), mere(nom_famille="DURAND-DUPONT")),
    "nom-caractere-perdu": (eleve(prenom="Lé?na"), eleve(prenom="Léna")),
    "nom-trop-long": (eleve(nom_famille="A" * 101), eleve(nom_famille="A" * 100)),
    "nom-espaces": (eleve(nom_famille="DE  LA TOUR"), eleve(nom_famille="DE LA TOUR")),
    "nom-et-seul": (mere(nom_famille="ET"), mere(nom_famille="ETE")),
    "nom-egal-prenom": (eleve(nom_famille="LÉA"), eleve(nom_famille="LÉAS")),
    "personnel-nom-vide": (petit(prenom=None), petit(nom_famille=None, nom_usage="PETIT")),
    "personnel-nom-illisible": (petit(nom_famille="..."), petit(nom_famille="P")),
    "personnel-nom-composite": (petit(nom_famille="MME PETIT"), petit(nom_famille="NEEL")),
    "personnel-nom-caracteres": (petit(nom_famille="PETIT 2"), petit(nom_famille="D'ALMEIDA")),
    "personnel-nom-trop-long": (petit(nom_famille="A" * 101), petit(nom_famille="A" * 100)),
    "responsable-sans-id": (
        twice("responsables", MERE, personne_id=None),
        twice("responsables", MERE, personne_id="1600"),
    ),
    "responsable-numero-repete": (twice("responsables", MERE), twice("responsables", MERE, personne_id="1600")),
    "eleve-sans-responsable": (
        lambda base: base.remove("liens", **MERE),
        lambda base: base.remove("liens", **MERE).without_export("responsables"),
    ),
    "eleve-sans-responsable-legal": (lien(niveau=2), more_legal(1)),
    "eleve-trop-de-legaux": (more_legal(2), more_legal(1)),
    "lien-personne-inconnue": (lambda base: base.remove("responsables", **MERE), nothing),
    "lien-eleve-inconnu": (
        lambda base: base.remove("eleves", **LEA),
        lambda base: base.remove("eleves", **LEA).without_export("eleves"),
    ),
    "lien-incomplet": (lien(niveau=None), lien(niveau=3)),
    "lien-en-double": (twice("liens", MERE), twice("liens", MERE, personne_id="1502")),
    "lien-sans-parente": (lien(parente=None), lien(parente="90")),
    "responsable-sans-lien": (lone_person, lone_person_linked),
    "responsable-contact": (lien(niveau=3), lien(niveau=2)),
    "responsable-sans-civilite": (mere(civilite=None), lambda base: mere(civilite=None)(partie()(base))),
    "personnel-sans-id": (petit(id=None), petit(date_naissance=None)),
    "personnel-numero-repete": (twice("personnels", PETIT), twice("personnels", PETIT, type="eppsup")),
    "personnel-sans-fonction": (
        lambda base: base.remove("personnel_fonctions", id="1950"),
        twice("personnels", PETIT, type="local", id="7"),
    ),
    "personnel-sans-naissance": (petit(date_naissance=None), petit(date_naissance=None, type="dir")),
}
