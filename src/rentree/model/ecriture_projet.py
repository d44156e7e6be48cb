"""Writing the file of a project: every option at its value, with a comment; what is written reads back the same."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from rentree.model.lecture_projet import SEUILS
from rentree.model.notice_projet import INTRODUCTIONS, NOTICES
from rentree.model.projet import JOURS, Calendrier, Delais, Freins, Gel, Projet, Seuil
from rentree.model.toml import write_value

MARGE = 34
"""Column of the comments; a longer line has its comment above."""
GEL_EXEMPLE = Gel(datetime.date(2026, 7, 5), datetime.date(2026, 8, 25), ajout_seul=True)


def write_projet(projet: Projet) -> str:
    """Return the commented file of a project: every option of every section, and examples where there is none."""
    valeurs = values_of(projet)
    gels = valeurs.pop("gels")
    tete = {cle: valeur for cle, valeur in valeurs.items() if not isinstance(valeur, Mapping)}
    lignes = [f"# Projet ENT « {projet.nom} ».", *_introduce(""), "", *_write_keys("", tete)]
    for nom, valeur in valeurs.items():
        if nom == "calendrier":
            lignes += _write_gels(gels)
        if isinstance(valeur, Mapping):
            lignes += _write_section(nom, valeur)
    return "\n".join(lignes) + "\n"


def values_of(projet: Projet) -> dict[str, Any]:
    """Return a project as `parse_projet` takes it: sections, keys and values of its file."""
    return {
        "etablissements": list(projet.etablissements),
        "en_charge": projet.en_charge,
        "retenir": list(projet.retenir),
        "login": dict(vars(projet.login)),
        "aaf": dict(vars(projet.aaf)),
        "delais": _delais(projet.delais),
        "freins": _freins(projet.freins),
        "gels": [dict(vars(gel)) for gel in projet.gels],
        "calendrier": _calendrier(projet.calendrier),
        "lettres": dict(vars(projet.lettres)),
        "ldap": dict(vars(projet.ldap)),
    }


def _delais(delais: Delais) -> dict[str, int]:
    return {"defaut": delais.defaut, **dict(delais.par_profil)}


def _freins(freins: Freins) -> dict[str, Any]:
    ete = [f"{mois:02}-{jour:02}" for mois, jour in freins.ete]
    return {"ete": ete, **{nom: _seuil(getattr(freins, nom)) for nom in SEUILS}}


def _seuil(seuil: Seuil) -> dict[str, float]:
    pourcent = round(seuil.part * 100, 2)
    entier = int(pourcent) if pourcent.is_integer() else pourcent
    return {"pourcent": entier, "nombre": seuil.nombre, "plancher": seuil.plancher}


def _calendrier(calendrier: Calendrier) -> dict[str, list[str]]:
    return {cle: [JOURS[jour] for jour in jours] for cle, jours in vars(calendrier).items()}


def _write_section(nom: str, valeurs: Mapping[str, Any]) -> Iterator[str]:
    yield from ("", *_introduce(nom), f"[{nom}]")
    yield from _write_keys(nom, {cle: valeur for cle, valeur in valeurs.items() if not isinstance(valeur, Mapping)})
    for cle, valeur in valeurs.items():
        if isinstance(valeur, Mapping):
            yield from _write_section(f"{nom}.{cle}", valeur)


def _write_gels(gels: list[dict[str, Any]]) -> Iterator[str]:
    yield from ("", *_introduce("gels"))
    if not gels:
        yield from (f"# {ligne}" for ligne in ("[[gels]]", *_write_keys("gels", vars(GEL_EXEMPLE))))
    for rang, gel in enumerate(gels):
        yield from (*([""] if rang else []), "[[gels]]", *_write_keys("gels", gel))


def _introduce(nom: str) -> list[str]:
    return [f"# {ligne}" for ligne in INTRODUCTIONS[nom]]


def _write_keys(section: str, valeurs: Mapping[str, Any]) -> Iterator[str]:
    for cle, valeur in valeurs.items():
        ligne, notice = f"{cle} = {write_value(valeur)}", NOTICES[section].get(cle)
        if notice is None:
            yield ligne
        elif len(ligne) < MARGE:
            yield f"{ligne:{MARGE}}# {notice}"
        else:
            yield from (f"# {cle} : {notice}", ligne)
