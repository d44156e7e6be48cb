"""The configuration of ENT projects in the home folder: finding, reading, creating."""

import os
import tomllib
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from rentree.comptes.login import RegleLogin
from rentree.controles.catalogue import REGLES
from rentree.model.acte import Acte
from rentree.model.ecriture_projet import write_projet
from rentree.model.erreurs import ErreurRentree
from rentree.model.lecture_projet import check_name, parse_projet
from rentree.model.projet import Projet, ProjetFaux
from rentree.pipeline.maison import Maison
from rentree.pipeline.verrou import hold

PAR_DEFAUT = "ent"
MODELES = ("ecollege31", "entmip")


class ProjetDejaLa(ErreurRentree):
    """Ce projet existe déjà."""

    que_faire = "Modifiez ce fichier, ou choisissez un autre nom ; Rentrée n'écrit jamais par-dessus."


class ModeleInconnu(ErreurRentree):
    """Ce modèle de projet n'existe pas."""

    que_faire = f"Modèles : {', '.join(MODELES)}."


def path_of(maison: Maison, nom: str) -> Path:
    """The file of a project."""
    return maison.racine / "projets" / f"{nom}.toml"


def list_projets(maison: Maison) -> tuple[str, ...]:
    """Names of the projects that have a file, in order; the default project alone when none has."""
    fichiers = (maison.racine / "projets").glob("[!.]*.toml")
    return tuple(sorted(chemin.stem for chemin in fichiers)) or (PAR_DEFAUT,)


def read_projet(maison: Maison, nom: str = PAR_DEFAUT) -> Projet:
    """Return the project of `projets/<nom>.toml`; the default project needs no file. Raises ProjetFaux."""
    chemin = path_of(maison, nom)
    check_name(nom, fichier=str(chemin))
    if not chemin.exists():
        if nom == PAR_DEFAUT:
            return Projet()
        raise ProjetFaux(
            str(chemin),
            detail=f"le projet « {nom} » n'existe pas",
            que_faire=f"Créez-le : rentree projet creer {nom}.",
        )
    return _parse(nom, _read_toml(chemin), chemin)


def _read_toml(chemin: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(chemin.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ProjetFaux(str(chemin), detail=f"ce n'est pas du TOML ({error})") from None
    except UnicodeDecodeError as error:
        detail = f"il n'est pas en UTF-8 ({error})"
        raise ProjetFaux(str(chemin), detail=detail, que_faire="Enregistrez-le en UTF-8.") from None


def _parse(nom: str, valeurs: Mapping[str, Any], chemin: Path) -> Projet:
    projet = parse_projet(nom, valeurs, fichier=str(chemin))
    if inconnues := set(projet.retenir) - {regle.id for regle in REGLES}:
        detail = f"« retenir » nomme des règles qui n'existent pas : {', '.join(sorted(inconnues))}"
        raise ProjetFaux(str(chemin), detail=detail, que_faire="Les règles et leurs noms sont dans docs/controles.md.")
    return projet


def read_modele(modele: str, *, nom: str) -> Projet:
    """Return the project `nom` as a model has it; an empty model gives every default. Raises ModeleInconnu."""
    if not modele:
        return parse_projet(nom, {})
    if modele not in MODELES:
        raise ModeleInconnu(modele)
    texte = (resources.files("rentree.pipeline") / "modeles" / f"{modele}.toml").read_text(encoding="utf-8")
    return parse_projet(nom, tomllib.loads(texte))


def create_projet(maison: Maison, nom: str, *, modele: str, acte: Acte) -> Path:
    """Write the file of a new project, every option at its value; return where.

    Raises ProjetDejaLa rather than write over a file, ModeleInconnu, and ProjetFaux when the name cannot be one.
    """
    projet = read_modele(modele, nom=nom)
    chemin = path_of(maison, nom)
    with hold(maison, acte=acte):
        if chemin.exists():
            raise ProjetDejaLa(str(chemin))
        chemin.parent.mkdir(parents=True, exist_ok=True)
        provisoire = chemin.with_name(f".{chemin.name}.{os.getpid()}")
        provisoire.write_text(write_projet(projet), encoding="utf-8")
        provisoire.rename(chemin)
    return chemin


def example_logins(projet: Projet) -> tuple[str, str]:
    """The logins that the project gives to Léa Martin and to her first homonym."""
    regle = RegleLogin(**vars(projet.login))
    prenom, nom = regle.part("Léa"), regle.part("Martin")
    return regle.join(prenom, nom), regle.join(prenom, nom, suffixe=str(regle.premier_homonyme))
