"""controler: snapshots -> constats. Nothing is changed; blocking constats name the fiches to set aside."""

import datetime
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from rentree.comptes.login import RegleLogin
from rentree.controles.catalogue import REGLES, regle
from rentree.controles.execution import ecartees, run_rules, sort_constats
from rentree.controles.preparation import forget, prepare
from rentree.engine import Moteur
from rentree.feeds.rapport.classeur import write_xlsx
from rentree.feeds.rapport.html import write_html
from rentree.feeds.rapport.liste import write_json
from rentree.formats.fichiers import Fichier
from rentree.model.constats import Constat, Gravite
from rentree.model.projet import Projet
from rentree.model.rapport import BilanEtablissement, ExportLu, Rapport, Refus
from rentree.pipeline.charge import load_snapshots
from rentree.pipeline.importer import Import, importer
from rentree.pipeline.inventaire import Refuse, Remplace
from rentree.pipeline.maison import Maison
from rentree.pipeline.suivi import Suivi, silent

ECARTEES = pa.schema([("uai", pa.string()), ("cle", pa.string())])


@dataclass(frozen=True)
class Controle:
    """What the controls give: constats in order, fiches set aside, and the report made of them."""

    constats: tuple[Constat, ...]
    ecartees: frozenset[tuple[str, str]]
    rapport: Rapport

    @property
    def blocked(self) -> bool:
        """Whether a blocking constat exists."""
        return any(constat.gravite is Gravite.BLOQUANT for constat in self.constats)


def control(moteur: Moteur, importe: Import, *, projet: Projet, au: datetime.date) -> Controle:
    """Run the rules on what is loaded in `moteur`, and leave there `ecartees (uai, cle)` for federation.

    The rules judge the exports of schools; where there are only AAF, what their reading saw is all there is to say.
    """
    vus = list(_import_constats(importe))
    if importe.courants:
        prepare(moteur, ecrire_login=RegleLogin(**vars(projet.login)).part)
        vus += run_rules(moteur)
        forget(moteur)
    constats = tuple(sort_constats(vus))
    hors_jeu = ecartees(constats, retenir=projet.retenir)
    uais, cles = zip(*sorted(hors_jeu), strict=True) if hors_jeu else ((), ())
    moteur.load("ecartees", pa.table([pa.array(uais, pa.string()), pa.array(cles, pa.string())], schema=ECARTEES))
    return Controle(constats, hors_jeu, _report(moteur, importe, constats, hors_jeu, au=au))


@contextmanager
def open_engine(maison: Maison, importe: Import, *, au: datetime.date) -> Iterator[Moteur]:
    """An engine with every snapshot of the import's year loaded."""
    maison.travail.mkdir(parents=True, exist_ok=True)
    with Moteur(dossier=maison.travail) as moteur:
        load_snapshots(moteur, maison, importe.courants, doutes=importe.doutes, annee=importe.annee, au=au)
        yield moteur


def controler(
    chemins: Sequence[Path],
    *,
    au: datetime.date,
    annee: int | None = None,
    projet: Projet | None = None,
    suivi: Suivi = silent,
) -> tuple[Import, Controle]:
    """Read and control exports without any home folder: everything happens in a folder that is deleted at the end."""
    with tempfile.TemporaryDirectory(prefix="rentree-") as dossier:
        maison = Maison(Path(dossier))
        importe = importer(chemins, maison=maison, au=au, annee=annee, suivi=suivi)
        with open_engine(maison, importe, au=au) as moteur:
            return importe, control(moteur, importe, projet=projet or Projet(), au=au)


def write_outputs(controle: Controle, *, json: Path | None, html: Path | None, xlsx: Path | None) -> None:
    """Write the work list in the forms asked for."""
    if json:
        write_json(controle.constats, json)
    if html:
        write_html(controle.rapport, html)
    if xlsx:
        write_xlsx(controle.rapport, xlsx)


