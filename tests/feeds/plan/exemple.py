"""Plans made by hand: one that says everything once, and one of a whole académie."""

import datetime
import json
from dataclasses import replace
from typing import Any

import pyarrow as pa

from rentree.feeds.plan import Revue
from rentree.model.plan import ATTENTES, CHANGEMENTS, Frein, Operation

A, B = "0310001H", "0310002J"
LE_JOUR = datetime.date(2025, 11, 18)
ACTIF = {"etat": "actif"}
PARTI = {"etat": "desactive", "desactive_le": "2025-11-18", "supprime_le": "2026-01-13"}
FREIN = Frein(A, "eleve", "desactivation", 9, 0.9, 0.1, "10 % ou 60 comptes, au-delà de 5", ("lea.petit", "tom.roux"))
FREIN_PROJET = Frein("", "", "desactivation", 30, 0.052, 0.05, "5 % ou 20000 comptes, au-delà de 20", ("lea.petit",))
MECHANT = "<script>alert(1)</script>"


def changement(operation: Operation, jointure: int, **champs: Any) -> dict[str, Any]:
    """A row of a plan; `avant` and `apres` are given as objects."""
    ligne = {
        "operation": operation.value,
        "id": jointure,
        "jointure": jointure,
        "login": f"zoe.nom{jointure}",
        "profil": "eleve",
        "civilite": "",
        "nom": f"NOM{jointure}",
        "prenom": "Zoé",
        "uais": A,
        "divisions": "6A",
        "academie": "16",
        "cle": f"eleve:{jointure}",
        "avant": None,
        "apres": None,
        "raison": "affichage",
        "freins": "",
    }
    ligne |= champs
    return ligne | {nom: json.dumps(ligne[nom]) if ligne[nom] else None for nom in ("avant", "apres")}


def creation(jointure: int, **champs: Any) -> dict[str, Any]:
    cree = {**ACTIF, "login": f"zoe.nom{jointure}", "nom": "NOM", "prenom": "Zoé", "uai": A, "divisions": "6A"}
    return changement(Operation.CREATION, jointure, **{"apres": cree, "raison": "nouveau", **champs})


def desactivation(jointure: int, **champs: Any) -> dict[str, Any]:
    return changement(
        Operation.DESACTIVATION, jointure, **{"avant": ACTIF, "apres": PARTI, "raison": "absent", **champs}
    )


def suppression(jointure: int, **champs: Any) -> dict[str, Any]:
    avant = {"etat": "desactive", "desactive_le": "2025-09-20"}
    return changement(
        Operation.SUPPRESSION,
        jointure,
        **{"avant": avant, "apres": {"etat": "supprime"}, "raison": "delai", **champs},
    )


def attente(jointure: int, raison: str = "sursis", uais: str = A) -> dict[str, Any]:
    return {
        "jointure": jointure,
        "login": f"ada.nom{jointure}",
        "profil": "responsable",
        "uais": uais,
        "cle": f"responsable:{jointure}",
        "raison": raison,
    }


def revue_de(*changements: dict[str, Any], attentes: tuple[dict[str, Any], ...] = (), **champs: Any) -> Revue:
    """A plan of these changes."""
    revue = Revue(
        numero=12,
        projet="colleges",
        au=LE_JOUR,
        controle="0123456789abcdef" * 4,
        commande="rentree appliquer 12",
        changements=pa.Table.from_pylist(list(changements), schema=CHANGEMENTS),
        attentes=pa.Table.from_pylist(list(attentes), schema=ATTENTES),
        existants=40,
        noms={A: "Collège Honorine-Pivoine", B: "Collège des Amandiers"},
    )
    return replace(revue, **champs)


def revue_complete() -> Revue:
    """Every operation once or more, a brake, an account of two schools, a hostile name, accounts left alone."""
    return revue_de(
        creation(1),
        changement(Operation.MISE_A_JOUR, 2, nom=MECHANT, avant={"divisions": "6A"}, apres={"divisions": "6B|6C"}),
        changement(
            Operation.REACTIVATION,
            3,
            avant={"etat": "desactive", "desactive_le": "2025-11-03", "nom": "ROUX"},
            apres={**ACTIF, "nom": "ROUX-PETIT"},
            raison="revenu",
        ),
        desactivation(4, freins=FREIN.cle),
        desactivation(5, profil="enseignant", uais=f"{A}|{B}", raison="sans_droit"),
        suppression(6, uais=B, profil="responsable"),
        attentes=(attente(7), attente(8, "douteux", B), attente(9)),
        freins=(FREIN,),
        sans_login=1,
    )


def revue_vide() -> Revue:
    """A plan that changes nothing."""
    return revue_de()


def revue_academie(ecoles: int = 30) -> Revue:
    """Many schools: in each a creation, a deactivation and a held deactivation."""
    lignes = []
    for rang in range(ecoles):
        ecole, base = f"031{rang:04d}X", 10 * rang
        lignes += [creation(base, uais=ecole), desactivation(base + 1, uais=ecole)]
        lignes += [changement(Operation.MISE_A_JOUR, base + 2, uais=ecole, freins=f"{ecole}:eleve")]
    return revue_de(*lignes, attentes=(attente(9_999),), noms={})
