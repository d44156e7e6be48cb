"""What is right in a project and deserves a look all the same: said by `rentree projet verifier`, and never refused."""

from collections.abc import Iterator
from dataclasses import dataclass

from rentree.model.conservation import ARRETE, PLAFOND, longest_keeping_with
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import OptionsLettres, Projet
from rentree.pipeline.maison import Maison
from rentree.pipeline.projets import list_projets, path_of, read_projet

PREMIERS = 5
"""Schools named before « et N autres »."""


@dataclass(frozen=True)
class Verification:
    """One project: the error that refuses it, or what to look at in it."""

    nom: str
    projet: Projet | None
    erreur: ErreurRentree | None = None
    avis: tuple[str, ...] = ()


def verify_projets(maison: Maison, nom: str = "") -> tuple[Verification, ...]:
    """Check the project of that name, or every project of the home folder."""
    lues = {un: _read(maison, un) for un in (*list_projets(maison), *([nom] if nom else []))}
    choisies = [lues[nom]] if nom else list(lues.values())
    projets = [lue.projet for lue in lues.values() if lue.projet and path_of(maison, lue.nom).exists()]
    return tuple(_advise(maison, lue, projets) for lue in choisies)


def _read(maison: Maison, nom: str) -> Verification:
    try:
        return Verification(nom, read_projet(maison, nom))
    except ErreurRentree as erreur:
        return Verification(nom, None, erreur)


def _advise(maison: Maison, lue: Verification, projets: list[Projet]) -> Verification:
    if lue.projet is None:
        return lue
    avis = (
        *_shared_code(lue.projet, projets),
        *_unknown_schools(maison, lue.projet),
        *_long_freezes(lue.projet),
        *_letters(maison, lue.projet),
        *_directory(maison, lue.projet),
    )
    return Verification(lue.nom, lue.projet, None, avis)


def _shared_code(projet: Projet, projets: list[Projet]) -> Iterator[str]:
    autres = [autre.nom for autre in projets if autre.nom != projet.nom and autre.aaf.projet == projet.aaf.projet]
    if autres:
        yield (
            f"le code de projet AAF {projet.aaf.projet} est aussi celui de {', '.join(autres)} : "
            "leurs fichiers AAF porteront le même nom"
        )


def _unknown_schools(maison: Maison, projet: Projet) -> Iterator[str]:
    connus = {uai for annee in maison.years() for uai, _ in maison.read_courants(annee)}
    inconnus = [uai for uai in projet.etablissements if uai not in connus]
    if connus and inconnus:
        autres = len(inconnus) - PREMIERS
        reste = f" et {autres} autre{'s' if autres > 1 else ''}" if autres > 0 else ""
        yield f"aucun export lu jusqu'ici pour {', '.join(inconnus[:PREMIERS])}{reste} : vérifiez l'UAI"


def _long_freezes(projet: Projet) -> Iterator[str]:
    for gel in projet.gels:
        jours = longest_keeping_with(projet, gel)
        if jours > PLAFOND:
            yield (
                f"avec le gel du {gel.debut:%d/%m/%Y} au {gel.fin:%d/%m/%Y}, un compte peut n'être supprimé que "
                f"{jours} jours après la fin des droits ; trois mois font {PLAFOND} jours ({ARRETE}) : raccourcissez "
                f"le gel ou le délai de {jours - PLAFOND} jours"
            )


def _letters(maison: Maison, projet: Projet) -> Iterator[str]:
    if projet.lettres.adresse == OptionsLettres().adresse:
        yield "l'adresse des courriers est celle de l'exemple : mettez celle de l'ENT avant d'en imprimer"
    if projet.lettres.gabarit and not (maison.racine / projet.lettres.gabarit).is_file():
        yield f"le gabarit des courriers, {projet.lettres.gabarit}, n'est pas dans le dossier de travail"


def _directory(maison: Maison, projet: Projet) -> Iterator[str]:
    ldap = projet.ldap
    if manquants := [cle for cle in ("compte", "base") if ldap.url and not getattr(ldap, cle)]:
        yield f"[ldap] a une url et pas de {' ni de '.join(manquants)} : rien ne pourra y être publié"
    if not ldap.mot_de_passe:
        return
    fichier = maison.racine / ldap.mot_de_passe
    if not fichier.is_file():
        yield "« mot_de_passe » de [ldap] ne nomme pas un fichier qui existe : c'est un chemin, jamais le mot de passe"
    elif fichier.stat().st_mode & 0o077:
        yield "d'autres que vous peuvent lire le fichier du mot de passe LDAP : chmod 600"
