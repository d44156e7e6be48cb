"""The pages of a school: what the template receives, as plain text; the order in which they come out of the printer."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rentree.feeds.lettres.adresse import Ligne, child_name, full_name, recipient
from rentree.feeds.lettres.qr import draw_qr, fill_address
from rentree.feeds.mise_en_page.mots import write_date
from rentree.model.normalisation import unaccent

QUALITES = {
    "eleve": "élève",
    "responsable": "responsable",
    "enseignant": "enseignement",
    "documentaliste": "documentation",
    "direction": "direction",
    "vie_scolaire": "vie scolaire",
    "administratif": "administration",
    "academie": "académie",
    "collectivite": "collectivité",
}
"""Profile of an account -> how a letter says it."""


@dataclass(frozen=True)
class Envoi:
    """What the letters of a run share: name of the ENT, activation address, their day, the last day of the codes."""

    ent: str
    adresse: str
    au: datetime.date
    expire: datetime.date

    @property
    def personal(self) -> bool:
        """Whether each account has an activation address of its own."""
        return "{login}" in self.adresse or "{code}" in self.adresse


def fill_pages(
    lignes: Sequence[Ligne], codes: Mapping[int, str], *, ecole: Ligne, envoi: Envoi, foyer: bool
) -> dict[str, Any]:
    """Return what the template reads for one school: `lignes` are rows of `lettres`, `codes` are by jointure.

    `ecole` is a row of annuaire_etablissements. Pages are sorted by class, child and name, staff last; with `foyer`,
    one page holds everybody of a household.
    """
    entete = describe_school(ecole)
    return {
        "ent": envoi.ent,
        "adresse": _plain_address(envoi),
        "qr": None if envoi.personal else draw_qr(envoi.adresse),
        "date": write_date(envoi.au),
        "expire": write_date(envoi.expire),
        "etablissement": entete,
        "lettres": [
            {
                "destinataire": recipient(page, ecole=entete),
                "lieu": _place(page[0]),
                "rang": rang,
                "comptes": [_account(ligne, codes[ligne["jointure"]], envoi) for ligne in page],
            }
            for rang, page in enumerate(_pages(lignes, foyer=foyer), start=1)
        ],
    }


def describe_school(ecole: Ligne) -> dict[str, Any]:
    """Name, address lines, telephone and UAI of a school."""
    nom = " ".join(filter(None, (ecole["denomination"], ecole["complement"]))) or ecole["uai"]
    ville = " ".join(filter(None, (ecole["code_postal"], ecole["commune"])))
    lignes = [texte for texte in (ecole["adresse"], ecole["boite_postale"], ville) if texte]
    return {"uai": ecole["uai"], "nom": nom, "lignes": lignes, "telephone": ecole["telephone"] or ""}


def _pages(lignes: Iterable[Ligne], *, foyer: bool) -> list[list[Ligne]]:
    """Sorted pages; a household comes where the first of its people would."""
    triees = sorted(lignes, key=_rank)
    if not foyer:
        return [[ligne] for ligne in triees]
    places = {id(ligne): rang for rang, ligne in enumerate(triees)}
    par_foyer = sorted(triees, key=lambda ligne: (ligne["foyer"], places[id(ligne)]))
    pages = [list(groupe) for _, groupe in groupby(par_foyer, key=lambda ligne: ligne["foyer"])]
    return sorted(pages, key=lambda page: places[id(page[0])])


def _rank(ligne: Ligne) -> tuple[object, ...]:
    """Class, child, the child before his relatives, name; who has no class comes after, staff last."""
    return (
        ligne["enfant"] is None,
        ligne["division"] is None,
        ligne["division"] or "",
        unaccent(ligne["enfant_nom"] or ""),
        unaccent(ligne["enfant_prenom"] or ""),
        ligne["enfant"] or 0,
        ligne["profil"] != "eleve",
        unaccent(ligne["nom"]).upper(),
        unaccent(ligne["prenom"]),
        ligne["jointure"],
    )


def _place(ligne: Ligne) -> str:
    if ligne["enfant"] is None:
        return "Personnels"
    return f"Classe {ligne['division']}" if ligne["division"] else "Sans classe"


def _account(ligne: Ligne, code: str, envoi: Envoi) -> dict[str, Any]:
    adresse = fill_address(envoi.adresse, login=ligne["login"], code=code)
    return {
        "nom": full_name(ligne),
        "qualite": _quality(ligne),
        "login": ligne["login"],
        "code": code,
        "qr": draw_qr(adresse) if envoi.personal else None,
    }


def _quality(ligne: Ligne) -> str:
    classe = f", classe {ligne['division']}" if ligne["division"] else ""
    if ligne["profil"] == "responsable" and ligne["enfant"] is not None:
        return f"responsable de {child_name(ligne)}{classe}"
    return QUALITES.get(ligne["profil"], "") + classe


def _plain_address(envoi: Envoi) -> str:
    """The address to type by hand: up to what is personal in it."""
    if not envoi.personal:
        return envoi.adresse
    debut = min(rang for mot in ("{login}", "{code}") if (rang := envoi.adresse.find(mot)) >= 0)
    return envoi.adresse[:debut].split("?", maxsplit=1)[0]
