"""The blocks of Nomenclature.xml, in the order of version 4.0."""

from collections.abc import Iterator
from dataclasses import dataclass

from rentree.formats.gabarit import attribute, elements
from rentree.model.exports import Codes, Matiere, Mef, Nomenclature, Programme

_LIBELLES = ("LIBELLE_COURT", "LIBELLE_LONG")


@dataclass(frozen=True)
class _Balises:
    """How a small table is written: its block, its row, the attribute that holds the code, the other columns."""

    bloc: str
    ligne: str
    code: str
    colonnes: tuple[str, ...] = _LIBELLES


_TABLES = {
    "modalites_election": _Balises("MODALITES_ELECTION", "MODALITE_ELECTION", "CODE_MODALITE_ELECT"),
    "regimes": _Balises("REGIMES", "REGIME", "CODE_REGIME"),
    "liens_parente": _Balises("LIENS_PARENTE", "LIEN_PARENTE", "CODE_PARENTE", (*_LIBELLES, "LIBELLE_EDITION", "TRI")),
    "niveaux_responsabilite": _Balises(
        "NIVEAUX_RESPONSABILITE", "N_NIVEAU_RESPONSABILITE", "NIVEAU_RESPONSABILITE", (*_LIBELLES, "LIBELLE_EDITION")
    ),
    "bourses": _Balises("BOURSES", "BOURSE", "CODE_BOURSE", (*_LIBELLES, "BOURSE_NATIONALE")),
    "professions": _Balises("PROFESSIONS", "PROFESSION", "CODE_PROFESSION", ("LIBELLE_COURT_PCS", "LIBELLE_LONG_PCS")),
    "provenances": _Balises("PROVENANCES", "PROVENANCE", "CODE_PROVENANCE"),
    "motifs_sortie": _Balises("MOTIFS_SORTIE", "MOTIF_SORTIE", "CODE_MOTIF_SORTIE"),
    "statuts_eleve": _Balises("STATUTS_ELEVE", "STATUT_ELEVE", "CODE_STATUT"),
    "contrats": _Balises("CONTRATS", "CONTRAT", "CODE_CONTRAT"),
    "types_etablissement": _Balises("TYPES_ETABLISSEMENT", "TYPE_ETABLISSEMENT", "CODE_TYPE_ETAB"),
    "civilites": _Balises("CIVILITES", "CIVILITE", "CODE_CIVILITE"),
    "modalites_cours": _Balises(
        "MODALITES_COURS", "MODALITE_COURS", "CODE_MODALITE_COURS", (*_LIBELLES, "CO_ENSEIGNEMENT")
    ),
    "personnalisation_parcours": _Balises(
        "PERSONNALISATION_PARCOURS",
        "N_PERSONNALISATION_PARCOURS",
        "PERSONNALISATION_PARCOURS_CODE",
        (*_LIBELLES, "LIBELLE_EDITION", "USAGE", "RECONDUCTIBLE", "DATE_OUVERTURE", "DATE_FERMETURE"),
    ),
}


def codes_blocks(nomenclature: Nomenclature) -> Iterator[str]:
    """Yield the blocks of a Nomenclature.xml as text."""
    yield _wrap("MEFS", "".join(map(_mef, nomenclature.mefs)))
    yield _wrap("MATIERES", "".join(map(_matiere, nomenclature.matieres)))
    yield _wrap("PROGRAMMES", "".join(map(_programme, nomenclature.programmes)))
    yield _wrap("OPTIONS_OBLIGATOIRES", "".join(_options_obligatoires(nomenclature)))
    yield from map(_table, nomenclature.codes)


def _wrap(bloc: str, contenu: str) -> str:
    return f"    <{bloc}>\n{contenu}    </{bloc}>\n"


def _row(ligne: str, attribut: str, contenu: str) -> str:
    return f"      <{ligne}{attribut}>\n{contenu}      </{ligne}>\n"


def _mef(mef: Mef) -> str:
    champs = {
        "FORMATION": mef.formation, "LIBELLE_LONG": mef.libelle, "LIBELLE_EDITION": mef.edition,
        "STATUT_MEF": mef.statut, "MEF_RATTACHEMENT": mef.rattachement, "CODE_MEFSTAT": mef.mefstat,
        "NB_OPT_OBLIG": str(mef.options), "NB_OPT_MINI": str(mef.options), "RENFORCEMENT_LANGUES": "0",
        "INSCRIPTION_ETAB": mef.inscription, "MEF_ORIGINE": "1", "MEF_SELECTIONNE": mef.inscription, "MEF_SELORIG": "1",
        "DATE_OUVERTURE": mef.ouverture, "DATE_FERMETURE": "31/12/9999",
    }  # fmt: skip
    return _row("MEF", f' CODE_MEF="{mef.code}"', _fields(champs))


def _matiere(matiere: Matiere) -> str:
    champs = {
        "CODE_GESTION": matiere.gestion, "LIBELLE_COURT": matiere.court, "LIBELLE_LONG": matiere.libelle,
        "LIBELLE_EDITION": matiere.edition, "MATIERE_ETP": "0",
    }  # fmt: skip
    return _row("MATIERE", f' CODE_MATIERE="{matiere.code}"', _fields(champs))


def _programme(programme: Programme) -> str:
    champs = {
        "CODE_MEF": programme.mef, "CODE_MATIERE": programme.matiere, "CODE_MODALITE_ELECT": programme.modalite,
        "HORAIRE": f"{programme.heures:.2f}",
    }  # fmt: skip
    return _row("PROGRAMME", "", _fields(champs))


def _options_obligatoires(nomenclature: Nomenclature) -> Iterator[str]:
    """Yield the compulsory options: exactly the lines of the programmes whose modality is `O`."""
    for programme in nomenclature.programmes:
        if programme.modalite == "O":
            rang = "1" if programme.matiere.endswith("01") else "2"
            champs = {"CODE_MEF": programme.mef, "CODE_MATIERE": programme.matiere, "RANG_OPTION": rang}
            yield _row("OPTION_OBLIGATOIRE", "", _fields(champs))


def _table(codes: Codes) -> str:
    balises = _TABLES[codes.nom]
    lignes = (
        _row(
            balises.ligne,
            f' {balises.code}="{attribute(code)}"',
            _fields(dict(zip(balises.colonnes, valeurs, strict=True))),
        )
        for code, *valeurs in codes.lignes
    )
    return _wrap(balises.bloc, "".join(lignes))


def _fields(champs: dict[str, str] | dict[str, str | None]) -> str:
    return elements(tuple(champs), tuple(champs.values()), retrait="        ")
