"""One invented school: families fill its places, structures and staff follow, then defects, then headcounts."""

from dataclasses import dataclass
from itertools import count
from random import Random

from rentree.invention.brouillon import Brouillon
from rentree.invention.defauts import ELEVE_DEUX_ETABLISSEMENTS, put_defects, put_headcount_defects
from rentree.invention.effectifs import count_heads
from rentree.invention.enfants import Inscription, enrol
from rentree.invention.familles import Famille, links_of
from rentree.invention.inscriptions import make_inscriptions
from rentree.invention.partages import Partage, share
from rentree.invention.personnels import invent_atss, invent_encadrement
from rentree.invention.plan import Plan
from rentree.invention.programmes import niveaux_of, nomenclature_of
from rentree.invention.services import Equipe, give_services, name_principals
from rentree.invention.structures import Structures, make_structures
from rentree.invention.suppleances import invent_suppleant
from rentree.model.exports import DefautInjecte, Effectif, ExportEtablissement, Individu, StructureBee, StructureSts

_UN_SUPPLEANT_SUR = 5
_AGENTS_PARTAGES = 20


@dataclass(frozen=True)
class Ecole:
    """The exports of an invented school, and the defects that were put in them."""

    export: ExportEtablissement
    defauts: tuple[DefautInjecte, ...]


def invent_ecole(plan: Plan, rang: int) -> Ecole:
    """Invent school `rang` of the plan; the same arguments give the same school, whoever else is made or not."""
    rng = plan.stream(rang)
    avant, apres = share(plan, rang - 1), share(plan, rang)
    inscriptions = make_inscriptions(plan, rang, rng, (*avant.la, *apres.ici))
    structures = make_structures(rng, inscriptions, niveaux_of(lycee=plan.is_lycee(rang)))
    brouillon = _draft(plan, rang, rng)
    _put_pupils(brouillon, inscriptions)
    _put_staff(plan, rang, brouillon, structures, venus=(*avant.enseignants, *apres.enseignants))
    _note_doubles(brouillon, avant, apres)
    _spare_shared(brouillon, avant, apres)
    if plan.defauts:
        put_defects(brouillon, rang=rang, etablissements=plan.etablissements)
    count_heads(brouillon)
    if plan.defauts:
        put_headcount_defects(brouillon, rang=rang, etablissements=plan.etablissements)
    return Ecole(_freeze(brouillon), tuple(brouillon.defauts))


def _draft(plan: Plan, rang: int, rng: Random) -> Brouillon:
    numeros = plan.numeros_of(rang)
    return Brouillon(
        etablissement=plan.etablissement_of(rang),
        annee=plan.annee,
        rng=rng,
        nouvelles_personnes=count(numeros.personne + 3 * plan.numeros_par_ecole),
        nouveaux_agents=count(numeros.agent + _AGENTS_PARTAGES),
    )


def _put_pupils(brouillon: Brouillon, inscriptions: list[Inscription]) -> None:
    familles: dict[int, Famille] = {}
    for inscription in sorted(inscriptions, key=lambda i: (i.enfant.nom, i.enfant.prenoms, i.enfant.eleve_id)):
        famille = inscription.enfant.famille
        eleve = enrol(brouillon.rng, inscription, etablissement=brouillon.etablissement, annee=brouillon.annee)
        brouillon.eleves.append(eleve)
        brouillon.liens.extend(links_of(famille, eleve.eleve_id))
        familles[famille.roles[0].personne.personne_id] = famille
    for famille in familles.values():
        brouillon.personnes.extend(role.personne for role in famille.roles)
        brouillon.adresses.extend(famille.adresses)


