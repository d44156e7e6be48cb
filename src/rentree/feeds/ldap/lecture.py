"""The existing state of the directory: every entry of our branches, and the values of our attributes in our own."""

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from rentree.engine import Moteur
from rentree.feeds.ldap.arbre import ATTRIBUTS, BRANCHES, CLASSES, MARQUE, PERSONNES, Racine, key_of
from rentree.feeds.ldap.pilote import ldap

PAGE = 1000
TEXTE = pa.string()
LUES = pa.schema(
    [("cle", TEXTE), ("dn", TEXTE), ("genre", TEXTE), ("marquee", pa.bool_()), ("profil", TEXTE), ("uais", TEXTE),
     ("etat", TEXTE), ("ouverte", pa.bool_())]
)  # fmt: skip
VALEURS = pa.schema([("cle", TEXTE), ("attribut", TEXTE), ("valeur", TEXTE)])

NOS_CLASSES = frozenset(classe.encode() for classe in CLASSES)

Attributs = dict[str, list[bytes]]
Page = list[tuple[str, Attributs]]


def find_base(connexion: Any, base: str) -> str:
    """Return the base as the server writes it. Raises ldap.NO_SUCH_OBJECT."""
    return str(connexion.search_s(base, ldap.SCOPE_BASE, "(objectClass=*)", ["1.1"])[0][0])


def load_existing(connexion: Any, moteur: Moteur, racine: Racine) -> None:
    """Load `ldap_lues` (one row an entry of our branches) and `ldap_valeurs_lues` (one row a value of ours)."""
    lues, valeurs = [LUES.empty_table()], [VALEURS.empty_table()]
    rouvertes = _reopened(connexion, racine)
    for genre in BRANCHES:
        for page in _pages(connexion, racine.branche(genre), [*ATTRIBUTS[genre], *MARQUE]):
            lues.append(_entries(page, genre, racine, rouvertes))
            valeurs.append(_values(page, genre, racine))
    moteur.load("ldap_lues", pa.concat_tables(lues))
    moteur.load("ldap_valeurs_lues", pa.concat_tables(valeurs))


def missing_branches(connexion: Any, racine: Racine) -> list[str]:
    """Return the branches that the directory does not have yet."""
    return [genre for genre in BRANCHES if not _exists(connexion, racine.branche(genre))]


def open_entries(connexion: Any, racine: Racine) -> set[str]:
    """Return the names of our entries of persons that are not locked."""
    filtre = ldap.filter.filter_format("(&(rentreeProjet=%s)(rentreeEtat=actif))", [racine.projet])
    return {dn for page in _pages(connexion, racine.branche(PERSONNES), ["1.1"], filtre) for dn, _ in page}


def _exists(connexion: Any, dn: str) -> bool:
    try:
        return bool(connexion.search_s(dn, ldap.SCOPE_BASE, "(objectClass=*)", ["1.1"]))
    except ldap.NO_SUCH_OBJECT:
        return False


def _reopened(connexion: Any, racine: Racine) -> set[str]:
    """Entries that are marked as locked, and have a password all the same: somebody gave them one."""
    filtre = ldap.filter.filter_format("(&(rentreeProjet=%s)(rentreeEtat=desactive)(userPassword=*))", [racine.projet])
    pages = _pages(connexion, racine.branche(PERSONNES), ["1.1"], filtre)
    return {dn for page in pages for dn, _ in page}


def _pages(connexion: Any, branche: str, attributs: list[str], filtre: str = "(objectClass=*)") -> Iterator[Page]:
    """Every entry below a branch, by pages; nothing when the branch is not there."""
    suite = ldap.controls.SimplePagedResultsControl(True, size=PAGE, cookie="")
    while True:
        demande = connexion.search_ext(branche, ldap.SCOPE_SUBTREE, filtre, attributs, serverctrls=[suite])
        try:
            _, trouves, _, controles = connexion.result3(demande)
        except ldap.NO_SUCH_OBJECT:
            return
        # A referral has no name.
        yield [(dn, valeurs) for dn, valeurs in trouves if dn and dn != branche]
        marques = [controle.cookie for controle in controles if controle.controlType == suite.controlType]
        if not marques or not marques[0]:
            return
        suite.cookie = marques[0]


def _entries(page: Page, genre: str, racine: Racine, rouvertes: set[str]) -> pa.Table:
    lignes = [
        {
            "cle": key_of(dn),
            "dn": dn,
            "genre": genre,
            "marquee": _texts(valeurs, "rentreeProjet") == [racine.projet],
            "profil": "".join(_texts(valeurs, "rentreeProfil")),
            "uais": "|".join(sorted(_texts(valeurs, "rentreeUai" if genre == PERSONNES else "ENTStructureUAI"))),
            "etat": "".join(_texts(valeurs, "rentreeEtat")),
            "ouverte": dn in rouvertes,
        }
        for dn, valeurs in page
    ]
    return pa.Table.from_pylist(lignes, schema=LUES)


def _texts(valeurs: Attributs, attribut: str) -> list[str]:
    return [valeur.decode("utf-8", "replace") for valeur in valeurs.get(attribut, ())]


def _values(page: Page, genre: str, racine: Racine) -> pa.Table:
    """Values as the server gives them, in the spelling of ATTRIBUTS whatever the case that it answers in."""
    noms = {ecrit: nom for nom in ATTRIBUTS[genre] for ecrit in (nom, nom.lower())}
    cles: list[str] = []
    attributs: list[str] = []
    octets: list[bytes] = []
    for dn, trouves in page:
        if not _is_ours(trouves, racine):
            continue
        cle = key_of(dn)
        for ecrit, valeurs in trouves.items():
            if nom := noms.get(ecrit) or noms.get(ecrit.lower()):
                gardees = [une for une in valeurs if une in NOS_CLASSES] if nom == "objectClass" else valeurs
                cles += [cle] * len(gardees)
                attributs += [nom] * len(gardees)
                octets += gardees
    return pa.table(
        [pa.array(cles, TEXTE), pa.array(attributs, TEXTE), pa.array(octets, pa.binary()).cast(TEXTE)], schema=VALEURS
    )


def _is_ours(valeurs: Attributs, racine: Racine) -> bool:
    return _texts(valeurs, "rentreeProjet") == [racine.projet]
