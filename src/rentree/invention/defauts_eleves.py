"""Defects of the pupils' fiches: each function changes one pupil of the draft and notes it, or does nothing."""

from dataclasses import replace
from typing import Any

from rentree.invention.brouillon import Brouillon
from rentree.model.exports import Eleve, StructureBee
from rentree.model.identifiants import CHIFFRES_RNIE


def eleve_key(eleve: Eleve) -> str:
    """Return the key of a pupil in the list of defects."""
    return f"eleve:{eleve.eleve_id}"


def division_of(eleve: Eleve) -> str | None:
    """Return the code of the pupil's first division."""
    return next((code for code, genre in eleve.structures if genre == "D"), None)


def _change(brouillon: Brouillon, defaut: str, **champs: Any) -> None:
    rang = brouillon.draw_eleve()
    if rang is not None:
        brouillon.eleves[rang] = replace(brouillon.eleves[rang], **champs)
        brouillon.note(defaut, eleve_key(brouillon.eleves[rang]))


def drop_ine(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave a pupil without INE."""
    _change(brouillon, defaut, ine=None)


def drop_birth(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave a pupil without birth date."""
    _change(brouillon, defaut, date_naissance=None)


def break_birth(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give a pupil a birth date that no calendar has."""
    _change(brouillon, defaut, date_naissance=f"31/02/{brouillon.annee - 13}")


def change_age(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Make a pupil 3 or 45 years old."""
    _change(brouillon, defaut, date_naissance=f"14/05/{brouillon.annee - (45 if variante % 2 else 3)}")


def drop_sexe(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave a pupil without sex."""
    _change(brouillon, defaut, sexe=None)


def break_ine(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Change the last letter of an INE, so that its key is wrong."""
    rang = brouillon.draw_eleve(lambda e: e.ine is not None)
    if rang is not None:
        eleve = brouillon.eleves[rang]
        ine = eleve.ine or ""
        suivante = CHIFFRES_RNIE[(CHIFFRES_RNIE.index(ine[-1]) + 1) % len(CHIFFRES_RNIE)]
        brouillon.eleves[rang] = replace(eleve, ine=ine[:-1] + suivante)
        brouillon.note(defaut, eleve_key(eleve))


def share_ine(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give two pupils of the school the same INE."""
    premier = brouillon.draw_eleve(lambda e: e.ine is not None)
    second = brouillon.draw_eleve(lambda e: premier is not None and e is not brouillon.eleves[premier])
    if premier is not None and second is not None:
        brouillon.eleves[second] = replace(brouillon.eleves[second], ine=brouillon.eleves[premier].ine)
        brouillon.note(defaut, eleve_key(brouillon.eleves[premier]), eleve_key(brouillon.eleves[second]))


def drop_division(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave a pupil without any structure."""
    rang = brouillon.draw_eleve(lambda e: can_leave(brouillon, e))
    if rang is not None:
        brouillon.eleves[rang] = replace(brouillon.eleves[rang], structures=())
        brouillon.note(defaut, eleve_key(brouillon.eleves[rang]))


def can_leave(brouillon: Brouillon, eleve: Eleve) -> bool:
    """Tell whether the pupil has a division, and every structure of the pupil would keep somebody without the pupil."""
    restants = {
        structure
        for autre in brouillon.eleves
        if autre is not eleve and not autre.date_sortie
        for structure in autre.structures
    }
    return division_of(eleve) is not None and restants.issuperset(eleve.structures)


def add_division(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Put a pupil in a second division, of the same course of study when there is one."""
    rang = brouillon.draw_eleve(lambda e: division_of(e) is not None)
    if rang is None:
        return
    eleve = brouillon.eleves[rang]
    autres = [d for d in brouillon.divisions if d.code != division_of(eleve)]
    choisie = _prefer_mef(brouillon, autres, eleve.mef)
    if choisie:
        brouillon.eleves[rang] = replace(eleve, structures=(*eleve.structures, (choisie.code, "D")))
        brouillon.note(defaut, eleve_key(eleve))


def add_foreign_group(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Put a pupil in a group that the pupil's division does not belong to."""
    rang = brouillon.draw_eleve(lambda e: division_of(e) is not None)
    if rang is None:
        return
    eleve = brouillon.eleves[rang]
    autres = [
        g
        for g in brouillon.groupes
        if division_of(eleve) not in g.divisions and f"groupe:{g.code}" not in brouillon.touches
    ]
    choisi = _prefer_mef(brouillon, autres, eleve.mef)
    if choisi:
        brouillon.eleves[rang] = replace(eleve, structures=(*eleve.structures, (choisi.code, "G")))
        brouillon.note(defaut, eleve_key(eleve))


def _prefer_mef(brouillon: Brouillon, structures: list[StructureBee], mef: str | None) -> StructureBee | None:
    memes = [structure for structure in structures if mef in structure.mefs]
    return brouillon.rng.choice(memes or structures) if structures else None


def change_mef(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give a pupil the course of study of another level, to which the division is not attached."""
    rang = brouillon.draw_eleve(lambda e: division_of(e) is not None)
    if rang is None:
        return
    eleve = brouillon.eleves[rang]
    siens = {mef for d in brouillon.divisions if d.code == division_of(eleve) for mef in d.mefs}
    autres = sorted({mef for d in brouillon.divisions for mef in d.mefs} - siens)
    if autres:
        brouillon.eleves[rang] = replace(eleve, mef=brouillon.rng.choice(autres))
        brouillon.note(defaut, eleve_key(eleve))


def keep_structures(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave a pupil who has gone in a division."""
    partis = [
        rang
        for rang, eleve in enumerate(brouillon.eleves)
        if eleve.date_sortie and not eleve.structures and eleve_key(eleve) not in brouillon.touches
    ]
    if partis and brouillon.divisions:
        rang, division = brouillon.rng.choice(partis), brouillon.rng.choice(brouillon.divisions)
        brouillon.eleves[rang] = replace(brouillon.eleves[rang], structures=((division.code, "D"),))
        brouillon.note(defaut, eleve_key(brouillon.eleves[rang]))
