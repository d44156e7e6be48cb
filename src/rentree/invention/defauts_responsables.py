"""Defects of names, of the responsables' fiches and of their links with pupils.

The first three composite fiches are those of the ministry's training deck, where they gave absurd logins.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from rentree.invention.brouillon import Brouillon
from rentree.invention.defauts_eleves import eleve_key
from rentree.invention.familles import invent_personne
from rentree.invention.noms import draw_nom, draw_origine, draw_prenom
from rentree.model.exports import Lien, Personne

_DIAPORAMA = (("Guy Et Yvette", "M. MME MANENTE"), ("Tino & Suzanne", "BATTISTUTA"), ("René Et Suzanne", "DESINIERES"))
_JOINTURES = ("Ou", "/", "Et")
_CIVILITES = ("M. ", "MME ", "MLLE ", "M. ET MME ")


def personne_key(personne_id: int) -> str:
    """Return the key of a responsable in the list of defects."""
    return f"responsable:{personne_id}"


def _change_personne(brouillon: Brouillon, defaut: str, change: Callable[[Personne], Personne]) -> None:
    rang = brouillon.draw_personne()
    if rang is not None:
        brouillon.personnes[rang] = change(brouillon.personnes[rang])
        brouillon.note(defaut, personne_key(brouillon.personnes[rang].personne_id))


def join_two(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Put two people in one fiche: the three of the training deck, then `ou`, `/`, `et` between first names."""
    autre = draw_prenom(brouillon.rng, draw_origine(brouillon.rng), "2")
    choix = variante % 6
    if choix < 3:
        prenom, nom = _DIAPORAMA[choix]
        _change_personne(brouillon, defaut, lambda p: replace(p, prenom=prenom, nom=nom, nom_usage=None))
    else:
        mot = _JOINTURES[choix - 3]
        _change_personne(brouillon, defaut, lambda p: replace(p, prenom=f"{p.prenom} {mot} {autre}"))