def _put_staff(
    plan: Plan, rang: int, brouillon: Brouillon, structures: Structures, *, venus: tuple[Individu, ...]
) -> None:
    rng, population = brouillon.rng, plan.population_of(rang)
    equipe = give_services(
        rng,
        structures.besoins,
        venus=venus,
        population=population,
        ids=brouillon.nouveaux_agents,
        annee=plan.annee,
    )
    enseignants = name_principals(rng, equipe, [division.code for division in structures.divisions])
    encadrement = invent_encadrement(rng, brouillon.nouveaux_agents, population=population, annee=plan.annee)
    brouillon.individus = enseignants + encadrement
    brouillon.atss = invent_atss(
        rng, brouillon.nouveaux_agents, uai=brouillon.etablissement.uai, population=population, annee=plan.annee
    )
    _put_structures(brouillon, structures, equipe)
    if rang % _UN_SUPPLEANT_SUR == 0:
        _put_suppleant(brouillon, rng.choice(enseignants))


def _put_structures(brouillon: Brouillon, structures: Structures, equipe: Equipe) -> None:
    for division in sorted(structures.divisions, key=lambda d: d.code):
        bee = StructureBee(division.code, division.libelle, division.mefs)
        brouillon.divisions.append(bee)
        brouillon.divisions_sts.append(_in_sts(bee, equipe))
    for groupe in sorted(structures.groupes, key=lambda g: g.code):
        bee = StructureBee(groupe.code, "", groupe.mefs, groupe.divisions)
        brouillon.groupes.append(bee)
        brouillon.groupes_sts.append(_in_sts(bee, equipe))


def _in_sts(bee: StructureBee, equipe: Equipe) -> StructureSts:
    """Return the structure as STS tells it, its headcounts still to be written."""
    return StructureSts(
        code=bee.code,
        libelle=bee.libelle,
        effectif=Effectif(bee.code, 0, 0),
        mefs=tuple(Effectif(mef, 0, 0) for mef in bee.mefs),
        services=equipe.services.get(bee.code, ()),
        divisions=tuple(Effectif(code, 0, 0) for code in bee.divisions),
    )


def _put_suppleant(brouillon: Brouillon, absent: Individu) -> None:
    structures = [*brouillon.divisions_sts, *brouillon.groupes_sts]
    suppleant = invent_suppleant(
        brouillon.rng, next(brouillon.nouveaux_agents), absent=absent, structures=structures, annee=brouillon.annee
    )
    brouillon.suppleants.append(suppleant)
    brouillon.touches.add(f"epp:{absent.id}")


def _note_doubles(brouillon: Brouillon, avant: Partage, apres: Partage) -> None:
    for _, eleve_id in avant.doubles:
        brouillon.note(ELEVE_DEUX_ETABLISSEMENTS, f"eleve:{eleve_id}")
    for eleve_id, _ in apres.doubles:
        brouillon.note(ELEVE_DEUX_ETABLISSEMENTS, f"eleve:{eleve_id}")


def _spare_shared(brouillon: Brouillon, avant: Partage, apres: Partage) -> None:
    """Keep defects away from what two schools share: the same person must be the same in both files."""
    for place in (*avant.la, *apres.ici):
        brouillon.touch(f"eleve:{place.enfant.eleve_id}")
        brouillon.touch(*(f"responsable:{role.personne.personne_id}" for role in place.enfant.famille.roles))
    brouillon.touch(*(f"epp:{individu.id}" for individu in (*avant.enseignants, *apres.enseignants)))


def _freeze(brouillon: Brouillon) -> ExportEtablissement:
    return ExportEtablissement(
        annee=brouillon.annee,
        etablissement=brouillon.etablissement,
        nomenclature=nomenclature_of(lycee=brouillon.etablissement.lycee),
        eleves=tuple(brouillon.eleves),
        adresses_eleves=(),
        personnes=tuple(sorted(brouillon.personnes, key=lambda p: p.personne_id)),
        liens=tuple(brouillon.liens),
        adresses=tuple(sorted(brouillon.adresses, key=lambda a: a.adresse_id)),
        divisions=tuple(brouillon.divisions),
        groupes=tuple(brouillon.groupes),
        divisions_sts=tuple(brouillon.divisions_sts),
        groupes_sts=tuple(brouillon.groupes_sts),
        individus=tuple(brouillon.individus),
        suppleants=tuple(brouillon.suppleants),
        atss=tuple(brouillon.atss),
    )
