"""Defects of divisions, groups and services, and of what SIECLE and STS say of the same structure."""

from dataclasses import replace

from rentree.invention.brouillon import Brouillon, structure_key
from rentree.invention.defauts_eleves import can_leave, division_of, eleve_key
from rentree.model.exports import Effectif, Service, StructureBee, StructureSts

_MATIERE_INCONNUE = "999900"
_LONGUEUR = 8


def _fresh_code(brouillon: Brouillon, base: str) -> str:
    """Return a code of at most 8 characters that no structure has."""
    pris = {structure.code for structure in (*brouillon.divisions, *brouillon.groupes)}
    pris |= {structure.code for structure in (*brouillon.divisions_sts, *brouillon.groupes_sts)}
    libres = (f"{base[: _LONGUEUR - 2]}{lettre}{chiffre}" for lettre in "ZYX" for chiffre in range(1, 10))
    return next(code for code in libres if code not in pris)


def _take_pupils(brouillon: Brouillon) -> list[int]:
    """Return the indexes of two pupils of one division, who can leave their structures."""
    premier = brouillon.draw_eleve(lambda e: can_leave(brouillon, e))
    if premier is None:
        return []
    modele = brouillon.eleves[premier]
    second = brouillon.draw_eleve(
        lambda e: (
            e is not modele
            and division_of(e) == division_of(modele)
            and e.mef == modele.mef
            and can_leave(brouillon, e)
        )
    )
    return [premier] if second is None else [premier, second]


def _move(brouillon: Brouillon, rangs: list[int]) -> StructureBee:
    """Move pupils, without their groups, to a new division of SIECLE."""
    modele = brouillon.eleves[rangs[0]]
    code = _fresh_code(brouillon, division_of(modele) or "")
    division = StructureBee(code, "DISPOSITIF", (modele.mef or "",))
    for rang in rangs:
        brouillon.eleves[rang] = replace(brouillon.eleves[rang], structures=((code, "D"),))
        brouillon.touch(eleve_key(brouillon.eleves[rang]))
    brouillon.divisions.append(division)
    return division


def _empty_in_sts(structure: StructureBee, services: tuple[Service, ...] = ()) -> StructureSts:
    return StructureSts(
        code=structure.code,
        libelle=structure.libelle,
        effectif=Effectif(structure.code, 0, 0),
        mefs=tuple(Effectif(mef, 0, 0) for mef in structure.mefs),
        services=services,
        divisions=tuple(Effectif(code, 0, 0) for code in structure.divisions),
    )


