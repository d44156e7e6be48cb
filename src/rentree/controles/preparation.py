"""What the rules read beside the canonical tables; each distinct name, INE and code is looked at once."""

from collections import defaultdict
from collections.abc import Callable

import pyarrow as pa

from rentree.controles.codes import propose_code
from rentree.controles.peignes import ILLISIBLE, analyse_nom, analyse_prenom
from rentree.engine.moteur import Moteur
from rentree.model.identifiants import is_ine

PAQUET = "rentree.controles.sql.preparation"
ETAPES_FICHES = (
    "sources_lues",
    "eleve_divisions",
    "fiche_eleves",
    "eleves_presents",
    "structures_presentes",
    "liens_presents",
    "fiche_responsables",
    "fiche_personnels",
    "identites",
    "fautes_identite",
    "codes_structures",
)
TABLES_LUES = ("noms_lus", "ines_lus", "codes_proposes")

NOMS_LUS = pa.schema(
    [
        ("valeur", pa.string()),
        ("login", pa.string()),
        ("fautes_nom", pa.list_(pa.string())),
        ("fautes_prenom", pa.list_(pa.string())),
    ]
)
INES_LUS = pa.schema([("ine", pa.string()), ("valide", pa.bool_())])
CODES_PROPOSES = pa.schema([(nom, pa.string()) for nom in ("uai", "type", "code", "propose")])


def prepare(moteur: Moteur, *, ecrire_login: Callable[[str], str]) -> None:
    """Build the tables that the rules read. Needs the canonical tables, `parametres` and `exports`.

    `ecrire_login` writes one name as it stands in a login.
    """
    moteur.load("noms_lus", _analyse_names(_read_values(moteur, "valeurs_noms"), ecrire_login))
    moteur.load("ines_lus", _check_ines(_read_values(moteur, "valeurs_ines")))
    moteur.steps(PAQUET, ETAPES_FICHES)
    moteur.load("codes_proposes", _propose_codes(moteur))


def forget(moteur: Moteur) -> None:
    """Drop everything that `prepare` built, once the rules have run."""
    moteur.drop((*TABLES_LUES, *ETAPES_FICHES))


def _read_values(moteur: Moteur, etape: str) -> list[str]:
    valeurs: list[str] = moteur.query_step(PAQUET, etape).column("valeur").to_pylist()
    return valeurs


def _analyse_names(valeurs: list[str], ecrire_login: Callable[[str], str]) -> pa.Table:
    logins = [ecrire_login(valeur) for valeur in valeurs]
    noms = [_add_unusable(analyse_nom(valeur), login) for valeur, login in zip(valeurs, logins, strict=True)]
    prenoms = [_add_unusable(analyse_prenom(valeur), login) for valeur, login in zip(valeurs, logins, strict=True)]
    return pa.table([valeurs, logins, noms, prenoms], schema=NOMS_LUS)


def _add_unusable(fautes: tuple[str, ...], login: str) -> tuple[str, ...]:
    """A name that leaves neither letter nor digit in the login is unreadable, whatever the masks say."""
    if login.isalnum() or any(signe.isalnum() for signe in login):
        return fautes
    return fautes if ILLISIBLE in fautes else (ILLISIBLE, *fautes)


def _check_ines(ines: list[str]) -> pa.Table:
    return pa.table([ines, [is_ine(ine) for ine in ines]], schema=INES_LUS)


def _propose_codes(moteur: Moteur) -> pa.Table:
    """A free code for each code to change; what is proposed for one is taken for the next of the same school."""
    pris: dict[str, set[str]] = defaultdict(set)
    fautifs = []
    for ligne in moteur.query_step(PAQUET, "valeurs_codes").to_pylist():
        pris[ligne["uai"]].add(ligne["code"])
        if ligne["a_changer"]:
            fautifs.append((ligne["uai"], ligne["type"], ligne["code"]))
    return pa.Table.from_pylist([_propose(*fautif, pris[fautif[0]]) for fautif in fautifs], schema=CODES_PROPOSES)


def _propose(uai: str, type_structure: str, code: str, pris: set[str]) -> dict[str, str]:
    propose = propose_code(code, pris)
    pris.add(propose)
    return {"uai": uai, "type": type_structure, "code": code, "propose": propose}
