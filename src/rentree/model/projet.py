"""An ENT project: who it serves and how, as typed configuration."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rentree.model.erreurs import ErreurRentree

NOM = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
SIGNES = re.compile(r"[!-@\[-`a-z{-~]*")
"""What a login can hold: the visible signs of ASCII, no capital."""


class ProjetFaux(ErreurRentree):
    """Le fichier de projet est faux."""

    que_faire = "Corrigez-le, ou retirez la ligne : la valeur par défaut s'appliquera."


@dataclass(frozen=True)
class OptionsLogin:
    """Options of the login rule: see `rentree.comptes.login.RegleLogin`, which they feed."""

    separateur: str = "."
    caracteres: str = "._-"
    remplacement: str = "-"
    espace: str = "_"
    maximum: int = 64
    premier_homonyme: int = 2


@dataclass(frozen=True)
class OptionsAaf:
    """Options of the AAF files: project tag of the names, encoding, records a file, versions in the comments."""

    projet: str = "ENT"
    encodage: str = "UTF-8"
    enregistrements: int = 3500
    version_af: str = "AAF-VE2407"
    version_sdet: str = "Annexe 4bis version 6.4"


@dataclass(frozen=True)
class Projet:
    """An ENT project.

    `en_charge` gives an account to level 2 responsables (personnes en charge) too; `retenir` names the rules of
    control whose fiches are held back, without account, until they are mended.
    """

    nom: str = "ent"
    en_charge: bool = False
    retenir: tuple[str, ...] = ()
    login: OptionsLogin = field(default_factory=OptionsLogin)
    aaf: OptionsAaf = field(default_factory=OptionsAaf)


def parse_projet(nom: str, valeurs: Mapping[str, Any], *, fichier: str = "") -> Projet:
    """Build a project from its file's content. Raises ProjetFaux naming the key that is unknown or of a wrong type."""
    if not NOM.fullmatch(nom):
        raise ProjetFaux(fichier, detail=f"le nom « {nom} » doit être en minuscules, chiffres, tirets")
    simples = {cle: valeur for cle, valeur in valeurs.items() if cle not in {"login", "aaf"}}
    projet = Projet(
        nom=nom,
        **_checked(simples, {"en_charge": bool, "retenir": list}, fichier),
        login=OptionsLogin(**_checked(_section(valeurs, "login", fichier), _types(OptionsLogin()), fichier)),
        aaf=OptionsAaf(**_checked(_section(valeurs, "aaf", fichier), _types(OptionsAaf()), fichier)),
    )
    _check_values(projet, fichier)
    return projet


def _section(valeurs: Mapping[str, Any], nom: str, fichier: str) -> Mapping[str, Any]:
    section = valeurs.get(nom, {})
    if not isinstance(section, Mapping):
        raise ProjetFaux(fichier, detail=f"« {nom} » est une section, à écrire [{nom}]")
    return section


def _types(options: OptionsLogin | OptionsAaf) -> dict[str, type]:
    return {cle: type(valeur) for cle, valeur in vars(options).items()}


def _checked(valeurs: Mapping[str, Any], types: Mapping[str, type], fichier: str) -> dict[str, Any]:
    for cle, valeur in valeurs.items():
        if cle not in types:
            raise ProjetFaux(fichier, detail=f"l'option « {cle} » n'existe pas ({', '.join(sorted(types))})")
        if type(valeur) is not types[cle]:
            raise ProjetFaux(fichier, detail=f"l'option « {cle} » n'est pas du bon type : {valeur!r}")
        if isinstance(valeur, list) and not all(isinstance(element, str) for element in valeur):
            raise ProjetFaux(fichier, detail=f"l'option « {cle} » est une liste de textes : {valeur!r}")
    return {cle: tuple(valeur) if isinstance(valeur, list) else valeur for cle, valeur in valeurs.items()}


def _check_values(projet: Projet, fichier: str) -> None:
    if projet.aaf.encodage.upper() not in {"UTF-8", "ISO-8859-15"}:
        raise ProjetFaux(fichier, detail=f"encodage AAF inconnu : {projet.aaf.encodage} (UTF-8 ou ISO-8859-15)")
    if projet.aaf.enregistrements < 1:
        raise ProjetFaux(fichier, detail="il faut au moins un enregistrement par fichier AAF")
    if not 20 <= projet.login.maximum <= 255:
        raise ProjetFaux(fichier, detail="un login fait de 20 à 255 caractères au plus")
    if projet.login.premier_homonyme < 0:
        raise ProjetFaux(fichier, detail="le numéro du premier homonyme est positif")
    for option in ("separateur", "caracteres", "remplacement", "espace"):
        if not SIGNES.fullmatch(signes := getattr(projet.login, option)):
            raise ProjetFaux(fichier, detail=f"l'option « {option} » ne peut pas mettre « {signes} » dans un login")
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", projet.aaf.projet):
        raise ProjetFaux(fichier, detail=f"code de projet AAF impossible : {projet.aaf.projet}")
