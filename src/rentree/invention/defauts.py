"""Which defects are put in a school, and how many times.

A defect has the id of the rule of control that finds it, and its key is that of the constat; `responsable-en-double`
alone has no rule: telling that two fiches are one person is a matter for the room `doublons`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rentree.invention import defauts_eleves as eleves
from rentree.invention import defauts_personnels as personnels
from rentree.invention import defauts_responsables as responsables
from rentree.invention import defauts_structures as structures
from rentree.invention.brouillon import Brouillon

# One defect of each kind for so many pupils: with some thirty kinds, 2 to 3 % of the fiches carry one.
_ELEVES_PAR_DEFAUT = 400
_PAR_ECOLE = 0.3


@dataclass(frozen=True)
class Defaut:
    """A kind of defect: its rule, how to inject it, how many variants it has, whether its number follows the pupils."""

    nom: str
    inject: Callable[[Brouillon, str, int], None]
    variantes: int = 1
    par_eleve: bool = True


# Codes are changed first, so that the keys of later defects stay true.
DEFAUTS = (
    Defaut("groupe-code-long", structures.lengthen_group, par_eleve=False),
    Defaut("groupe-code-caracteres", structures.spoil_group_code, variantes=3, par_eleve=False),
    Defaut("groupe-code-egal-division", structures.call_group_as_division, par_eleve=False),
    Defaut("division-code-long", structures.lengthen_division, par_eleve=False),
    Defaut("eleve-sans-ine", eleves.drop_ine),
    Defaut("ine-cle-fausse", eleves.break_ine),
    Defaut("ine-partage", eleves.share_ine),
    Defaut("naissance-absente", eleves.drop_birth),
    Defaut("naissance-impossible", eleves.break_birth),
    Defaut("naissance-improbable", eleves.change_age, variantes=2),
    Defaut("sexe-absent", eleves.drop_sexe),
    Defaut("eleve-sans-division", eleves.drop_division),
    Defaut("eleve-deux-divisions", eleves.add_division),
    Defaut("eleve-groupe-hors-division", eleves.add_foreign_group),
    Defaut("mef-hors-division", eleves.change_mef),
    Defaut("sorti-avec-structures", eleves.keep_structures),
    Defaut("nom-chiffre", responsables.put_digit, variantes=2),
    Defaut("nom-caractere-perdu", responsables.lose_letter, variantes=2),
    Defaut("nom-vide", responsables.empty_prenom, variantes=2),
    Defaut("nom-deux-personnes", responsables.join_two, variantes=6),
    Defaut("nom-civilite", responsables.put_civilite, variantes=4),
    Defaut("eleve-sans-responsable-legal", responsables.drop_legal),
    Defaut("eleve-trop-de-legaux", responsables.add_legal),
    Defaut("lien-personne-inconnue", responsables.link_nobody),
    Defaut("lien-eleve-inconnu", responsables.link_no_pupil),
    Defaut("responsable-sans-lien", responsables.add_orphan),
    Defaut("responsable-contact", responsables.make_contact),
    Defaut("responsable-en-double", responsables.type_twice, variantes=3),
    Defaut("eleve-division-hors-sts", structures.add_division_outside_sts, par_eleve=False),
    Defaut("eleve-groupe-hors-sts", structures.add_group_outside_sts, par_eleve=False),
    Defaut("division-sans-service", structures.add_division_without_service, par_eleve=False),
    Defaut("service-sans-enseignant", structures.add_empty_service, par_eleve=False),
    Defaut("service-matiere-inconnue", structures.add_unknown_subject, par_eleve=False),
    Defaut("division-siecle-seule", structures.add_division_to_siecle, par_eleve=False),
    Defaut("groupe-siecle-seul", structures.add_group_to_siecle, par_eleve=False),
    Defaut("division-sts-seule", structures.add_division_to_sts, par_eleve=False),
    Defaut("groupe-sts-seul", structures.add_group_to_sts, par_eleve=False),
    Defaut("enseignant-sans-service", personnels.add_idle_teacher, par_eleve=False),
    Defaut("ressource-locale", personnels.add_local, par_eleve=False),
    Defaut("personnel-sans-fonction", personnels.drop_fonction, variantes=2, par_eleve=False),
)
DEFAUTS_EFFECTIFS = (Defaut("effectif-division", structures.change_headcount, par_eleve=False),)
ELEVE_DEUX_ETABLISSEMENTS = "eleve-deux-etablissements"


def defect_names() -> tuple[str, ...]:
    """Return the id of every defect that can be put in."""
    return (*(defaut.nom for defaut in (*DEFAUTS, *DEFAUTS_EFFECTIFS)), ELEVE_DEUX_ETABLISSEMENTS)


def put_defects(brouillon: Brouillon, *, rang: int, etablissements: int) -> None:
    """Put in the defects of fiches, structures and staff, before the headcounts are made."""
    _put(brouillon, DEFAUTS, rang=rang, etablissements=etablissements)


def put_headcount_defects(brouillon: Brouillon, *, rang: int, etablissements: int) -> None:
    """Put in the defects of headcounts, once they are made."""
    _put(brouillon, DEFAUTS_EFFECTIFS, rang=rang, etablissements=etablissements)


def _put(brouillon: Brouillon, defauts: tuple[Defaut, ...], *, rang: int, etablissements: int) -> None:
    """Give each defect a home school, which carries every variant of it, and a chance in all the others."""
    for numero, defaut in enumerate(defauts):
        minimum = defaut.variantes if numero % etablissements == rang else 0
        for variante in range(max(minimum, _draw_count(brouillon, defaut))):
            defaut.inject(brouillon, defaut.nom, variante if minimum else rang + variante)


def _draw_count(brouillon: Brouillon, defaut: Defaut) -> int:
    attendu = len(brouillon.eleves) / 1.2 / _ELEVES_PAR_DEFAUT if defaut.par_eleve else _PAR_ECOLE
    return int(attendu + brouillon.rng.random())
