"""What is said of an AAF set that was taken: one constat a rule and a category, with the number and some examples."""

from collections.abc import Iterator, Mapping, Sequence

from rentree.controles.catalogue import regle
from rentree.formats.aaf.ensembles import Ensemble
from rentree.formats.aaf.etat import Incidents
from rentree.model.constats import Constat
from rentree.pipeline.aaf.etats import EtatAaf
from rentree.pipeline.aaf.lecture import Contenu

EXEMPLES = 5
INCIDENTS = {
    "doubles": "aaf-identifiant-repete",
    "ajouts_connus": "aaf-ajout-connu",
    "modifications_inconnues": "aaf-modification-inconnue",
    "suppressions_inconnues": "aaf-suppression-inconnue",
}
"""What the state calls it -> its rule."""


def content_constats(ensemble: Ensemble, contenu: Contenu) -> Iterator[Constat]:
    """What the files of a set hold that is odd by itself."""
    for categorie, nombre in sorted(contenu.inconnues.items()):
        yield _constat("aaf-categorie-inconnue", ensemble, categorie, nombre=nombre)
    for rapporte in contenu.anomalies:
        yield _constat(
            rapporte.regle,
            ensemble,
            rapporte.categorie,
            nombre=rapporte.nombre,
            exemples=_said(rapporte.exemples, rapporte.nombre),
            attribut=rapporte.attribut,
        )


def incident_constats(ensemble: Ensemble, incidents: Mapping[str, Incidents]) -> Iterator[Constat]:
    """What its operations met that they did not expect."""
    for categorie, siens in sorted(incidents.items()):
        for champ, identifiant in INCIDENTS.items():
            ids: tuple[str, ...] = getattr(siens, champ)
            if ids:
                yield _constat(
                    identifiant, ensemble, categorie, nombre=len(ids), exemples=_said(ids[:EXEMPLES], len(ids))
                )


def older_constat(ensemble: Ensemble, etat: EtatAaf) -> Constat:
    """A set that tells nothing new."""
    return regle("fichier-plus-ancien").constat(
        {"uai": ensemble.portee, "objet": "fichier", "cle": ensemble.nom, "fichier": ensemble.nom,
         "autre": etat.chaine[-1]}
    )  # fmt: skip


def _said(exemples: Sequence[str], nombre: int) -> str:
    return ", ".join(exemples) + ("…" if nombre > len(exemples) else "")


def _constat(identifiant: str, ensemble: Ensemble, categorie: str, **champs: object) -> Constat:
    return regle(identifiant).constat(
        {
            "uai": ensemble.portee,
            "objet": "fichier",
            "cle": f"{ensemble.nom} {categorie}",
            "ensemble": ensemble.nom,
            "categorie": categorie,
            **champs,
        }
    )
