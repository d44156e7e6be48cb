"""publier listes: who leaves and when, and which logins look wrong, school by school."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from rentree.comptes.login import RegleLogin
from rentree.controles.peignes import CHIFFRE, CIVILITE, DEUX_PERSONNES, analyse_nom, analyse_prenom
from rentree.engine import Moteur
from rentree.feeds.listes.conseils import LOGIN, SIGNES, VUES
from rentree.feeds.listes.contenu import Depart, Faute, Listes, LoginFaux, Titulaire, gather
from rentree.feeds.listes.ecriture import write_lists
from rentree.model.acte import Acte
from rentree.model.projet import Delais, Projet
from rentree.pipeline.annuaires import read_current
from rentree.pipeline.maison import Maison
from rentree.store.base import open_store
from rentree.store.comptes import load_comptes
from rentree.store.raisons import load_reasons

ACTIF = "actif"
PROFILS = {
    "eleve": "élève",
    "responsable": "responsable",
    "enseignant": "enseignant",
    "documentaliste": "documentaliste",
    "direction": "direction",
    "vie_scolaire": "vie scolaire",
    "administratif": "administratif",
    "academie": "académie",
    "collectivite": "collectivité",
}
INCONNUE = "raison non gardée au journal"
TRACES = frozenset({DEUX_PERSONNES, CIVILITE, CHIFFRE})
"""Faults that can still be read in a login, where every other sign has become a dash."""

_SIGNES = re.compile(r"[-._']{2,}|(?:^|\s)[-._]|[-_](?:\s|$)")

Compte = Mapping[str, Any]


@dataclass(frozen=True)
class PublicationListes:
    """What was written: files, departures and wrong logins in all (an account of two schools counts in both)."""

    fichiers: list[Path]
    departs: int
    logins: int


def publier_listes(maison: Maison, *, projet: Projet, acte: Acte, sortie: Path) -> PublicationListes:
    """Write the lists of each school of the project, as accounts stand on `acte.au`."""
    maison.must_exist()
    open_store(maison.base)
    listes = make_lists(maison, projet=projet, au=acte.au)
    fichiers = write_lists(listes, sortie)
    return PublicationListes(fichiers, sum(len(une.departs) for une in listes), sum(len(une.logins) for une in listes))


def make_lists(maison: Maison, *, projet: Projet, au: datetime.date) -> list[Listes]:
    """The lists of each school that has an account, from the accounts and the journal in the store."""
    comptes = load_comptes(projet.nom).to_pylist()
    noms = school_names(maison)
    ecoles = {uai: noms.get(uai, uai) for compte in comptes for uai in _schools(compte)}
    return gather(
        au,
        _departures(comptes, load_reasons(projet.nom), delais=projet.delais, au=au),
        _wrong_logins(comptes, RegleLogin(**vars(projet.login))),
        ecoles=ecoles,
    )


def school_names(maison: Maison) -> dict[str, str]:
    """The name of each school of the current annuaire; none when there is no annuaire."""
    annuaire = read_current(maison)
    if annuaire is None:
        return {}
    with Moteur() as moteur:
        moteur.read_parquet("etablissements", annuaire.dossier / "etablissements.parquet")
        lignes = moteur.table("etablissements").to_pylist()
    champs = ("denomination", "complement", "commune")
    return {
        ligne["uai"]: " ".join(filter(None, (ligne[champ] for champ in champs))) or ligne["uai"] for ligne in lignes
    }


def _departures(
    comptes: list[Compte], raisons: Mapping[int, str], *, delais: Delais, au: datetime.date
) -> Iterator[tuple[str, Depart]]:
    for compte in comptes:
        if compte["etat"] == ACTIF or compte["desactive_le"] is None:
            continue
        fin = compte["desactive_le"] + datetime.timedelta(days=delais.of(compte["profil"]))
        depart = Depart(
            titulaire=_holder(compte),
            desactive_le=compte["desactive_le"],
            raison=raisons.get(compte["jointure"], INCONNUE),
            supprime_le=fin,
            restants=max(0, (fin - au).days),
        )
        yield from ((uai, depart) for uai in _schools(compte))


def _wrong_logins(comptes: list[Compte], regle: RegleLogin) -> Iterator[tuple[str, LoginFaux]]:
    for compte in comptes:
        if fautes := find_faults(compte["login"], nom=compte["nom"], prenom=compte["prenom"], regle=regle):
            faux = LoginFaux(_holder(compte), compte["etat"] == ACTIF, fautes)
            yield from ((uai, faux) for uai in _schools(compte))


def find_faults(login: str, *, nom: str, prenom: str, regle: RegleLogin) -> tuple[Faute, ...]:
    """What is wrong in a login: the faults of the names it was made of, or those that it shows by itself.

    When the names have been corrected since, the login is no longer what they give: it is then read as names.
    """
    if _is_made_of(login, nom, prenom, regle):
        dans_prenom = (Faute("prénom", faute, prenom) for faute in analyse_prenom(prenom) if faute in VUES)
        dans_nom = (Faute("nom", faute, nom) for faute in analyse_nom(nom) if faute in VUES)
        return (*dans_prenom, *dans_nom)
    return tuple(Faute(LOGIN, faute, login) for faute in _read_login(login, regle))


def _is_made_of(login: str, nom: str, prenom: str, regle: RegleLogin) -> bool:
    """Whether these names give this login, the number of a homonym aside."""
    sien = regle.join(_part(regle, prenom), _part(regle, nom))
    if login == sien:
        return True
    numero = re.search(r"[0-9]+$", login)
    return bool(numero and regle.join(_part(regle, prenom), _part(regle, nom), suffixe=numero.group()) == login)


@lru_cache(maxsize=100_000)
def _part(regle: RegleLogin, texte: str) -> str:
    return regle.part(texte)


def _read_login(login: str, regle: RegleLogin) -> list[str]:
    """Faults of a login read as a first name and a name."""
    texte = re.sub(r"[0-9]+$", "", login)
    gauche, _, droite = texte.partition(regle.separateur) if regle.separateur else (texte, "", "")
    mots = [partie.replace(regle.espace, " ") if regle.espace else partie for partie in (gauche, droite)]
    fautes = dict.fromkeys((*analyse_prenom(mots[0]), *analyse_nom(mots[1]))) if mots[1] else analyse_prenom(mots[0])
    trouvees = [faute for faute in fautes if faute in TRACES]
    if not trouvees and any(_SIGNES.search(mot) for mot in mots):
        return [SIGNES]
    return trouvees


def _holder(compte: Compte) -> Titulaire:
    classe = (compte["divisions"] or "").replace("|", ", ") if compte["profil"] == "eleve" else ""
    profil = PROFILS.get(compte["profil"], str(compte["profil"]))
    return Titulaire(profil, compte["nom"], compte["prenom"], classe, compte["login"], compte["cle"])


def _schools(compte: Compte) -> list[str]:
    return (compte["uais"] or "").split("|") if compte["uais"] else []
