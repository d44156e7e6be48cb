"""What records say of one another: one `.sql` step a rule, on the state that a set leaves."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from rentree.engine import Moteur
from rentree.formats.aaf.etat import Etat
from rentree.formats.aaf.lecteur import ID
from rentree.formats.aaf.spec import ELEVE, ETAB, MATIERE, MEF, PERS_EDUC, PERS_REL
from rentree.formats.aaf.verification.constats import EXEMPLES, Constat
from rentree.formats.aaf.verification.regles import REGLES
from rentree.formats.aaf.verification.regles import references as regles

PAQUET = "rentree.formats.aaf.verification.sql"
COLONNES: dict[str, tuple[str, ...]] = {
    ELEVE.fichier: (
        "ENTEleveINE", "ENTElevePersRelEleve", "ENTEleveAutoriteParentale", "ENTEleveParents",
        "ENTElevePersRelEleve1", "ENTElevePersRelEleve2", "ENTEleveAdresseRel", "ENTPersonStructRattach",
        "ENTEleveMEF", "ENTEleveEnseignements", "ENTEleveCodeEnseignements", "ENTEleveClasses", "ENTEleveGroupes",
        "ENTPersonClasses", "ENTPersonGroupes",
    ),
    PERS_REL.fichier: ("ENTAuxPersRelEleveEleve", "ENTPersRelEleveEleve"),
    PERS_EDUC.fichier: (
        "ENTPersonStructRattach", "ENTPersonFonctions", "ENTAuxEnsMEF", "ENTAuxEnsClasses", "ENTAuxEnsGroupes",
        "ENTAuxEnsClassesMatieres", "ENTAuxEnsGroupesMatieres", "ENTAuxEnsClassesPrincipal",
        "ENTEnsFonctionDir",
    ),
    ETAB.fichier: (
        "ENTStructureUAI", "ENTStructureClasses", "ENTStructureGroupes", "ENTEtablissementStructRattachFctl",
        "ENTEcoleCirconscription",
    ),
    MEF.fichier: ("ENTLibelleMef",),
    MATIERE.fichier: ("ENTLibelleMatiere",),
}  # fmt: skip
"""Category -> the attributes that the steps read, which a set may not have."""

PREPARATIONS = ("liens_eleves", "liens_responsables", "appartenances", "listes")
BESOINS: Mapping[str, tuple[str, ...]] = {
    "responsable-inconnu": (PERS_REL.fichier,),
    "adresse-rel-inconnue": (PERS_REL.fichier,),
    "eleve-inconnu": (ELEVE.fichier,),
    "lien-un-sens": (ELEVE.fichier, PERS_REL.fichier),
    "responsable-sans-eleve": (ELEVE.fichier,),
    "structure-inconnue": (ETAB.fichier,),
    "structure-inconnue-personnel": (ETAB.fichier,),
    "personnel-sans-fonction": (ETAB.fichier,),
    "mef-inconnu": (MEF.fichier,),
    "matiere-inconnue": (MATIERE.fichier,),
    "enseignements-ordre": (MATIERE.fichier,),
}
"""Rule -> the categories without which it would find fault with everybody."""

CLES = ["categorie", "attribut", "id", "valeur"]
Trouvailles = Mapping[str, pa.Table]
"""Rule -> what its step found: `categorie`, `attribut`, `id`, `valeur`."""


def check_references(etat: Etat) -> Trouvailles:
    """Return what every rule finds in a state."""
    with Moteur() as moteur:
        for categorie, colonnes in COLONNES.items():
            moteur.load(categorie, _columns(etat.get(categorie), colonnes))
        moteur.steps(PAQUET, PREPARATIONS)
        voulues = [regle.id for regle in regles.REGLES if etat.keys() >= set(BESOINS.get(regle.id, ()))]
        return {regle: moteur.query_step(PAQUET, regle.replace("-", "_")) for regle in voulues}


def _columns(table: pa.Table | None, colonnes: tuple[str, ...]) -> pa.Table:
    """The identifiers and the attributes asked for, null where the set has no such attribute."""
    if table is None:
        return pa.table({nom: pa.array([], pa.string()) for nom in (ID, *colonnes)})
    vide = pa.nulls(table.num_rows, pa.string())
    return pa.table({nom: table[nom] if nom in table.column_names else vide for nom in (ID, *colonnes)})


def say_new(trouvees: Trouvailles, avant: Trouvailles) -> Iterator[Constat]:
    """Yield the constats of what was found and was not found before, one a rule, a category and an attribute."""
    for regle, table in trouvees.items():
        if table.num_rows and regle in avant and avant[regle].num_rows:
            table = table.join(avant[regle], keys=CLES, join_type="left anti")  # noqa: PLW2901
        if table.num_rows:
            yield from _grouped(regle, table)


def _grouped(regle: str, table: pa.Table) -> Iterator[Constat]:
    table = table.sort_by([(cle, "ascending") for cle in CLES])
    for groupe in table.group_by(["categorie", "attribut"]).aggregate([]).sort_by("categorie").to_pylist():
        ou = pc.and_(*(pc.equal(table[cle], groupe[cle]) for cle in ("categorie", "attribut")))
        siennes = table.filter(ou)
        exemples = [f"{une['id']} → {une['valeur']}" if une["valeur"] else une["id"]
                    for une in siennes.slice(0, EXEMPLES).to_pylist()]  # fmt: skip
        yield Constat(REGLES[regle], siennes.num_rows, **groupe, exemples=tuple(exemples))