def add_division_outside_sts(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Put pupils in a division that STS does not know: a defect of each pupil, and of the division."""
    rangs = _take_pupils(brouillon)
    if rangs:
        brouillon.note("division-siecle-seule", f"division:{_move(brouillon, rangs).code}")
        brouillon.note(defaut, *(eleve_key(brouillon.eleves[rang]) for rang in rangs))


def add_group_outside_sts(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Put a pupil in a group that STS does not know: a defect of the pupil, and of the group."""
    rang = brouillon.draw_eleve(lambda e: division_of(e) is not None)
    if rang is None:
        return
    eleve = brouillon.eleves[rang]
    division = division_of(eleve) or ""
    code = _fresh_code(brouillon, division)
    brouillon.groupes.append(StructureBee(code, "", (eleve.mef or "",), (division,)))
    brouillon.eleves[rang] = replace(eleve, structures=(*eleve.structures, (code, "G")))
    brouillon.note("groupe-siecle-seul", f"groupe:{code}")
    brouillon.note(defaut, eleve_key(eleve))


def add_division_without_service(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Put pupils in a division, known to STS, in which nothing is taught."""
    rangs = _take_pupils(brouillon)
    if rangs:
        division = _move(brouillon, rangs)
        brouillon.divisions_sts.append(_empty_in_sts(division))
        brouillon.note(defaut, f"division:{division.code}")


def _rename(brouillon: Brouillon, defaut: str, ancien: str, nouveau: str, *, genre: str) -> None:
    brouillon.rename(ancien, nouveau, genre=genre)
    brouillon.note(defaut, f"{'groupe' if genre == 'G' else 'division'}:{nouveau}")


def lengthen_group(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give a group a code of more than 8 characters."""
    rang = brouillon.draw_structure(brouillon.groupes_sts)
    if rang is not None:
        code = brouillon.groupes_sts[rang].code
        _rename(brouillon, defaut, code, f"{code}_GROUPE", genre="G")


def spoil_group_code(brouillon: Brouillon, defaut: str, variante: int) -> None:
    """Put a slash, a dot or an accent in the code of a group."""
    rang = brouillon.draw_structure(brouillon.groupes_sts)
    if rang is not None:
        code = brouillon.groupes_sts[rang].code
        court = "".join(c for c in code if c.isalnum())[: _LONGUEUR - 1]
        _rename(brouillon, defaut, code, court + "/.É"[variante % 3], genre="G")


def call_group_as_division(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give a group the code of one of its divisions."""
    rang = brouillon.draw_structure(brouillon.groupes_sts)
    if rang is None:
        return
    groupe = brouillon.groupes_sts[rang]
    libres = [d.code for d in groupe.divisions if f"division:{d.code}" not in brouillon.touches]
    if libres and libres[0] not in {g.code for g in brouillon.groupes}:
        brouillon.touch(f"division:{libres[0]}")
        _rename(brouillon, defaut, groupe.code, libres[0], genre="G")


def lengthen_division(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Give a division a code of more than 8 characters."""
    rang = brouillon.draw_structure(brouillon.divisions_sts)
    if rang is not None:
        code = brouillon.divisions_sts[rang].code
        _rename(brouillon, defaut, code, f"{code} BILINGUE", genre="D")


def _add_service(brouillon: Brouillon, defaut: str, service: Service) -> None:
    """Add a service to a division that has several, and none of this subject and modality."""
    candidats = [rang for rang, division in enumerate(brouillon.divisions_sts) if _takes(division, service)]
    if candidats:
        rang = brouillon.rng.choice(candidats)
        division = brouillon.divisions_sts[rang]
        brouillon.divisions_sts[rang] = replace(division, services=(*division.services, service))
        brouillon.note(defaut, f"service:{division.code}/{service.matiere}")


def _takes(division: StructureSts, service: Service) -> bool:
    pris = {(autre.matiere, autre.modalite) for autre in division.services}
    return len(pris) > 1 and (service.matiere, service.modalite) not in pris


def add_empty_service(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add a service that no teacher gives."""
    _add_service(brouillon, defaut, Service("100100", "TD", co_enseignement=False, enseignants=(), heures=1.0))


def add_unknown_subject(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add a service of a subject that the nomenclature does not have, given by a teacher of the division."""
    donnes = [service for division in brouillon.divisions_sts for service in division.services if service.enseignants]
    if donnes:
        enseignant = replace(brouillon.rng.choice(donnes).enseignants[0], heures=1.0)
        service = Service(_MATIERE_INCONNUE, "CG", co_enseignement=False, enseignants=(enseignant,), heures=1.0)
        _add_service(brouillon, defaut, service)


def add_division_to_siecle(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave in SIECLE a division that STS no longer has."""
    if brouillon.divisions:
        modele = brouillon.rng.choice(brouillon.divisions)
        code = _fresh_code(brouillon, modele.code)
        brouillon.divisions.append(StructureBee(code, "ANCIENNE", modele.mefs))
        brouillon.note(defaut, f"division:{code}")


def add_group_to_siecle(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Leave in SIECLE a group that STS no longer has."""
    if brouillon.divisions:
        modele = brouillon.rng.choice(brouillon.divisions)
        code = _fresh_code(brouillon, modele.code)
        brouillon.groupes.append(StructureBee(code, "", modele.mefs, (modele.code,)))
        brouillon.note(defaut, f"groupe:{code}")


def add_division_to_sts(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add to STS a division, with a service, that has not reached SIECLE."""
    modele = _draw_taught(brouillon)
    if modele:
        neuve = _copy_structure(brouillon, modele, divisions=())
        brouillon.divisions_sts.append(neuve)
        brouillon.note(defaut, f"division:{neuve.code}")


def add_group_to_sts(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Add to STS a group, with a service, that has not reached SIECLE."""
    modele = _draw_taught(brouillon)
    if modele:
        neuve = _copy_structure(brouillon, modele, divisions=(modele.code,))
        brouillon.groupes_sts.append(neuve)
        brouillon.note(defaut, f"groupe:{neuve.code}")


def _draw_taught(brouillon: Brouillon) -> StructureSts | None:
    """Draw a division in which something is taught; `None` when there is none."""
    pleines = [division for division in brouillon.divisions_sts if division.services]
    return brouillon.rng.choice(pleines) if pleines else None


def _copy_structure(brouillon: Brouillon, modele: StructureSts, *, divisions: tuple[str, ...]) -> StructureSts:
    """Return an empty structure of the same courses of study, with the first service of its model."""
    code = _fresh_code(brouillon, modele.code)
    neuve = StructureBee(code, "NOUVELLE", tuple(mef.code for mef in modele.mefs), divisions)
    return _empty_in_sts(neuve, modele.services[:1])


def change_headcount(brouillon: Brouillon, defaut: str, _variante: int) -> None:
    """Make the computed headcount of a division differ by two from the pupils of SIECLE; its sums stay exact."""
    pleines = [rang for rang, division in enumerate(brouillon.divisions_sts) if len(division.services) > 1]
    rang = brouillon.draw_structure(brouillon.divisions_sts)
    if rang is None and not pleines:
        return
    rang = brouillon.rng.choice(pleines) if rang is None else rang
    division = brouillon.divisions_sts[rang]
    premier, *autres = division.mefs
    mefs = (replace(premier, calcule=premier.calcule + 2), *autres)
    effectif = replace(division.effectif, calcule=division.effectif.calcule + 2)
    brouillon.divisions_sts[rang] = replace(division, effectif=effectif, mefs=mefs)
    brouillon.note(defaut, structure_key(division))