def _import_constats(importe: Import) -> Iterator[Constat]:
    yield from importe.aaf.constats
    for refuse in importe.refuses:
        raison = _reason(refuse)
        yield _file_constat(
            "fichier-refuse", refuse.fichier, refuse.uai, raison=raison, conseil=refuse.raison.que_faire
        )
    yield from _passed_over("fichier-remplace", importe.remplaces)
    yield from _passed_over("fichier-plus-ancien", importe.plus_anciens)
    for fichier, libelle in importe.ignores:
        yield _file_constat("fichier-ignore", fichier, "", raison=libelle)


def _passed_over(identifiant: str, remplaces: Iterable[Remplace]) -> Iterator[Constat]:
    for remplace in remplaces:
        candidat = remplace.candidat
        yield _file_constat(identifiant, candidat.fichier, candidat.entete.uai, autre=short_name(remplace.retenu))


def _file_constat(identifiant: str, fichier: Fichier, uai: str, **champs: str) -> Constat:
    nom = short_name(fichier.nom)
    return regle(identifiant).constat({"uai": uai, "objet": "fichier", "cle": nom, "fichier": nom, **champs})


def short_name(nom: str) -> str:
    """A file as a person finds it again: its name and the folder it is in."""
    return "/".join(Path(nom).parts[-2:])


def _reason(refuse: Refuse) -> str:
    """Why a file is refused, with the place inside it when there is one."""
    lieu = refuse.raison.ou.removeprefix(refuse.fichier.nom).lstrip(", ")
    return f"{lieu} : {refuse.raison.message}" if lieu else refuse.raison.message


def _report(
    moteur: Moteur,
    importe: Import,
    constats: tuple[Constat, ...],
    hors_jeu: frozenset[tuple[str, str]],
    *,
    au: datetime.date,
) -> Rapport:
    noms = _names(moteur)
    comptes = {nom: moteur.count_by(nom, "uai") for nom in ("eleves", "responsables", "personnels")}
    ecartees_par_uai: dict[str, int] = {}
    for uai, _ in hors_jeu:
        ecartees_par_uai[uai] = ecartees_par_uai.get(uai, 0) + 1
    bilans = tuple(
        BilanEtablissement(
            uai=uai,
            nom=noms.get(uai, uai),
            eleves=comptes["eleves"].get(uai, 0),
            responsables=comptes["responsables"].get(uai, 0),
            personnels=comptes["personnels"].get(uai, 0),
            fiches_ecartees=ecartees_par_uai.get(uai, 0),
            exports=exports,
        )
        for uai, exports in _exports(importe).items()
    )
    titre = bilans[0].nom if len(bilans) == 1 else f"{len(bilans)} établissements"
    montres = tuple(constat for constat in constats if constat.regle != "fichier-refuse")
    return Rapport(importe.annee, au, titre, bilans, montres, {une.id: une for une in REGLES}, _refusals(importe))


def _refusals(importe: Import) -> tuple[Refus, ...]:
    return tuple(Refus(short_name(un.fichier.nom), un.uai, _reason(un), un.raison.que_faire) for un in importe.refuses)


def _exports(importe: Import) -> dict[str, tuple[ExportLu, ...]]:
    exports: dict[str, list[ExportLu]] = {uai: [] for uai in importe.schools}
    for (uai, source), lu in sorted(importe.courants.items()):
        exports[uai].append(ExportLu(source, Path(lu.fichier).name, lu.horodatage))
    return {uai: tuple(liste) for uai, liste in exports.items()}


def _names(moteur: Moteur) -> dict[str, str]:
    """Full name of each school: what STS-WEB says, else SIECLE Communs."""
    lignes = moteur.query(
        "SELECT uai, denomination, complement, commune FROM etablissements ORDER BY uai, source"
    ).to_pylist()
    noms: dict[str, str] = {}
    for ligne in lignes:
        parties = (ligne["denomination"], ligne["complement"], ligne["commune"])
        if nom := " ".join(partie for partie in parties if partie):
            noms[ligne["uai"]] = nom
    return noms
