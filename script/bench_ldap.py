"""Measures `rentree publier ldap` on an invented académie and a real slapd: first load, nothing to do, 1 % to do.

    script/bench ldap [--etablissements N] [--eleves P] [--sans-disque]

The server is that of the tests: its own folder and port, thrown away at the end. It writes to the disk at each
operation, as a server does by default; --sans-disque lets it keep what it writes in memory, which shows the cost of
the rest.
"""

import argparse
import datetime
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

# Run as a script, this file does not see the tests, whose server it borrows.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rentree.model.acte import Acte
from rentree.model.projet import OptionsLdap, Projet
from rentree.pipeline.alimenter import alimenter
from rentree.pipeline.annuaire_ldap import PublicationLdap, publier_ldap
from rentree.pipeline.generer import generer
from rentree.pipeline.maison import Maison
from rentree.store.models import Compte
from tests.slapd import BASE, COMPTE, SECRET, running_slapd

LUNDI = datetime.date(2025, 10, 6)
ACTE = Acte(LUNDI, datetime.datetime.combine(LUNDI, datetime.time(12, 0, tzinfo=datetime.UTC)), "mesure")
CENTIEME = 100


def measure_ldap(dossier: Path, *, etablissements: int, eleves: int, surs: bool = True) -> dict[str, object]:
    """Return accounts, and for each of three runs: seconds, entries written, entries a second."""
    maison = _fill(dossier, etablissements, eleves)
    comptes = Compte.objects.count()
    os.environ["RENTREE_LDAP_MOT_DE_PASSE"] = SECRET
    with running_slapd(surs=surs) as serveur:
        projet = Projet(ldap=OptionsLdap(serveur.url, COMPTE, BASE))

        def publish() -> PublicationLdap:
            return publier_ldap(maison, projet=projet, acte=ACTE)

        mesures = {"comptes": comptes, "chargement": _timed(publish), "rien": _timed(publish)}
        changes = _touch_a_hundredth()
        return {**mesures, "touches": changes, "centieme": _timed(publish)}


def _fill(dossier: Path, etablissements: int, eleves: int) -> Maison:
    maison = Maison(dossier / "maison")
    generer(dossier / "exports", etablissements=etablissements, eleves=eleves, graine=1, annee=2025)
    alimenter([dossier / "exports"], maison=maison, sortie=dossier / "sortie", acte=ACTE, projet=Projet())
    return maison


def _touch_a_hundredth() -> int:
    """Change the first name shown of one account in a hundred."""
    choisis = [numero for numero in Compte.objects.values_list("id", flat=True) if numero % CENTIEME == 0]
    for debut in range(0, len(choisis), 500):
        Compte.objects.filter(id__in=choisis[debut : debut + 500]).update(prenom="Autrement")
    return len(choisis)


def _timed(publish: Callable[[], PublicationLdap]) -> dict[str, object]:
    debut = time.perf_counter()
    publication = publish()
    secondes = time.perf_counter() - debut
    entrees = sum(publication.gestes.values())
    if publication.refuses or publication.conflits or publication.retenues:
        raise SystemExit(f"bench: {publication.refuses} refusées : {publication.refus[:3]}")
    return {"secondes": round(secondes, 1), "entrees": entrees, "par_seconde": round(entrees / secondes)}


def main() -> None:
    """Measure and print, as JSON."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--etablissements", type=int, default=80)
    options.add_argument("--eleves", type=int, default=500)
    options.add_argument("--sans-disque", action="store_true")
    choix = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="rentree-bench-ldap-") as dossier:
        mesures = measure_ldap(
            Path(dossier), etablissements=choix.etablissements, eleves=choix.eleves, surs=not choix.sans_disque
        )
    print(json.dumps(mesures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
