"""The desired state of the directory: every entry and every value, as tables of the engine."""

from collections.abc import Iterable

import pyarrow as pa

from rentree.engine import Moteur
from rentree.feeds.ldap.arbre import GROUPES, PROFILS, Racine, escape_value, key_of
from rentree.model.nomenclatures import FONCTIONS, NATURES, STATUTS

PAQUET = "rentree.feeds.ldap.sql"

ETAPES = (
    "ldap_personnes",
    "ldap_appartenances",
    "ldap_valeurs_personnes",
    "ldap_valeurs_structures",
    "ldap_entrees",
)

TEXTE = pa.string()
GROUPES_VOULUS = pa.schema(
    [("uai", TEXTE), ("type", TEXTE), ("code", TEXTE), ("libelle", TEXTE), ("cn", TEXTE), ("cle", TEXTE), ("dn", TEXTE),
     ("classe", TEXTE)]
)  # fmt: skip
CLASSES_DE_GROUPES = {"D": "ENTClasse", "G": "ENTGroupe"}


def build_entries(moteur: Moteur, racine: Racine, *, comptes: pa.Table, uids: pa.Table) -> None:
    """Leave `ldap_entrees`, `ldap_valeurs_personnes` and `ldap_valeurs_structures` from the annuaire and the accounts.

    Reads the tables of the annuaire, and `ldap_lues`: no entry is wanted where a stranger's is. `uids` pairs
    `jointure` with the technical identifier `uid`.
    """
    moteur.load("comptes", comptes)
    moteur.load("uids", uids)
    moteur.load("ldap_racine", pa.table({"base": [racine.base], "cle": [racine.cle], "projet": [racine.projet]}))
    for nom, (cle, valeurs) in _labels().items():
        moteur.load(nom, pa.table({cle: list(valeurs), "libelle": list(valeurs.values())}))
    lignes = [{"profil": nom, "national": national, "classe": classe} for nom, (national, classe) in PROFILS.items()]
    moteur.load("ldap_profils", pa.Table.from_pylist(lignes))
    moteur.load("ldap_groupes", _name_groups(moteur, racine))
    moteur.steps(PAQUET, ETAPES)


def _labels() -> dict[str, tuple[str, dict[str, str]]]:
    fonctions = {code: fonction.libelle for code, fonction in FONCTIONS.items()}
    return {
        "ldap_statuts": ("statut", STATUTS),
        "ldap_natures": ("nature", NATURES),
        "ldap_fonctions": ("fonction", fonctions),
    }


def _name_groups(moteur: Moteur, racine: Racine) -> pa.Table:
    """Name the entry of each class and group of a known school.

    Two names that the server takes for one (case, spaces) get a number.
    """
    connus = moteur.query(
        "SELECT uai, 'D' AS type, code, libelle FROM annuaire_divisions "
        "SEMI JOIN annuaire_etablissements USING (uai) "
        "UNION ALL SELECT uai, 'G', code, libelle FROM annuaire_groupes "
        "SEMI JOIN annuaire_etablissements USING (uai) ORDER BY uai, type, code"
    )
    return pa.Table.from_pylist(list(_named(connus.to_pylist(), racine)), schema=GROUPES_VOULUS)


def _named(groupes: Iterable[dict[str, str]], racine: Racine) -> Iterable[dict[str, str]]:
    prises: set[str] = set()
    for groupe in groupes:
        cn, rang = f"{groupe['uai']}_{groupe['code']}", 1
        while (cle := key_of(dn := _group_dn(cn if rang == 1 else f"{cn}#{rang}", racine))) in prises:
            rang += 1
        prises.add(cle)
        yield {
            **groupe,
            "cn": cn if rang == 1 else f"{cn}#{rang}",
            "cle": cle,
            "dn": dn,
            "classe": CLASSES_DE_GROUPES[groupe["type"]],
        }


def _group_dn(cn: str, racine: Racine) -> str:
    return f"cn={escape_value(cn)},{racine.branche(GROUPES)}"
