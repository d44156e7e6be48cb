"""The plan as a workbook: one line a change, to sort and filter."""

from collections.abc import Iterator
from pathlib import Path

from rentree.feeds.mise_en_page.feuilles import Feuille, write_book
from rentree.feeds.mise_en_page.mots import capitalize_first, write_date
from rentree.feeds.plan.mots import NOMS, name_profil, name_school
from rentree.feeds.plan.revue import Changement, Comptage, Revue
from rentree.model.plan import ATTENTES_DITES, PROJET_ENTIER, RAISONS, Operation

RESUME = (("Le plan", 34), ("", 70))
ECOLES = (
    ("UAI", 11),
    ("Établissement", 40),
    ("Profil", 18),
    *((capitalize_first(pluriel), 14) for _, pluriel in NOMS.values()),
    ("Retenus par un frein", 12),
)
FREINS = (
    ("UAI", 11),
    ("Établissement", 36),
    ("Profil", 16),
    ("Changement", 16),
    ("Nombre", 10),
    ("Part en %", 10),
    ("Seuil en %", 10),
    ("Seuil dit", 34),
    ("Exemples", 50),
    ("Pour le passer", 60),
)
CHANGEMENTS = (
    ("Changement", 15),
    ("UAI", 11),
    ("Établissement", 30),
    ("Profil", 16),
    ("Login", 26),
    ("Nom", 24),
    ("Prénom", 18),
    ("Jointure", 10),
    ("Avant", 34),
    ("Après", 44),
    ("Raison", 44),
    ("Retenu par le frein", 24),
)
ATTENTES = (
    ("UAI", 11),
    ("Établissement", 36),
    ("Profil", 16),
    ("Login", 30),
    ("Jointure", 10),
    ("Pourquoi rien n'est fait", 60),
)
COULEURS = {"Désactivation": ("#7A4300", "#FFF1DC"), "Suppression": ("#96141A", "#FDEAEA")}


def write_xlsx(revue: Revue, path: Path) -> None:
    """Write the workbook, replacing what was there; the same plan gives the same bytes."""
    feuilles = (
        Feuille("Résumé", RESUME, _summary(revue)),
        Feuille("Freins", FREINS, _brakes(revue)),
        Feuille("Changements", CHANGEMENTS, _changes(revue), colonne_coloree=0, couleurs=COULEURS),
        Feuille("Par établissement", ECOLES, _schools(revue)),
        Feuille("Laissés tels quels", ATTENTES, _waiting(revue)),
    )
    write_book(path, feuilles, titre=f"Plan {revue.numero}, projet {revue.projet}", au=revue.au)


def _summary(revue: Revue) -> Iterator[tuple[str, str | float]]:
    yield "Numéro", revue.numero
    yield "Projet", revue.projet
    yield "Au", write_date(revue.au)
    yield "Somme de contrôle", revue.controle
    yield "Pour l'appliquer", revue.commande
    yield "Comptes avant", revue.existants
    for operation, nombre in revue.total.nombres.items():
        yield capitalize_first(NOMS[operation][1]), nombre
    yield "Changements", revue.total.total
    yield "dont retenus par un frein", revue.total.retenus
    yield "Freins qui ont joué", len(revue.freins)
    yield "Comptes laissés tels quels", revue.attentes.num_rows
    yield "Personnes dont le nom ne donne aucun login", revue.sans_login


def _brakes(revue: Revue) -> Iterator[tuple[str | float, ...]]:
    for frein in revue.freins:
        entier = frein.cle == PROJET_ENTIER
        yield (
            frein.uai,
            "tout le projet" if entier else revue.noms.get(frein.uai, ""),
            "tous" if entier else name_profil(frein.profil),
            capitalize_first(NOMS[Operation(frein.operation)][0]),
            frein.nombre,
            round(100 * frein.part, 2),
            round(100 * frein.seuil, 2),
            frein.seuil_dit,
            ", ".join(frein.exemples),
            revue.passing(frein),
        )


def _changes(revue: Revue) -> Iterator[tuple[str | float, ...]]:
    return (_change(un, revue) for un in revue.read_changes())


def _change(un: Changement, revue: Revue) -> tuple[str | float, ...]:
    return (
        capitalize_first(NOMS[un.operation][0]),
        ", ".join(un.uais),
        ", ".join(filter(None, (revue.noms.get(uai, "") for uai in un.uais))),
        name_profil(un.profil),
        un.login,
        un.nom,
        un.prenom,
        un.jointure,
        un.avant,
        un.apres,
        RAISONS[un.raison],
        ", ".join(un.freins),
    )


def _schools(revue: Revue) -> Iterator[tuple[str | float, ...]]:
    for comptage in revue.comptages:
        nom = revue.noms.get(comptage.uai, "")
        yield name_school(comptage.uai), nom, name_profil(comptage.profil), *_figures(comptage)
    yield "Total", "chaque compte une fois", "", *_figures(revue.total)


def _figures(comptage: Comptage) -> tuple[int, ...]:
    return (*comptage.nombres.values(), comptage.retenus)


def _waiting(revue: Revue) -> Iterator[tuple[str | float, ...]]:
    colonnes = (revue.attentes[nom].to_pylist() for nom in ("uais", "profil", "login", "jointure", "raison"))
    for uais, profil, login, jointure, raison in zip(*colonnes, strict=True):
        noms = ", ".join(filter(None, (revue.noms.get(uai, "") for uai in uais.split("|"))))
        yield uais.replace("|", ", "), noms, name_profil(profil), login, jointure, ATTENTES_DITES[raison]
