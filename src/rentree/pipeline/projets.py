"""Reading the configuration of an ENT project from the home folder."""

import tomllib

from rentree.controles.catalogue import REGLES
from rentree.model.projet import Projet, ProjetFaux, parse_projet
from rentree.pipeline.maison import Maison

PAR_DEFAUT = "ent"


def read_projet(maison: Maison, nom: str = PAR_DEFAUT) -> Projet:
    """Return the project of `projets/<nom>.toml`; the default project needs no file. Raises ProjetFaux."""
    chemin = maison.racine / "projets" / f"{nom}.toml"
    if not chemin.exists():
        if nom == PAR_DEFAUT:
            return Projet()
        raise ProjetFaux(
            str(chemin), detail=f"le projet « {nom} » n'existe pas", que_faire="Créez ce fichier, même vide."
        )
    try:
        valeurs = tomllib.loads(chemin.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProjetFaux(str(chemin), detail=str(error)) from None
    projet = parse_projet(nom, valeurs, fichier=str(chemin))
    if inconnues := set(projet.retenir) - {regle.id for regle in REGLES}:
        detail = f"« retenir » nomme des règles qui n'existent pas : {', '.join(sorted(inconnues))}"
        raise ProjetFaux(str(chemin), detail=detail, que_faire="Les règles et leurs noms sont dans docs/controles.md.")
    return projet
