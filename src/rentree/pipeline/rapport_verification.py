"""The result of a verification as JSON: identifiers and codes only, nobody's name."""

import json
import sys
from pathlib import Path
from typing import Any

from rentree.formats.aaf.verification.constats import Constat
from rentree.pipeline.verifier_aaf import EnsembleVerifie, Verification


def write_json(verification: Verification, chemin: Path) -> None:
    """Write what was found, beside then renamed; `-` is standard output."""
    texte = json.dumps(as_dict(verification), ensure_ascii=False, indent=1) + "\n"
    if chemin == Path("-"):
        sys.stdout.write(texte)
        return
    provisoire = chemin.with_name(f".{chemin.name}.nouveau")
    provisoire.write_text(texte, encoding="utf-8")
    provisoire.replace(chemin)


def as_dict(verification: Verification) -> dict[str, Any]:
    """The same as plain values, in a stable order."""
    return {
        "refuse": verification.refuse,
        "ensembles": [_set(un) for un in verification.ensembles],
        "archives": [
            {"chemin": str(fichier.chemin), **_finding(constat)} for fichier, constat in verification.archives
        ],
    }


def _set(un: EnsembleVerifie) -> dict[str, Any]:
    ensemble = un.ensemble
    return {
        "nom": ensemble.nom,
        "lieu": str(ensemble.lieu),
        "genre": ensemble.genre,
        "jour": ensemble.jour.isoformat() if ensemble.jour else None,
        **vars(un.partition),
        "version_af": ensemble.prologue.version_af,
        "version_sdet": ensemble.prologue.version_sdet,
        "fichiers": [
            {"nom": fichier.nom, "octets": fichier.octets, "fiches": dict(fichier.fiches)} for fichier in un.fichiers
        ],
        "operations": {categorie: dict(compte) for categorie, compte in un.operations.items()},
        "refuse": un.refuse,
        "consommateurs": {
            str(verdict.consommateur): {
                "verdict": str(verdict.issue),
                "raisons": [f"{raison.titre} : {raison.dit}" for raison in verdict.raisons],
            }
            for verdict in un.verdicts
        },
        "constats": [_finding(constat) for constat in un.constats],
    }


def _finding(constat: Constat) -> dict[str, Any]:
    regle = constat.regle
    return {
        "regle": regle.id,
        "gravite": str(regle.gravite),
        "titre": regle.titre,
        "message": constat.message,
        "categorie": constat.categorie,
        "attribut": constat.attribut,
        "fichier": constat.fichier,
        "nombre": constat.nombre,
        "exemples": list(constat.exemples),
        "consommateurs": {str(effet.chez): {"sort": str(effet.sort), "dit": effet.dit} for effet in regle.effets},
    }