def put_civilite(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Type the civility in the name."""
    _change_personne(brouillon, defaut, lambda p: replace(p, nom=_CIVILITES[variante % 4] + p.nom))


def put_digit(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Put a digit in a name: a responsable's, or a pupil's."""
    if variante % 2:
        _change_eleve_name(brouillon, defaut, lambda prenom: prenom + "2")
    else:
        _change_personne(brouillon, defaut, lambda p: replace(p, nom=p.nom + " 0"))


def lose_letter(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Replace a letter by `?`, as SIECLE does with a character that it cannot write."""
    if variante % 2:
        _change_eleve_name(brouillon, defaut, lambda prenom: f"{prenom[:1]}?{prenom[2:]}")
    else:
        _change_personne(brouillon, defaut, lambda p: replace(p, nom=f"{p.nom[:1]}?{p.nom[2:]}"))


def empty_prenom(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Empty a first name: a responsable's, or a pupil's."""
    if variante % 2:
        _change_eleve_name(brouillon, defaut, lambda _: "")
    else:
        _change_personne(brouillon, defaut, lambda p: replace(p, prenom=""))


def _change_eleve_name(brouillon: Brouillon, defaut: str, change: Callable[[str], str]) -> None:
    rang = brouillon.draw_eleve()
    if rang is not None:
        eleve = brouillon.eleves[rang]
        brouillon.eleves[rang] = replace(eleve, prenom=change(eleve.prenom))
        brouillon.note(defaut, eleve_key(eleve))


def drop_legal(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Make every legal responsable of a pupil a person in charge (level 2)."""
    rang = brouillon.draw_eleve()
    if rang is None:
        return
    eleve = brouillon.eleves[rang]
    for position in _legal_links(brouillon).get(eleve.eleve_id, []):
        lien = brouillon.liens[position]
        brouillon.liens[position] = replace(lien, niveau="2", percoit_aides=None)
        brouillon.touch(personne_key(lien.personne_id))
    brouillon.note(defaut, eleve_key(eleve))


def add_legal(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give a pupil a third legal responsable."""
    legaux = _legal_links(brouillon)
    rang = brouillon.draw_eleve(lambda e: len(legaux.get(e.eleve_id, [])) == 2)
    if rang is None:
        return
    eleve = brouillon.eleves[rang]
    personne = _new_personne(brouillon)
    brouillon.liens.append(Lien(eleve.eleve_id, personne.personne_id, "1", "38", "0", "false", "false", "false"))
    brouillon.touch(personne_key(personne.personne_id))
    brouillon.note(defaut, eleve_key(eleve))


def link_nobody(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Link a pupil with a person who is not in the file."""
    rang = brouillon.draw_eleve()
    if rang is not None:
        eleve, absent = brouillon.eleves[rang], next(brouillon.nouvelles_personnes)
        brouillon.liens.append(Lien(eleve.eleve_id, absent, "3", "90", "0", None, "false", None))
        brouillon.touch(eleve_key(eleve))
        brouillon.note(defaut, personne_key(absent))


def link_no_pupil(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Link a person with a pupil who is not in the file."""
    rang = brouillon.draw_personne()
    if rang is not None:
        personne, absent = brouillon.personnes[rang], 50_000_000 + next(brouillon.nouvelles_personnes)
        brouillon.liens.append(Lien(absent, personne.personne_id, "1", "20", "0", "true", "true", "true"))
        brouillon.note(defaut, personne_key(personne.personne_id))


def add_orphan(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add a person without any link."""
    brouillon.note(defaut, personne_key(_new_personne(brouillon).personne_id))


def make_contact(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Make a parent a mere contact (level 3), who gets no account; the pupil keeps another legal responsable."""
    enfants = _children(brouillon)
    legaux = _legal_links(brouillon)
    rang = brouillon.draw_eleve(
        lambda e: len(legaux.get(e.eleve_id, [])) == 2 and _is_only_parent(brouillon, legaux[e.eleve_id][1], enfants)
    )
    if rang is None:
        return
    position = legaux[brouillon.eleves[rang].eleve_id][1]
    lien = brouillon.liens[position]
    brouillon.liens[position] = replace(lien, niveau="3", percoit_aides=None, priorite=None)
    brouillon.touch(eleve_key(brouillon.eleves[rang]))
    brouillon.note(defaut, personne_key(lien.personne_id))


def _is_only_parent(brouillon: Brouillon, position: int, enfants: dict[int, list[int]]) -> bool:
    personne_id = brouillon.liens[position].personne_id
    return len(enfants[personne_id]) == 1 and personne_key(personne_id) not in brouillon.touches


def type_twice(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Type the parent of two children twice: exactly the same, without means of contact, or with another case."""
    doubles = _shared_parents(brouillon)
    if not doubles:
        return
    personne, position = brouillon.rng.choice(doubles)
    copie = _copy_of(personne, next(brouillon.nouvelles_personnes), variante)
    brouillon.personnes.append(copie)
    brouillon.adresses.extend(
        replace(adresse, adresse_id=copie.adresse_id)
        for adresse in tuple(brouillon.adresses)
        if adresse.adresse_id == personne.adresse_id and copie.adresse_id is not None
    )
    brouillon.liens[position] = replace(brouillon.liens[position], personne_id=copie.personne_id)
    brouillon.note(defaut, personne_key(personne.personne_id), personne_key(copie.personne_id))


def _copy_of(personne: Personne, personne_id: int, variante: int) -> Personne:
    """Return the same person under another number; the address number stays in the school's own range."""
    copie = replace(
        personne, personne_id=personne_id, adresse_id=personne_id + 1_000_000 if personne.adresse_id else None
    )
    if variante % 3 == 1:
        return replace(copie, tel_portable=None, tel_personnel=None, mel=None, profession="99")
    return replace(copie, prenom=copie.prenom.upper()) if variante % 3 == 2 else copie


def _shared_parents(brouillon: Brouillon) -> list[tuple[Personne, int]]:
    """Return the legal persons of two pupils present, with the position of the link to the second."""
    presents = {eleve.eleve_id for eleve in brouillon.eleves if eleve.date_sortie is None}
    liens: defaultdict[int, list[int]] = defaultdict(list)
    for position, lien in enumerate(brouillon.liens):
        if lien.niveau == "1" and lien.eleve_id in presents:
            liens[lien.personne_id].append(position)
    return [
        (personne, liens[personne.personne_id][1])
        for personne in brouillon.personnes
        if len(liens[personne.personne_id]) > 1 and personne_key(personne.personne_id) not in brouillon.touches
    ]


def _legal_links(brouillon: Brouillon) -> dict[int, list[int]]:
    positions: dict[int, list[int]] = {}
    for position, lien in enumerate(brouillon.liens):
        if lien.niveau == "1":
            positions.setdefault(lien.eleve_id, []).append(position)
    return positions


def _children(brouillon: Brouillon) -> dict[int, list[int]]:
    enfants: dict[int, list[int]] = {}
    for lien in brouillon.liens:
        enfants.setdefault(lien.personne_id, []).append(lien.eleve_id)
    return enfants


def _new_personne(brouillon: Brouillon) -> Personne:
    rng, origine = brouillon.rng, draw_origine(brouillon.rng)
    personne = invent_personne(
        rng,
        next(brouillon.nouvelles_personnes),
        nom=draw_nom(rng, origine),
        nom_usage=None,
        prenom=draw_prenom(rng, origine, "1"),
        sexe="1",
        adresse_id=None,
    )
    brouillon.personnes.append(personne)
    return personne
