"""Whom a letter is sent to, as the lines that are read through the window of the envelope."""

from collections.abc import Mapping, Sequence
from typing import Any

Ligne = Mapping[str, Any]
EN_CLASSE = "(à remettre en classe)"


def recipient(lignes: Sequence[Ligne], *, ecole: Mapping[str, Any]) -> list[str]:
    """The lines of the address of a page: the people of `lignes` (rows of `lettres`) at the first address among them.

    A pupil under age is written to by way of those who have parental authority; without any address the letter is
    handed over in class; staff are written to at the school, whose `nom` and `lignes` are in `ecole`.
    """
    if not any(ligne["enfant"] is not None for ligne in lignes):
        return [_names(lignes), ecole["nom"], *ecole["lignes"]]
    placees = [ligne for ligne in lignes if ligne["chez"] is not None]
    if not placees:
        return _in_class(lignes)
    return [_addressees(lignes), *postal_lines(placees[0])]


def postal_lines(ligne: Ligne) -> list[str]:
    """The postal address of a row, without empty lines; the country when it is another one."""
    voies = [ligne[nom] for nom in ("ligne1", "ligne2", "ligne3", "ligne4")]
    ville = " ".join(filter(None, (ligne["code_postal"], ligne["ville"])))
    pays = ligne["pays"] or ""
    return [texte for texte in (*voies, ville, "" if pays.upper() == "FRANCE" else pays) if texte]


def full_name(ligne: Ligne) -> str:
    """First name and name."""
    return " ".join(filter(None, (ligne["prenom"], ligne["nom"])))


def child_name(ligne: Ligne) -> str:
    """First name and name of the pupil by whom the letter goes."""
    return " ".join(filter(None, (ligne["enfant_prenom"], ligne["enfant_nom"])))


def join_words(mots: Sequence[str]) -> str:
    """`a`, `a et b`, `a, b et c`."""
    return " et ".join(filter(None, (", ".join(mots[:-1]), mots[-1]))) if mots else ""


def _addressees(lignes: Sequence[Ligne]) -> str:
    adultes = [ligne for ligne in lignes if ligne["profil"] != "eleve" or ligne["majeur"]]
    if adultes:
        return _names(adultes)
    return f"Aux représentants légaux de {join_words([full_name(ligne) for ligne in lignes])}"


def _names(lignes: Sequence[Ligne]) -> str:
    return join_words([" ".join(filter(None, (ligne["civilite"], full_name(ligne)))) for ligne in lignes])


def _in_class(lignes: Sequence[Ligne]) -> list[str]:
    premiere = lignes[0]
    classe = f"classe {premiere['division']}" if premiere["division"] else "sans classe"
    noms = join_words([full_name(ligne) for ligne in lignes])
    if any(ligne["jointure"] == premiere["enfant"] for ligne in lignes):
        return [noms, classe[0].upper() + classe[1:], EN_CLASSE]
    return [_names(lignes), f"par {child_name(premiere)}, {classe}", EN_CLASSE]
