"""Tiny exact exports: one line of a test tells a pupil, a relative, a school; everybody is invented.

`ecole(…)` gathers what a school exports, `deposer(…)` writes its files as SIECLE and STS-WEB would. What a test does
not say has a plain value: a complete fiche that gives an account and no constat that blocks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from rentree.formats.siecle import writer as siecle
from rentree.formats.sts.writer import write_sts
from rentree.model.exports import (
    Adresse,
    Atss,
    Discipline,
    Effectif,
    Eleve,
    Enseignant,
    Etablissement,
    ExportEtablissement,
    Individu,
    Lien,
    Matiere,
    Mef,
    Nomenclature,
    Personne,
    Programme,
    Remplacement,
    Service,
    StructureBee,
    StructureSts,
    Suppleant,
)
from rentree.model.identifiants import ine_rnie_key, uai_key

ANNEE = 2025
MEF_6E = "10010012110"
ANGLAIS, MATHS = "030201", "061300"
NOMENCLATURE = Nomenclature(
    mefs=(Mef(MEF_6E, "6EME", "6EME", "6eme", "ST", MEF_6E, "21110010011", 0, "1", "01/09/2016"),),
    matieres=(
        Matiere(ANGLAIS, "AGL1", "ANGLAIS LV1", "ANGLAIS LV1", "Anglais LV1"),
        Matiere(MATHS, "MATHS", "MATHEMATIQUES", "MATHEMATIQUES", "Mathématiques"),
    ),
    programmes=(Programme(MEF_6E, ANGLAIS, "O", 4.0), Programme(MEF_6E, MATHS, "S", 4.5)),
    codes=(),
    codes_sts=(),
)
FICHIERS = {
    "ElevesAvecAdresses.xml": siecle.write_eleves,
    "ResponsablesAvecAdresses.xml": siecle.write_responsables,
    "Nomenclature.xml": siecle.write_nomenclature,
    "Structures.xml": siecle.write_structures,
    "Communs.xml": siecle.write_communs,
    "sts_emp.xml": write_sts,
}
"""File name -> what writes it."""


def uai(numero: int, departement: str = "031") -> str:
    """The UAI of the school of that number, key letter included."""
    chiffres = f"{departement}{numero:04d}"
    return chiffres + uai_key(chiffres)


def ine(numero: int) -> str:
    """A national number whose key is right."""
    return f"{numero:09d}{ine_rnie_key(f'{numero:09d}')}"


def eleve(numero: int, nom: str = "", prenom: str = "Zoé", *, division: str | None = "6A", **champs: Any) -> Eleve:
    """A pupil of 6e, present, with his own INE; `groupes=(…)` and any field of the fiche can be said."""
    groupes: Sequence[str] = champs.pop("groupes", ())
    structures = [(division, "D")] if division else []
    fiche = Eleve(
        eleve_id=numero, elenoet=numero % 100_000, ine=ine(numero), id_eleve_etab="",
        nom=nom or f"NOM{_lettres(numero)}",
        nom_usage=None, prenom=prenom, prenom2=None, prenom3=None, date_naissance="14/02/2014", doublement="0",
        pays_naissance="100", accepte_sms=None, date_modification="01/09/2025", date_sortie=None, mel=None, regime="2",
        date_entree="01/09/2025", ville_naissance=None, adresse_id=None, motif_sortie=None, tel_personnel=None,
        sexe="2", tel_portable=None, nationalite="100", statut="ST", mef=MEF_6E, departement_naissance="031",
        commune_naissance="31555", transport="0", provenance="", an_dernier=None,
        structures=(*structures, *((groupe, "G") for groupe in groupes)),
    )  # fmt: skip
    return replace(fiche, **champs)


def _lettres(numero: int) -> str:
    """A number as letters: a name cannot hold digits."""
    return "".join(chr(ord("A") + int(chiffre)) for chiffre in str(numero))


def personne(numero: int, nom: str = "", prenom: str = "Ada", **champs: Any) -> Personne:
    """A relative."""
    fiche = Personne(
        personne_id=numero, civilite="MME", nom=nom or f"NOM{_lettres(numero)}", nom_usage=None, prenom=prenom,
        tel_personnel=None, tel_portable=None, accepte_sms=None, tel_professionnel=None, mel=None,
        communication_adresse="1", adresse_id=None, profession=None,
    )  # fmt: skip
    return replace(fiche, **champs)


def lien(numero_eleve: int, numero_personne: int, niveau: str = "1", **champs: Any) -> Lien:
    """A link, legal unless told otherwise, of a mother."""
    sien = Lien(numero_eleve, numero_personne, niveau, "10", "1", "0", "1", None)
    return replace(sien, **champs)


def adresse(numero: int, ligne1: str = "1 RUE DU LAVOIR", **champs: Any) -> Adresse:
    sienne = Adresse(numero, ligne1, "", "31000", "100", "31555", "FRANCE", "031", "TOULOUSE")
    return replace(sienne, **champs)


def individu(numero: int, nom: str = "", prenom: str = "ODE", **champs: Any) -> Individu:
    """A member of staff of the STS file, a teacher of EPP unless told otherwise."""
    lui = Individu(
        "epp", numero, "2", "2", nom or f"PROF{_lettres(numero)}", nom, prenom, "1980-03-01", "CERT. CL N", "ENS"
    )
    return replace(lui, **{"nom_patronymique": lui.nom_usage, **champs})


def atss(uai_ecole: str, numero: int, nom: str, prenom: str = "Ines", fonction: str = "ADF") -> Atss:
    """A member of the non-teaching staff, for the CSV."""
    return Atss(uai_ecole, numero, "MME", nom, nom, prenom, "1975-06-30", fonction, "")


def discipline(code: str = "L1300", libelle: str = "MATHEMATIQ") -> Discipline:
    return Discipline(code, libelle, 18.0)


def service(matiere: str, *enseignants: int | tuple[str, int], heures: float = 4.0) -> Service:
    """A service held by teachers, each an EPP number or (type, number)."""
    paires = [(un if isinstance(un, tuple) else ("epp", un)) for un in enseignants]
    tenants = tuple(Enseignant(genre, numero, heures) for genre, numero in paires)
    return Service(matiere, "CG", len(tenants) > 1, tenants, heures)


def suppleant(numero: int, nom: str, *, remplace: int, division: str = "6A", fin: str = "2026-06-30") -> Suppleant:
    """A replacement teacher of mathematics."""
    periode = Remplacement(MATHS, division, "CG", "2025-09-01", fin, 4.0, "epp", remplace)
    return Suppleant(numero, "1", "1", nom, nom, "LUC", "CONTRACT.", "ENS", (periode,))


def etablissement(numero_uai: str, **champs: Any) -> Etablissement:
    """A collège; the number of its UAI is in its name."""
    lui = Etablissement(
        uai=numero_uai, etab_id=int(numero_uai[3:7]), lycee=False, denomination="COLLEGE", complement="LE PASTEL",
        ligne1="2 ALLEE DU CANAL", code_postal="31000", commune="TOULOUSE", commune_insee="31555",
        telephone="0561000000", mel=f"{numero_uai}@exemple.invalid", siren="19310000000017", responsable="ODE MARTEL",
    )  # fmt: skip
    return replace(lui, **champs)


def ecole(
    numero_uai: str,
    *,
    eleves: Iterable[Eleve] = (),
    responsables: Iterable[Personne] = (),
    liens: Iterable[Lien] = (),
    individus: Iterable[Individu] = (),
    services: dict[str, Sequence[Service]] | None = None,
    groupes: dict[str, Sequence[str]] | None = None,
    **reste: Any,
) -> ExportEtablissement:
    """A school: its divisions are those of its pupils, `groupes` says which divisions each group draws from.

    `services` says what is taught in a structure. Other fields of the export can be said by name.
    """
    presents = tuple(eleves)
    appartenances = {code: tuple(divisions) for code, divisions in (groupes or {}).items()}
    divisions = sorted({code for un in presents for code, genre in un.structures if genre == "D"})
    tenus = {code: tuple(liste) for code, liste in (services or {}).items()}
    export = ExportEtablissement(
        annee=ANNEE,
        etablissement=etablissement(numero_uai),
        nomenclature=NOMENCLATURE,
        eleves=presents,
        adresses_eleves=(),
        personnes=tuple(responsables),
        liens=tuple(liens),
        adresses=(),
        divisions=tuple(StructureBee(code, f"CLASSE {code}", (MEF_6E,)) for code in divisions),
        groupes=tuple(StructureBee(code, f"GROUPE {code}", (MEF_6E,), d) for code, d in appartenances.items()),
        divisions_sts=tuple(_structure(code, presents, tenus) for code in divisions),
        groupes_sts=tuple(_structure(code, presents, tenus, d) for code, d in appartenances.items()),
        individus=tuple(individus),
        suppleants=(),
        atss=(),
    )
    return replace(export, **reste)


def _structure(
    code: str, eleves: Sequence[Eleve], services: dict[str, tuple[Service, ...]], divisions: Sequence[str] = ()
) -> StructureSts:
    nombre = sum(code in dict(un.structures) for un in eleves)
    parts = tuple(Effectif(division, nombre, nombre) for division in divisions)
    mef = (Effectif(MEF_6E, nombre, nombre),)
    return StructureSts(code, f"STS {code}", Effectif(code, nombre, nombre), mef, services.get(code, ()), parts)


def deposer(dossier: Path, *ecoles: ExportEtablissement, sans: Iterable[str] = ()) -> Path:
    """Write each school in its own folder below `dossier`, and the list of non-teaching staff; give the folder back.

    `sans` leaves out files by the beginning of their name: `sts`, `Communs`. A school without staff has no STS file,
    one without relatives no file of them: an empty export is refused, and rightly.
    """
    for une in ecoles:
        place = dossier / une.etablissement.uai
        place.mkdir(parents=True, exist_ok=True)
        vides = [nom for nom, contenu in (("sts", une.individus), ("Responsables", une.personnes)) if not contenu]
        for nom, write in FICHIERS.items():
            if not nom.startswith((*vides, *sans)):
                (place / nom).write_bytes(write(une))
    agents = [agent for une in ecoles for agent in une.atss]
    if agents:
        entete = ";".join(champ.name for champ in fields(Atss))
        lignes = [";".join(str(getattr(agent, champ.name)) for champ in fields(Atss)) for agent in agents]
        (dossier / "atss.csv").write_text("\n".join([entete, *lignes]) + "\n", encoding="utf-8")
    return dossier


def famille(numero_uai: str, enfants: Sequence[int] = (1,), *, parent: int = 501) -> ExportEtablissement:
    """A school with these pupils and one mother for all of them."""
    return ecole(
        numero_uai,
        eleves=[eleve(enfant) for enfant in enfants],
        responsables=[personne(parent)],
        liens=[lien(enfant, parent) for enfant in enfants],
    )
