"""Puts constats in the order in which they are mended: severity, then application, then rule, then fiche."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass
from string import Formatter

from rentree.model.constats import Application, Constat, Gravite, Regle
from rentree.model.normalisation import unaccent

# Rules of which each constat is told in one line, after all the others.
REGLES_COMPACTES = frozenset({"fichier-ignore"})
RANG_GRAVITE = {gravite: rang for rang, gravite in enumerate(Gravite)}
RANG_APPLICATION = {application: rang for rang, application in enumerate(Application)}


@dataclass(frozen=True)
class GroupeRegle:
    """The fiches that one rule found; `que_faire` is empty when it differs from fiche to fiche."""

    regle: Regle
    gravite: Gravite
    que_faire: str
    constats: tuple[Constat, ...]

    @property
    def ancre(self) -> str:
        """The place of this group in the page."""
        return f"{self.gravite.value}-{self.regle.id}".replace(" ", "-")


@dataclass(frozen=True)
class GroupeApplication:
    """What is mended in one application, the rule with the most fiches first."""

    application: Application
    regles: tuple[GroupeRegle, ...]
    nombre: int


@dataclass(frozen=True)
class GroupeGravite:
    """All that has one severity; `compactes` are the rules told in one line a constat, counted in `nombre`."""

    gravite: Gravite
    applications: tuple[GroupeApplication, ...]
    compactes: tuple[GroupeRegle, ...]
    nombre: int


@dataclass(frozen=True)
class Frequence:
    """How often one rule was broken, and in how many schools."""

    regle: Regle
    gravite: Gravite
    nombre: int
    etablissements: int


def sort_constats(constats: Iterable[Constat]) -> list[Constat]:
    """Order constats by school, severity, rule and message, so that two runs give the same file."""
    return sorted(
        constats,
        key=lambda un: (un.uai, RANG_GRAVITE[un.gravite], un.regle, un.message, un.objet, un.cle, un.que_faire),
    )


def split_by_school(constats: Iterable[Constat]) -> dict[str, list[Constat]]:
    """Give the constats of each school, by UAI."""
    par_uai: dict[str, list[Constat]] = defaultdict(list)
    for constat in constats:
        par_uai[constat.uai].append(constat)
    return dict(par_uai)


def count_gravites(constats: Iterable[Constat], refus: Sized = ()) -> dict[Gravite, int]:
    """Count the constats of each severity, those that have none included; each refused file is a blocking one."""
    comptes = Counter(constat.gravite for constat in constats)
    comptes[Gravite.BLOQUANT] += len(refus)
    return {gravite: comptes[gravite] for gravite in Gravite}


def classify(constats: Iterable[Constat], regles: Mapping[str, Regle]) -> tuple[GroupeGravite, ...]:
    """Group constats by severity, application and rule; a severity or an application without any is left out."""
    groupes = _group_by_rule(constats, regles)
    return tuple(
        _group_gravite(gravite, [groupe for groupe in groupes if groupe.gravite is gravite])
        for gravite in Gravite
        if any(groupe.gravite is gravite for groupe in groupes)
    )


def flatten(groupes: Iterable[GroupeGravite]) -> list[GroupeRegle]:
    """Give the groups of rules in the order of the page."""
    return [regle for gravite in groupes for application in gravite.applications for regle in application.regles]


def rank_rules(constats: Iterable[Constat], regles: Mapping[str, Regle], *, nombre: int) -> list[Frequence]:
    """Give the rules most often broken, informations left out, the most frequent first."""
    frequences = [
        Frequence(groupe.regle, groupe.gravite, len(groupe.constats), len({un.uai for un in groupe.constats}))
        for groupe in _group_by_rule(constats, regles)
        if groupe.gravite is not Gravite.INFORMATION
    ]
    return sorted(frequences, key=lambda une: (-une.nombre, RANG_GRAVITE[une.gravite], une.regle.id))[:nombre]


def rule_of(constat: Constat, regles: Mapping[str, Regle]) -> Regle:
    """Give the rule of a constat; a constat whose rule is not known is still shown, under the rule's id."""
    return regles.get(constat.regle) or Regle(
        id=constat.regle,
        famille="",
        gravite=constat.gravite,
        titre=constat.regle,
        message="",
        que_faire="",
        application=Application.RENTREE,
        interlocuteur="",
        pourquoi="",
    )


def blank_fields(modele: str) -> str:
    """Write a template of a rule for a reader: each column that it names becomes an ellipsis."""
    return "".join(texte + ("…" if champ is not None else "") for texte, champ, _, _ in Formatter().parse(modele))


def _group_by_rule(constats: Iterable[Constat], regles: Mapping[str, Regle]) -> list[GroupeRegle]:
    """Group constats by severity and rule, the largest group first."""
    par_regle: dict[tuple[Gravite, str], list[Constat]] = defaultdict(list)
    for constat in constats:
        par_regle[constat.gravite, constat.regle].append(constat)
    groupes = [_group_rule(rule_of(lot[0], regles), lot) for lot in par_regle.values()]
    return sorted(groupes, key=lambda groupe: (-len(groupe.constats), groupe.regle.id))


def _group_rule(regle: Regle, constats: Sequence[Constat]) -> GroupeRegle:
    """Group the fiches of one rule, in the order of what is said of them."""
    conduites = {constat.que_faire for constat in constats}
    return GroupeRegle(
        regle=regle,
        gravite=constats[0].gravite,
        que_faire=conduites.pop() if len(conduites) == 1 else "",
        constats=tuple(sorted(constats, key=_alphabetic)),
    )


def _alphabetic(constat: Constat) -> tuple[str, str, str, str]:
    """Order as a reader does, without case or accents; the fiche decides between homonyms."""
    return unaccent(constat.message).casefold(), constat.uai, constat.objet, constat.cle


def _group_gravite(gravite: Gravite, groupes: Sequence[GroupeRegle]) -> GroupeGravite:
    """Group the rules of one severity by application."""
    detailles = [groupe for groupe in groupes if groupe.regle.id not in REGLES_COMPACTES]
    applications = sorted({groupe.regle.application for groupe in detailles}, key=RANG_APPLICATION.__getitem__)
    return GroupeGravite(
        gravite=gravite,
        applications=tuple(_group_application(application, detailles) for application in applications),
        compactes=tuple(groupe for groupe in groupes if groupe.regle.id in REGLES_COMPACTES),
        nombre=sum(len(groupe.constats) for groupe in groupes),
    )


def _group_application(application: Application, groupes: Sequence[GroupeRegle]) -> GroupeApplication:
    """Keep the rules that are mended in one application."""
    regles = tuple(groupe for groupe in groupes if groupe.regle.application is application)
    return GroupeApplication(application, regles, sum(len(groupe.constats) for groupe in regles))
