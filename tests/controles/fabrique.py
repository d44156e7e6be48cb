"""Builds canonical tables for tests: one small sane school, and the means to spoil it. Every person is invented."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self

import pyarrow as pa

from rentree.comptes.login import RegleLogin
from rentree.controles.preparation import prepare
from rentree.engine.moteur import Moteur
from rentree.model.identifiants import ine_rnie_key
from rentree.model.tables import TABLES

UAI = "0310001X"
AUTRE_UAI = "0310002Y"
AU = dt.date(2026, 9, 15)
ANNEE = 2026
NAISSANCE = dt.date(2015, 4, 21)
MEF = "10010012110"
MATHS = "061300"
ANGLAIS = "030201"
SOURCES = ("eleves", "responsables", "nomenclatures", "structures", "communs", "sts", "personnels")

EXPORTS = pa.schema(
    [("uai", pa.string()), ("source", pa.string()), ("fichier", pa.string()), ("horodatage", pa.timestamp("us"))]
)
PARAMETRES = pa.schema([("au", pa.date32()), ("annee", pa.int32())])

Ligne = dict[str, object]


def invent_ine(numero: int) -> str:
    """An INE of the national form with a right key."""
    chiffres = f"99{numero:07d}"
    return chiffres + ine_rnie_key(chiffres)


@dataclass
class Base:
    """Rows by table. Each method gives the base back, so that calls follow one another."""

    lignes: dict[str, list[Ligne]] = field(default_factory=lambda: {nom: [] for nom in TABLES})
    exports: list[Ligne] = field(default_factory=list)

    def add(self, table: str, uai: str = UAI, **colonnes: object) -> Self:
        """Add one row; columns that are not named are null."""
        TABLES[table].schema.empty_table().select(list(colonnes))  # a wrong name stops here
        self.lignes[table].append({"uai": uai, "annee": ANNEE, "empreinte": "0" * 16, **colonnes})
        return self

    def change(self, table: str, ou: Ligne | None = None, **colonnes: object) -> Self:
        """Write columns in the rows that have the values of `ou`; at least one row must."""
        TABLES[table].schema.empty_table().select(list(colonnes))
        trouvees = [ligne for ligne in self.lignes[table] if _has(ligne, ou or {})]
        assert trouvees, f"nothing to change in {table}"
        for ligne in trouvees:
            ligne.update(colonnes)
        return self

    def remove(self, table: str, **ou: object) -> Self:
        """Take rows away; at least one row must go."""
        gardees = [ligne for ligne in self.lignes[table] if not _has(ligne, ou)]
        assert len(gardees) < len(self.lignes[table]), f"nothing to remove in {table}"
        self.lignes[table] = gardees
        return self

    def export(self, source: str, uai: str = UAI, jour: int = 14) -> Self:
        """Say that an export was read."""
        moment = dt.datetime(2026, 9, jour, 19, 30)
        self.exports.append({"uai": uai, "source": source, "fichier": f"{source}.xml", "horodatage": moment})
        return self

    def without_export(self, source: str) -> Self:
        """Forget that an export was read."""
        self.exports = [ligne for ligne in self.exports if ligne["source"] != source]
        return self

    def load(self, moteur: Moteur) -> None:
        """Load every canonical table, `parametres` and `exports`."""
        for nom, table in TABLES.items():
            moteur.load(nom, pa.Table.from_pylist(self.lignes[nom], schema=table.schema))
        moteur.load("exports", pa.Table.from_pylist(self.exports, schema=EXPORTS))
        moteur.load("parametres", pa.Table.from_pylist([{"au": AU, "annee": ANNEE}], schema=PARAMETRES))


def _has(ligne: Ligne, ou: Ligne) -> bool:
    return all(ligne.get(nom) == valeur for nom, valeur in ou.items())


Geste = Callable[[Base], Base]


@contextmanager
def open_engine(base: Base) -> Iterator[Moteur]:
    """An engine in which the rules can run on `base`."""
    with Moteur(fils=1) as moteur:
        base.load(moteur)
        prepare(moteur, ecrire_login=RegleLogin().part)
        yield moteur


def sane_school(base: Base | None = None, uai: str = UAI, premier: int = 1000) -> Base:
    """A school about which no rule has anything to say; numbers of fiches follow `premier`."""
    base = base or Base()
    for source in SOURCES:
        base.export(source, uai)
    base.add("etablissements", uai, source="sts", academie="16", sigle="CLG")
    _add_structures(base, uai)
    for rang, (nom, prenom) in enumerate([("MARTIN", "Léa"), ("N'DIAYE", "Marie-Hélène")], start=1):
        add_eleve(base, uai, premier + rang, nom=nom, prenom=prenom)
        add_responsable(base, uai, premier + 500 + rang, enfant=premier + rang, nom=nom)
    _add_staff(base, uai, premier)
    return base


def _add_structures(base: Base, uai: str) -> None:
    for source in ("structures", "sts"):
        base.add("divisions", uai, source=source, code="6A", effectif_calcule=2 if source == "sts" else None)
        base.add("division_mefs", uai, source=source, division="6A", code_mef=MEF)
        base.add("groupes", uai, source=source, code="6A-ANG 1", effectif_calcule=2 if source == "sts" else None)
        base.add("groupe_divisions", uai, source=source, groupe="6A-ANG 1", division="6A")
        base.add("groupe_mefs", uai, source=source, groupe="6A-ANG 1", code_mef=MEF)
    for source in ("nomenclatures", "sts"):
        base.add("mefs", uai, source=source, code_mef=MEF, libelle="6EME")
        base.add("matieres", uai, source=source, code_matiere=MATHS, libelle="MATHEMATIQUES")
        base.add("matieres", uai, source=source, code_matiere=ANGLAIS, libelle="ANGLAIS LV1")


def add_eleve(base: Base, uai: str, numero: int, *, nom: str, prenom: str) -> None:
    """A pupil in 6A and in its group of English."""
    identite = {"nom_famille": nom, "prenom": prenom, "date_naissance": NAISSANCE, "sexe": "2"}
    base.add("eleves", uai, eleve_id=str(numero), ine=invent_ine(numero), code_mef=MEF, statut="ST", **identite)
    base.add("eleve_structures", uai, eleve_id=str(numero), type="D", code="6A")
    base.add("eleve_structures", uai, eleve_id=str(numero), type="G", code="6A-ANG 1")
    base.add("eleve_options", uai, eleve_id=str(numero), rang=1, modalite="O", code_matiere=ANGLAIS)


def add_responsable(base: Base, uai: str, numero: int, *, enfant: int, nom: str, niveau: int = 1) -> None:
    """The mother of a pupil."""
    personne = str(numero)
    base.add(
        "responsables", uai, personne_id=personne, civilite="MME", nom_famille=nom, prenom=f"Anne{'x' * (numero % 7)}"
    )
    base.add("liens", uai, eleve_id=str(enfant), personne_id=personne, niveau=niveau, parente="10")


def _add_staff(base: Base, uai: str, premier: int) -> None:
    enseignant = {"type": "epp", "id": str(premier + 900)}
    base.add(
        "personnels",
        uai,
        source="sts",
        nom_famille="PETIT",
        prenom="CLAIRE",
        date_naissance=dt.date(1980, 5, 6),
        **enseignant,
    )
    base.add("personnel_fonctions", uai, fonction="ENS", **enseignant)
    base.add("professeurs_principaux", uai, division="6A", **enseignant)
    for structure_type, structure, matiere in (("D", "6A", MATHS), ("G", "6A-ANG 1", ANGLAIS)):
        service = {"structure_type": structure_type, "structure": structure, "code_matiere": matiere, "modalite": "CG"}
        base.add("services", uai, **service)
        base.add("service_enseignants", uai, **service, **enseignant)
    agent = {"type": "gi", "id": str(premier + 950)}
    base.add("personnels", uai, source="personnels", nom_famille="DE LA TOUR", prenom="PAUL", **agent)
    base.add("personnel_fonctions", uai, fonction="ADF", **agent)
