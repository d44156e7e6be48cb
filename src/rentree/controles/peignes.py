"""Entry masks of names (peignes de saisie): what must not be in a name or a first name.

The official masks are not public. The faults below are those that the training of the heads of school of Toulouse shows
(two people in one fiche, a civility in the name), and what the character set and the lengths of SIECLE imply.
"""

import re
import unicodedata

from rentree.model.normalisation import unaccent

VIDE = "vide"
ILLISIBLE = "illisible"
DEUX_PERSONNES = "deux-personnes"
CIVILITE = "civilite"
CHIFFRE = "chiffre"
CARACTERE_PERDU = "caractere-perdu"
CARACTERE_INTERDIT = "caractere-interdit"
TROP_LONG = "trop-long"
ESPACES = "espaces"
ET_SEUL = "et-seul"
FAUTES = (
    VIDE,
    ILLISIBLE,
    DEUX_PERSONNES,
    CIVILITE,
    CHIFFRE,
    CARACTERE_PERDU,
    CARACTERE_INTERDIT,
    TROP_LONG,
    ESPACES,
    ET_SEUL,
)

MAXIMUM = 100

# A whole name that is one of these words is a real surname; a lone letter is one too.
_NOMS_REELS = frozenset({"M", "NEE", "VEUVE", "MONSIEUR", "EPOUX"})
_PRENOMS_REELS = frozenset({"M", "NEE"})
_PERDUS = frozenset("?\ufffd")

_SEPARATEUR = r"\s(),;/&+"
_CIVILITES = r"M|MR|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE|VEUVE|EPOUX|EPOUSE|NEE"
_CIVILITE = re.compile(rf"(?:^|(?<=[{_SEPARATEUR}]))(?:{_CIVILITES})(?:\.|(?=$|[{_SEPARATEUR}]))")
_CONNECTEUR = re.compile(r"(?<=[^\s&+])(?:\s+(?:ET|OU|/)\s+|\s*[&+]\s*)(?=[^\s&+])")
_ORDINAIRE = re.compile(r"[A-Z]+(?:['-][A-Z]+)*")
_LETTRE = re.compile(r"[A-Z]")
_SIGNE = re.compile(r"[^A-Z' -]")
_MOTS_SUIVIS = frozenset({"ET", *_CIVILITES.split("|")})


def analyse_nom(valeur: str) -> tuple[str, ...]:
    """Return the faults of a name, in the order of `FAUTES`; empty when there is nothing to say."""
    plain = unaccent(valeur).upper()
    if plain.strip() == "ET":
        return (ET_SEUL,)
    return _analyse(plain, reels=_NOMS_REELS)


def analyse_prenom(valeur: str) -> tuple[str, ...]:
    """Return the faults of a first name, in the order of `FAUTES`."""
    return _analyse(unaccent(valeur).upper(), reels=_PRENOMS_REELS)


def _analyse(plain: str, *, reels: frozenset[str]) -> tuple[str, ...]:
    """Find the faults of a name in capitals without accents; `reels` are words that are names when they stand alone."""
    if _is_ordinary(plain):
        return ()
    if not plain.strip():
        return (VIDE,)
    if not _LETTRE.search(plain):
        return (ILLISIBLE,)
    found = _find_words(plain, reels=reels) | _find_signs(_drop_words(plain)) | _find_shape(plain)
    return tuple(faute for faute in FAUTES if faute in found)


def _is_ordinary(plain: str) -> bool:
    """Tell at once that a name has no fault: nearly all of them."""
    return len(plain) <= MAXIMUM and _ORDINAIRE.fullmatch(plain) is not None and plain not in _MOTS_SUIVIS


def _find_words(plain: str, *, reels: frozenset[str]) -> set[str]:
    """Two people, or a civility. `ET` or `OU` at an end is no sign of two people: `OU` is also a Chinese name."""
    found = set()
    if _CONNECTEUR.search(plain):
        found.add(DEUX_PERSONNES)
    if plain.strip() not in reels and _CIVILITE.search(plain):
        found.add(CIVILITE)
    return found


def _drop_words(plain: str) -> str:
    """Take out what the faults of words already tell, so that `M.` and `&` are not told twice."""
    return _CIVILITE.sub(" ", _CONNECTEUR.sub(" ", plain))


def _find_signs(reste: str) -> set[str]:
    return {faute for signe in _SIGNE.findall(reste) if (faute := _judge_sign(signe))}


def _judge_sign(signe: str) -> str:
    """Name the fault of one sign; a Latin letter that has no plain form is allowed."""
    if signe in _PERDUS:
        return CARACTERE_PERDU
    if signe.isdigit():
        return CHIFFRE
    if unicodedata.name(signe, "").startswith("LATIN "):
        return ""
    return CARACTERE_INTERDIT


def _find_shape(plain: str) -> set[str]:
    """Length, and spaces at the ends or doubled."""
    found = set()
    if len(plain) > MAXIMUM:
        found.add(TROP_LONG)
    if plain != plain.strip() or "  " in plain:
        found.add(ESPACES)
    return found
