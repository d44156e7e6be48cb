"""For each rule about schooling, structures and services: what makes it fire, and the nearest thing that must not."""

import datetime as dt

from tests.controles.cas_fiches import HIER, LEA, PETIT, eleve, nothing, partie, petit, twice
from tests.controles.fabrique import AU, Base, Geste

LEA_DIVISION: dict[str, object] = {"eleve_id": "1001", "type": "D"}
STS_DIVISION: dict[str, object] = {"source": "sts", "code": "6A"}
STS_GROUPE: dict[str, object] = {"source": "sts", "code": "6A-ANG 1"}
SERVICE_DIVISION: dict[str, object] = {"structure_type": "D", "structure": "6A"}
SERVICE_GROUPE: dict[str, object] = {"structure_type": "G", "structure": "6A-ANG 1"}
AUTRE_MEF = "10010012119"


def chain(*gestes: Geste) -> Geste:
    """Do one thing after the other."""

    def do(base: Base) -> Base:
        for geste in gestes:
            base = geste(base)
        return base

    return do


def remove(table: str, **ou: object) -> Geste:
    """Take rows away."""
    return lambda base: base.remove(table, **ou)


def change(table: str, ou: dict[str, object], **colonnes: object) -> Geste:
    """Write in rows."""
    return lambda base: base.change(table, ou, **colonnes)


def without(source: str) -> Geste:
    """Forget an export."""
    return lambda base: base.without_export(source)


def rename(table: str, ancien: str, nouveau: str) -> Geste:
    """Give another code to a division or a group, in both sources."""
    return change(table, {"code": ancien}, code=nouveau)


def extra(table: str, code: str, *sources: str) -> Geste:
    """Add a division or a group that only `sources` know."""

    def add(base: Base) -> Base:
        for source in sources:
            base.add(table, source=source, code=code)
        return base

    return add


def fonction(code: str) -> Geste:
    """Write the teacher's function."""
    return change("personnel_fonctions", PETIT, fonction=code)


NO_SERVICE = chain(remove("services"), remove("service_enseignants"))
NO_GROUP_LINK = remove("eleve_structures", type="G")
SUPPLEANT = twice("service_enseignants", SERVICE_DIVISION, type="eppsup", id="77", type_absent="epp", id_absent="1900")

