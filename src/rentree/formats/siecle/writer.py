"""Writing the generic XML exports of SIECLE-BEE, byte for byte in the form of real files of 2021 and 2022.

Versions: Nomenclature 4.0, Structures 2.0, Communs 1.7, Eleves 4.0, Responsables 2.1; two spaces of indentation.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any

from rentree.formats.gabarit import DECLARATION, attribute, elements, encode
from rentree.formats.siecle.writer_codes import codes_blocks
from rentree.model.exports import (
    Adresse,
    Eleve,
    ExportEtablissement,
    Lien,
    Personne,
    ScolariteAnDernier,
    StructureBee,
)

_ELEVE_AVANT_AN_DERNIER = {
    "ID_NATIONAL": "ine", "ELENOET": "elenoet", "ID_ELEVE_ETAB": "id_eleve_etab", "NOM_DE_FAMILLE": "nom",
    "NOM_USAGE": "nom_usage", "PRENOM": "prenom", "PRENOM2": "prenom2", "PRENOM3": "prenom3",
    "DATE_NAISS": "date_naissance", "DOUBLEMENT": "doublement", "CODE_PAYS": "pays_naissance",
    "ACCEPTE_SMS": "accepte_sms", "DATE_MODIFICATION": "date_modification", "DATE_SORTIE": "date_sortie", "MEL": "mel",
    "CODE_REGIME": "regime", "DATE_ENTREE": "date_entree", "VILLE_NAISS": "ville_naissance", "ADRESSE_ID": "adresse_id",
    "CODE_MOTIF_SORTIE": "motif_sortie", "TEL_PERSONNEL": "tel_personnel", "CODE_SEXE": "sexe",
    "TEL_PORTABLE": "tel_portable", "CODE_PAYS_NAT": "nationalite", "CODE_STATUT": "statut", "CODE_MEF": "mef",
    "CODE_DEPARTEMENT_NAISS": "departement_naissance", "CODE_COMMUNE_INSEE_NAISS": "commune_naissance",
    "ADHESION_TRANSPORT": "transport", "CODE_PROVENANCE": "provenance",
}  # fmt: skip
_AN_DERNIER = {
    "CODE_MEF": "mef", "CODE_STRUCTURE": "structure", "CODE_REGIME": "regime", "CODE_RNE": "uai",
    "CODE_NATURE": "nature", "SIGLE": "sigle", "DENOM_PRINC": "denomination", "DENOM_COMPL": "complement",
    "LIGNE1_ADRESSE": "ligne1",
    "MEL": "mel", "TELEPHONE": "telephone", "CODE_COMMUNE_INSEE": "commune_insee", "LL_COMMUNE_INSEE": "commune",
}  # fmt: skip
_PERSONNE = {
    "NOM_DE_FAMILLE": "nom", "NOM_USAGE": "nom_usage", "PRENOM": "prenom", "TEL_PERSONNEL": "tel_personnel",
    "TEL_PORTABLE": "tel_portable", "ACCEPTE_SMS": "accepte_sms", "TEL_PROFESSIONNEL": "tel_professionnel",
    "MEL": "mel", "COMMUNICATION_ADRESSE": "communication_adresse", "ADRESSE_ID": "adresse_id",
    "CODE_PROFESSION": "profession",
}  # fmt: skip
_LIEN = {
    "ELEVE_ID": "eleve_id", "PERSONNE_ID": "personne_id", "NIVEAU_RESPONSABILITE": "niveau", "CODE_PARENTE": "parente",
    "PAIE_FRAIS_SCOLAIRES": "paie_frais", "PERCOIT_LES_AIDES": "percoit_aides", "HEBERGE_ELEVE": "heberge",
    "A_CONTACTER_EN_PRIORITE": "priorite",
}  # fmt: skip
_ADRESSE = (
    "LIGNE1_ADRESSE", "LIGNE2_ADRESSE", "LIGNE3_ADRESSE", "LIGNE4_ADRESSE", "CODE_POSTAL", "CODE_PAYS",
    "CODE_COMMUNE_INSEE", "LL_PAYS", "CODE_DEPARTEMENT", "LIBELLE_POSTAL",
)  # fmt: skip
_LL_CIVILITE = {"M.": "MONSIEUR", "MME": "MADAME"}
_Getter = Callable[[Any], tuple[Any, ...]]
_get_eleve: _Getter = attrgetter(*_ELEVE_AVANT_AN_DERNIER.values())
_get_an_dernier: _Getter = attrgetter(*_AN_DERNIER.values())
_get_personne: _Getter = attrgetter(*_PERSONNE.values())
_get_lien: _Getter = attrgetter(*_LIEN.values())
_BALISES_ELEVE, _BALISES_AN_DERNIER = tuple(_ELEVE_AVANT_AN_DERNIER), tuple(_AN_DERNIER)
_BALISES_PERSONNE, _BALISES_LIEN = tuple(_PERSONNE), tuple(_LIEN)


def write_eleves(export: ExportEtablissement) -> bytes:
    """Return ElevesAvecAdresses.xml: the pupils, then their options, structures, grants and addresses."""
    return _file(
        export,
        racine="BEE_ELEVES",
        version="4.0",
        minute=0,
        blocs=(
            *_block("ELEVES", map(_eleve, export.eleves)),
            *_block("OPTIONS", (_options(e) for e in export.eleves if e.options)),
            *_block("STRUCTURES", (_structures(e) for e in export.eleves if e.structures)),
            *_block("DPPS", ()),
            *_block("BOURSES", (_bourses(e) for e in export.eleves if e.bourses)),
            *_block("ADRESSES", map(_adresse, export.adresses_eleves), seul=True),
        ),
    )


def write_responsables(export: ExportEtablissement) -> bytes:
    """Return ResponsablesAvecAdresses.xml: persons, links with pupils, addresses."""
    return _file(
        export,
        racine="BEE_RESPONSABLES",
        version="2.1",
        minute=1,
        blocs=(
            *_block("PERSONNES", map(_personne, export.personnes)),
            *_block("RESPONSABLES", map(_lien, export.liens)),
            *_block("ADRESSES", map(_adresse, export.adresses), seul=True),
        ),
    )


def write_structures(export: ExportEtablissement) -> bytes:
    """Return Structures.xml: divisions and groups, sorted by code."""
    return _file(
        export,
        racine="BEE_STRUCTURES",
        version="2.0",
        minute=2,
        blocs=(
            *_block(
                "DIVISIONS", (_structure("DIVISION", s, export.etablissement.uai) for s in _sorted(export.divisions))
            ),
            *_block("GROUPES", (_structure("GROUPE", s, export.etablissement.uai) for s in _sorted(export.groupes))),
        ),
    )


def write_nomenclature(export: ExportEtablissement) -> bytes:
    """Return Nomenclature.xml."""
    blocs = codes_blocks(export.nomenclature)
    return _file(export, racine="BEE_NOMENCLATURES", version="4.0", minute=3, blocs=blocs)


def write_communs(export: ExportEtablissement) -> bytes:
    """Return Communs.xml: the school and the dates of its year."""
    an = export.annee
    blocs = (
        "    <UAJ>\n", _etablissement(export), "    </UAJ>\n",
        _annee("ANNEE_SCOLAIRE", an), _annee("ANNEE_SCOLAIRE_AD", an - 1),
        "    <PERIODES_PEDAGOGIQUES />\n    <CALENDRIERS_FERMETURES />\n",
    )  # fmt: skip
    return _file(export, racine="BEE_COMMUN", version="1.7", minute=5, blocs=blocs)


def _file(export: ExportEtablissement, *, racine: str, version: str, minute: int, blocs: Iterable[str]) -> bytes:
    jour = f"15/09/{export.annee}"
    parametres = elements(
        ("UAJ", "ANNEE_SCOLAIRE", "DATE_EXPORT", "HORODATAGE"),
        (export.etablissement.uai, str(export.annee), jour, f"{jour} 10:{minute:02d}:00"),
        retrait="    ",
    )
    tete = f'{DECLARATION}\n<{racine} VERSION="{version}">\n  <PARAMETRES>\n{parametres}  </PARAMETRES>\n  <DONNEES>\n'
    return encode("".join((tete, *blocs, f"  </DONNEES>\n</{racine}>\n")))


def _block(balise: str, lignes: Iterable[str], *, seul: bool = False) -> Iterator[str]:
    """Yield a block; with `seul`, a block without content is a single empty tag, as for addresses."""
    contenu = list(lignes)
    if seul and not contenu:
        yield f"    <{balise} />\n"
        return
    yield f"    <{balise}>\n"
    yield from contenu
    yield f"    </{balise}>\n"


def _strings(valeurs: tuple[Any, ...]) -> list[str | None]:
    return [valeur if valeur is None or valeur.__class__ is str else str(valeur) for valeur in valeurs]


def _eleve(eleve: Eleve) -> str:
    fiche = elements(_BALISES_ELEVE, _strings(_get_eleve(eleve)), retrait="        ")
    return f"{_open('ELEVE', eleve)}{fiche}{_an_dernier(eleve.an_dernier)}      </ELEVE>\n"


def _open(balise: str, eleve: Eleve) -> str:
    return f'      <{balise} ELEVE_ID="{eleve.eleve_id}" ELENOET="{eleve.elenoet}">\n'


def _an_dernier(scolarite: ScolariteAnDernier | None) -> str:
    if scolarite is None:
        return "        <SCOLARITE_AN_DERNIER />\n"
    lignes = elements(_BALISES_AN_DERNIER, _get_an_dernier(scolarite), retrait="          ")
    return f"        <SCOLARITE_AN_DERNIER>\n{lignes}        </SCOLARITE_AN_DERNIER>\n"


def _options(eleve: Eleve) -> str:
    balises = ("NUM_OPTION", "CODE_MODALITE_ELECT", "CODE_MATIERE")
    rangs = enumerate(eleve.options, start=1)
    options = (elements(balises, (str(rang), *option), retrait="          ") for rang, option in rangs)
    lignes = (f"        <OPTIONS_ELEVE>\n{option}        </OPTIONS_ELEVE>\n" for option in options)
    return f"{_open('OPTION', eleve)}{''.join(lignes)}      </OPTION>\n"


def _structures(eleve: Eleve) -> str:
    balises = ("CODE_STRUCTURE", "TYPE_STRUCTURE")
    lignes = (
        f"        <STRUCTURE>\n{elements(balises, structure, retrait='          ')}        </STRUCTURE>\n"
        for structure in eleve.structures
    )
    return f"{_open('STRUCTURES_ELEVE', eleve)}{''.join(lignes)}      </STRUCTURES_ELEVE>\n"


def _bourses(eleve: Eleve) -> str:
    lignes = elements(("CODE_BOURSE",) * len(eleve.bourses), eleve.bourses, retrait="        ")
    return f"{_open('BOURSE', eleve)}{lignes}      </BOURSE>\n"


def _adresse(adresse: Adresse) -> str:
    valeurs = (
        adresse.ligne1, adresse.ligne2, "", "", adresse.code_postal, adresse.pays, adresse.commune_insee,
        adresse.libelle_pays, adresse.departement, adresse.libelle_postal,
    )  # fmt: skip
    lignes = elements(_ADRESSE, valeurs, retrait="        ")
    return f'      <ADRESSE ADRESSE_ID="{adresse.adresse_id}">\n{lignes}      </ADRESSE>\n'


def _personne(personne: Personne) -> str:
    civilite = personne.civilite
    civilites = (civilite, _LL_CIVILITE.get(civilite) if civilite else None)
    fiche = elements(("LC_CIVILITE", "LL_CIVILITE"), civilites, retrait="        ")
    fiche += elements(_BALISES_PERSONNE, _strings(_get_personne(personne)), retrait="        ")
    return f'      <PERSONNE PERSONNE_ID="{personne.personne_id}">\n{fiche}      </PERSONNE>\n'


def _lien(lien: Lien) -> str:
    lignes = elements(_BALISES_LIEN, _strings(_get_lien(lien)), retrait="        ")
    return f"      <RESPONSABLE_ELEVE>\n{lignes}      </RESPONSABLE_ELEVE>\n"


def _sorted(structures: Iterable[StructureBee]) -> list[StructureBee]:
    return sorted(structures, key=lambda structure: structure.code)


def _structure(balise: str, structure: StructureBee, uai: str) -> str:
    fiche = elements(("LIBELLE_LONG", "CODE_RNE"), (structure.libelle, uai), retrait="        ")
    fiche += _parts("MEFS_APPARTENANCE", "MEF_APPARTENANCE", "CODE_MEF", structure.mefs)
    if structure.divisions:
        fiche += _parts("DIVISIONS_APPARTENANCE", "DIVISION_APPARTENANCE", "CODE_STRUCTURE", structure.divisions)
    return f'      <{balise} CODE_STRUCTURE="{attribute(structure.code)}">\n{fiche}      </{balise}>\n'


def _parts(bloc: str, ligne: str, balise: str, codes: tuple[str, ...]) -> str:
    lignes = (
        f"          <{ligne}>\n{elements((balise,), (code,), retrait='            ')}          </{ligne}>\n"
        for code in codes
    )
    return f"        <{bloc}>\n{''.join(lignes)}        </{bloc}>\n"


def _etablissement(export: ExportEtablissement) -> str:
    etab = export.etablissement
    champs = {
        "ETAB_UAJ_ID": str(etab.etab_id), "NUM_SIREN": etab.siren, "DENOM_PRINC": etab.denomination,
        "DENOM_COMPL": etab.complement, "NOM_RESP": etab.responsable,
        "QUAL_RESP": "PROVISEURE" if etab.lycee else "PRINCIPALE", "LIGNE1_ADRESSE": etab.ligne1, "LIGNE2_ADRESSE": "",
        "LIGNE3_ADRESSE": "", "LIGNE4_ADRESSE": "", "BOITE_POST": "", "COMMUNE_ETRANGERE": "",
        "TELEPHONE": " ".join(etab.telephone[rang : rang + 2] for rang in range(0, 10, 2)), "TELECOPIE": "",
        "MEL_1": etab.mel, "MEL_2": "", "CODE_TYPE_ETAB": etab.type_etab, "SECTEUR_CODE": "PU",
        "CODE_POSTAL": etab.code_postal, "CODE_COMMUNE_INSEE": etab.commune_insee, "CODE_PAYS": "100",
        "LIBELLE_POSTAL": etab.commune,
    }  # fmt: skip
    return elements(tuple(champs), tuple(champs.values()), retrait="      ")


def _annee(balise: str, annee: int) -> str:
    dates = {
        "DATE_DEBUT_ELEVE": f"01/09/{annee}", "DATE_FIN_ELEVE": f"31/08/{annee + 1}",
        "DATE_DEBUT_PROF": f"29/08/{annee}", "DATE_FIN_PROF": f"31/08/{annee + 1}",
    }  # fmt: skip
    lignes = elements(tuple(dates), tuple(dates.values()), retrait="      ")
    return f"    <{balise}>\n{lignes}    </{balise}>\n"
