"""AAF documents as somebody else would write them: built by hand, without the writer of the project."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

GENRES = {"EtabEducNat": "categorieStructure", "MefEducNat": "categorieMef", "MatEducNat": "categorieMatiere"}
JOINTURES = {"EtabEducNat": "ENTStructureJointure", "MefEducNat": "ENTMefJointure", "MatEducNat": "ENTMatJointure"}
DOCTYPE = '<!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">\n'
Attributs = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True)
class Fiche:
    """A request: its category, its id, and its attributes, one value or several."""

    id: str
    attributs: Attributs = field(default_factory=dict)
    operation: str = "add"
    categorie: str = "Eleve"
    sans_jointure: bool = False

    def tous(self) -> Attributs:
        if self.sans_jointure or self.operation == "delete":
            return self.attributs
        return {JOINTURES.get(self.categorie, "ENTPersonJointure"): self.id, **self.attributs}


def echappe(texte: str) -> str:
    """As academies write: decimal references, `&apos;` and `&quot;`."""
    for signe, entite in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("'", "&apos;"), ('"', "&quot;")):
        texte = texte.replace(signe, entite)
    return texte.encode("ascii", "xmlcharrefreplace").decode("ascii")


def valeurs(vues: str | Sequence[str]) -> str:
    liste = [vues] if isinstance(vues, str) else vues
    return "".join(f"<value>{echappe(une)}</value>" if une else "<value/>" for une in liste)


def requete(fiche: Fiche) -> str:
    genre = GENRES.get(fiche.categorie, "categoriePersonne")
    tete = (
        f'<operationalAttributes><attr name="{genre}"><value>{fiche.categorie}</value></attr></operationalAttributes>\n'
        f"<identifier><id>{echappe(fiche.id)}</id></identifier>\n"
    )
    if fiche.operation == "delete":
        return f"<deleteRequest>\n{tete}</deleteRequest>\n\n"
    if fiche.operation == "modify":
        corps = "".join(
            f'<modification name="{nom}" operation="replace">{valeurs(vues)}</modification>\n'
            for nom, vues in fiche.tous().items()
        )
        return f"<modifyRequest>\n{tete}<modifications>\n{corps}</modifications>\n</modifyRequest>\n\n"
    corps = "".join(f'<attr name="{nom}">{valeurs(vues)}</attr>\n' for nom, vues in fiche.tous().items())
    return f"<addRequest>\n{tete}<attributes>\n{corps}</attributes>\n</addRequest>\n\n"


def document(
    fiches: Sequence[Fiche], *, encodage: str = "UTF-8", commentaires: Mapping[str, str] | None = None, corps: str = ""
) -> bytes:
    """The bytes of a file; `corps` is put after the requests as it is."""
    lus = {"versionAF": "AAF-VE2407"} if commentaires is None else commentaires
    tete = "".join(f'<!-- {nom}="{valeur}" -->\n' for nom, valeur in lus.items())
    texte = "".join(map(requete, fiches)) + corps
    declaration = f'<?xml version="1.0" encoding="{encodage}"?>\n' if encodage else ""
    return f"{declaration}{DOCTYPE}<ficAlimMENESR>\n{tete}\n{texte}</ficAlimMENESR>\n".encode(encodage or "UTF-8")


def eleves(*ids: str, **attributs: str) -> list[Fiche]:
    return [Fiche(une, {"sn": f"NOM {une}", **attributs}) for une in ids]


ETABLISSEMENT = Fiche(
    "1",
    {"ENTStructureUAI": "0310001H", "ENTServAcAcademie": "TOULOUSE", "ENTServAcCodeAcademie": "016"},
    categorie="EtabEducNat",
)


def deposer(dossier: Path, prefixe: str, fiches: Mapping[str, Sequence[Fiche]], **options: object) -> Path:
    """Write a set as a folder of files, one a category."""
    dossier.mkdir(parents=True, exist_ok=True)
    for categorie, siennes in fiches.items():
        chemin = dossier / f"{prefixe}_{categorie}_0000.xml"
        chemin.write_bytes(document(siennes, **options))  # type: ignore[arg-type]
    return dossier


def complet(*ids: str) -> dict[str, list[Fiche]]:
    """The smallest complete set: a school, pupils, one relative and one teacher."""
    return {
        "EtabEducNat": [ETABLISSEMENT],
        "Eleve": eleves(*ids),
        "PersRelEleve": [Fiche("900", {"sn": "PARENT"}, categorie="PersRelEleve")],
        "PersEducNat": [Fiche("800", {"sn": "PROF"}, categorie="PersEducNat")],
    }


def tgz(chemin: Path, membres: Mapping[str, bytes]) -> Path:
    with gzip.open(chemin, "wb") as flux, tarfile.open(fileobj=flux, mode="w|") as archive:
        for nom, donnees in membres.items():
            info = tarfile.TarInfo(nom)
            info.size = len(donnees)
            archive.addfile(info, io.BytesIO(donnees))
    return chemin


def zippe(chemin: Path, membres: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, donnees in membres.items():
            archive.writestr(nom, donnees)
    return chemin


def fichiers(prefixe: str, fiches: Mapping[str, Sequence[Fiche]]) -> dict[str, bytes]:
    """The files of a set by their names."""
    return {f"{prefixe}_{categorie}_0000.xml": document(siennes) for categorie, siennes in fiches.items()}