CAS: dict[str, tuple[Geste, Geste]] = {
    "eleve-sans-division": (
        remove("eleve_structures", **LEA_DIVISION),
        chain(partie(), remove("eleve_structures", **LEA_DIVISION)),
    ),
    "eleve-deux-divisions": (
        twice("eleve_structures", LEA_DIVISION, code="6B"),
        twice("eleve_structures", LEA_DIVISION),
    ),
    "eleve-division-hors-sts": (
        remove("divisions", **STS_DIVISION),
        chain(remove("divisions", **STS_DIVISION), without("sts")),
    ),
    "eleve-groupe-hors-sts": (remove("groupes", **STS_GROUPE), chain(remove("groupes", **STS_GROUPE), without("sts"))),
    "mef-absent": (eleve(code_mef=None), partie(code_mef=None)),
    "mef-hors-division": (eleve(code_mef=AUTRE_MEF), chain(eleve(code_mef=AUTRE_MEF), remove("division_mefs"))),
    "mef-inconnu": (eleve(code_mef=AUTRE_MEF), chain(eleve(code_mef=AUTRE_MEF), without("nomenclatures"))),
    "eleve-groupe-hors-division": (
        change("groupe_divisions", {}, division="6B"),
        chain(change("groupe_divisions", {}, division="6B"), remove("groupe_divisions")),
    ),
    "eleve-groupe-hors-mef": (change("groupe_mefs", {}, code_mef=AUTRE_MEF), remove("groupe_mefs")),
    "option-inconnue": (
        change("eleve_options", LEA, code_matiere="999999"),
        chain(change("eleve_options", LEA, code_matiere="999999"), without("nomenclatures")),
    ),
    "structure-sans-eleve": (remove("eleves", **LEA), partie()),
    "sorti-avec-structures": (partie(), chain(partie(), remove("eleve_structures", **LEA))),
    "sorti-sans-motif": (eleve(date_sortie=HIER), partie()),
    "sortie-prevue": (eleve(date_sortie=AU + dt.timedelta(days=1)), eleve(date_sortie=AU)),
    "division-code-long": (rename("divisions", "6A", "SIXIEME A"), rename("divisions", "6A", "SIXIEMEA")),
    "groupe-code-long": (rename("groupes", "6A-ANG 1", "6A-ANGL 1"), nothing),
    "division-code-caracteres": (rename("divisions", "6A", "6°A"), rename("divisions", "6A", "6_-A")),
    "groupe-code-caracteres": (rename("groupes", "6A-ANG 1", "6A/ANG"), rename("groupes", "6A-ANG 1", "6A ANG")),
    "groupe-code-egal-division": (rename("groupes", "6A-ANG 1", "6A"), rename("groupes", "6A-ANG 1", "6AA")),
    "code-espace-au-bord": (rename("divisions", "6A", "6A "), rename("divisions", "6A", "6 A")),
    "sts-sans-service": (NO_SERVICE, chain(NO_SERVICE, without("sts"))),
    "division-sans-service": (remove("services", **SERVICE_DIVISION), NO_SERVICE),
    "groupe-sans-service": (remove("services", **SERVICE_GROUPE), NO_SERVICE),
    "service-sans-enseignant": (remove("service_enseignants", **SERVICE_DIVISION), SUPPLEANT),
    "service-matiere-inconnue": (
        change("services", SERVICE_DIVISION, code_matiere="999999"),
        remove("matieres", source="sts"),
    ),
    "service-enseignant-inconnu": (remove("personnels", **PETIT), remove("personnels", id="1950")),
    "suppleance-sans-service": (chain(SUPPLEANT, remove("services", **SERVICE_DIVISION)), SUPPLEANT),
    "absent-inconnu": (chain(SUPPLEANT, change("service_enseignants", {"id": "77"}, id_absent="8")), SUPPLEANT),
    "enseignant-sans-service": (
        remove("service_enseignants", **PETIT),
        chain(remove("service_enseignants", **PETIT), fonction("EDU")),
    ),
    "ressource-locale": (petit(type="local"), petit(type="dir")),
    "professeur-principal-hors-sts": (
        change("professeurs_principaux", PETIT, division="6Z"),
        change("professeurs_principaux", PETIT, division="6A"),
    ),
    "division-siecle-seule": (
        extra("divisions", "6B", "structures"),
        chain(extra("divisions", "6B", "structures"), without("sts")),
    ),
    "division-sts-seule": (
        extra("divisions", "6B", "sts"),
        chain(extra("divisions", "6B", "sts"), without("structures")),
    ),
    "groupe-siecle-seul": (extra("groupes", "6B1", "structures"), extra("groupes", "6B1", "structures", "sts")),
    "groupe-sts-seul": (extra("groupes", "6B1", "sts"), extra("groupes", "6B1", "structures", "sts")),
    "effectif-division": (
        change("divisions", STS_DIVISION, effectif_calcule=3),
        change("divisions", STS_DIVISION, effectif_calcule=None),
    ),
    "effectif-groupe": (change("groupes", STS_GROUPE, effectif_calcule=3), NO_GROUP_LINK),
    "division-sans-eleve": (extra("divisions", "6B", "structures", "sts"), extra("divisions", "6B", "sts")),
    "groupe-sans-eleve": (
        extra("groupes", "6B1", "structures", "sts"),
        chain(extra("groupes", "6B1", "structures", "sts"), NO_GROUP_LINK),
    ),
    "liens-groupes-absents": (NO_GROUP_LINK, chain(NO_GROUP_LINK, remove("groupes"))),
    "division-mef-inconnu": (
        change("division_mefs", {"source": "sts"}, code_mef=AUTRE_MEF),
        chain(change("division_mefs", {"source": "sts"}, code_mef=AUTRE_MEF), without("nomenclatures")),
    ),
}
