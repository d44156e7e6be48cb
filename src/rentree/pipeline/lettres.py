"""lettres: accounts without a code -> letters; codes exist in clear in this run only, and are kept as hashes."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pyarrow as pa

from rentree.comptes.codes import hash_code, new_code
from rentree.engine import Moteur
from rentree.feeds.lettres.pages import Envoi, fill_pages
from rentree.feeds.lettres.rendu import Gabarit, GabaritFaux, default_gabarit, read_gabarit
from rentree.feeds.lettres.voulu import build_letters, count_unplaced, known_values
from rentree.model.acte import Acte
from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Projet
from rentree.pipeline.annuaires import open_annuaire
from rentree.pipeline.atelier import render_all
from rentree.pipeline.codes import REMIS, Choix, EtatCodes, count_states, journal_entries
from rentree.pipeline.depot import Depot, free_path, new_files, sweep
from rentree.pipeline.identifiants import identity_files
from rentree.pipeline.maison import Maison
from rentree.pipeline.secret import checked_secret
from rentree.pipeline.suivi import Suivi, silent
from rentree.pipeline.verrou import hold
from rentree.store.base import one_transaction, open_store
from rentree.store.codes import load_codes, write_codes
from rentree.store.journal import write_journal

GABARIT = "gabarits/lettre.typ"
"""Where the home folder keeps the template of its own."""

Apres = Callable[[pa.Table], None]
Ligne = Mapping[str, Any]


class ChoixInconnu(ErreurRentree):
    """Ce choix ne désigne personne."""

    que_faire = "Vérifiez la valeur : établissements, classes et identifiants sont dans comptes.csv."


@dataclass(frozen=True)
class Impression:
    """What was printed: PDF -> letters in it; codes drawn, how many replace a former one; files of identifiers.

    `etat` is that of the codes of the project before the run; `sans_fiche` counts the active accounts without a code
    whose person is not in the annuaire.
    """

    etat: EtatCodes
    sans_fiche: int
    lettres: Mapping[Path, int] = field(default_factory=dict)
    codes: int = 0
    remplaces: int = 0
    identifiants: Sequence[Path] = ()
    expire: datetime.date | None = None


def print_letters(
    maison: Maison,
    *,
    projet: Projet,
    acte: Acte,
    sortie: Path,
    choix: Choix | None = None,
    foyer: bool = False,
    deja: bool = False,
    identifiants: bool = False,
    apres: Apres | None = None,
    suivi: Suivi = silent,
) -> Impression:
    """Draw codes for the accounts chosen that have none, and print them: one PDF a school, in `sortie`.

    With `deja`, accounts that have a code get a new one, and the former is void. `apres` receives `jointure, login,
    code` once the letters are in place, before anything is final: what it raises undoes everything. Hashes, letters
    and `apres` all happen, or none. Raises ChoixInconnu, GabaritFaux, RienImporte, DejaEnCours.
    """
    choix, gabarit = choix or Choix(), choose_gabarit(maison, projet)
    with hold(maison, acte=acte):
        sweep(sortie)
        open_store(maison.base)
        comptes = load_codes(projet.nom)
        etat = count_states(comptes, au=acte.au)
        with open_annuaire(maison, projet=projet, acte=acte) as (moteur, _):
            lettres = build_letters(moteur, comptes, au=acte.au, choix=_by_kind(choix), deja=deja).to_pylist()
            _check_choice(moteur, choix)
            sans_fiche = count_unplaced(moteur)
            if not lettres:
                return Impression(etat, sans_fiche)
            tirage = _Tirage(lettres, {ligne["jointure"]: new_code() for ligne in lettres}, projet, acte)
            with new_files() as depot:
                nombres = tirage.render(moteur, gabarit, depot=depot, sortie=sortie, foyer=foyer, suivi=suivi)
                fichiers = tirage.write_identifiers(moteur, depot, sortie) if identifiants else []
                tirage.keep(checked_secret(maison, projet.nom), depot, apres)
    remplaces = sum(ligne["a_un_code"] for ligne in lettres)
    return Impression(etat, sans_fiche, nombres, len(lettres), remplaces, fichiers, tirage.expire)


@dataclass(frozen=True)
class _Tirage:
    """The codes of a run, in clear: rows of `lettres` and their codes by jointure."""

    lettres: Sequence[Ligne]
    codes: Mapping[int, str]
    projet: Projet
    acte: Acte

    @property
    def expire(self) -> datetime.date:
        return self.acte.au + datetime.timedelta(days=self.projet.lettres.validite)

    def render(
        self, moteur: Moteur, gabarit: Gabarit, *, depot: Depot, sortie: Path, foyer: bool, suivi: Suivi
    ) -> dict[Path, int]:
        """Write the PDF of each school to the depot; return how many letters each has."""
        ecoles = {ecole["uai"]: ecole for ecole in moteur.table("annuaire_etablissements").to_pylist()}
        options = self.projet.lettres
        envoi = Envoi(options.ent, options.adresse, self.acte.au, self.expire)
        par_ecole = [(uai, list(lignes)) for uai, lignes in self._by_school()]
        toutes = (
            fill_pages(lignes, self.codes, ecole=ecoles[uai], envoi=envoi, foyer=foyer) for uai, lignes in par_ecole
        )
        nombres = {}
        for pages, pdf in render_all(toutes, gabarit=gabarit, quand=self.acte.quand):
            chemin = free_path(sortie, f"lettres-{pages['etablissement']['uai']}-{self.acte.au:%Y%m%d}", ".pdf")
            depot.write(chemin, pdf)
            nombres[chemin] = len(pages["lettres"])
            suivi("lettres", len(nombres), len(par_ecole))
        return nombres

    def _by_school(self) -> Iterator[tuple[str, Iterator[Ligne]]]:
        return groupby(self.lettres, key=lambda ligne: ligne["uai"])

    def write_identifiers(self, moteur: Moteur, depot: Depot, sortie: Path) -> list[Path]:
        """Write the file of identifiers of each school to the depot, with the codes of this run."""
        uais = {ligne["uai"] for ligne in self.lettres}
        chemins = []
        for uai, contenu in identity_files(moteur, projet=self.projet, codes=self.codes, uais=uais):
            chemins.append(free_path(sortie, f"ENT-Identifiants-{uai}-{self.acte.au:%Y%m%d}", ".csv"))
            depot.write(chemins[-1], contenu)
        return chemins

    def keep(self, cle: bytes, depot: Depot, apres: Apres | None) -> None:
        """In one transaction: the hashes, the journal, the files in their place, and what comes after."""
        with one_transaction():
            write_codes(self._hashes(cle))
            raison = f"lettre valable jusqu'au {self.expire:%d/%m/%Y}"
            entrees = journal_entries(self.lettres, operation=REMIS, raison=raison)
            write_journal(entrees, projet=self.projet.nom, acte=self.acte, execution=None)
            depot.place()
            if apres:
                apres(self._in_clear())

    def _hashes(self, cle: bytes) -> pa.Table:
        nombre = len(self.lettres)
        empreintes = [hash_code(self.codes[ligne["jointure"]], cle=cle) for ligne in self.lettres]
        return pa.table(
            {
                "id": pa.array([ligne["id"] for ligne in self.lettres], pa.int64()),
                "code_empreinte": pa.array(empreintes, pa.string()),
                "code_cree_le": pa.repeat(pa.scalar(self.acte.au, pa.date32()), nombre),
                "code_expire_le": pa.repeat(pa.scalar(self.expire, pa.date32()), nombre),
            }
        )

    def _in_clear(self) -> pa.Table:
        return pa.table(
            {
                "jointure": pa.array([ligne["jointure"] for ligne in self.lettres], pa.int64()),
                "login": pa.array([ligne["login"] for ligne in self.lettres], pa.string()),
                "code": pa.array([self.codes[ligne["jointure"]] for ligne in self.lettres], pa.string()),
            }
        )


def choose_gabarit(maison: Maison, projet: Projet) -> Gabarit:
    """The template of the project, else that of the home folder, else that of the program. Raises GabaritFaux."""
    if projet.lettres.gabarit:
        chemin = maison.racine / projet.lettres.gabarit
        if not chemin.resolve().is_relative_to(maison.racine.resolve()):
            raise GabaritFaux(str(chemin), detail="il n'est pas dans le dossier de travail")
        return read_gabarit(chemin)
    chemin = maison.racine / GABARIT
    return read_gabarit(chemin) if chemin.exists() else default_gabarit()


def write_model(chemin: Path) -> None:
    """Write the template of the program, to be changed; an existing file is never replaced."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    with chemin.open("x", encoding="utf-8") as flux:
        flux.write(default_gabarit().texte)


def _by_kind(choix: Choix) -> dict[str, Sequence[str]]:
    return {
        "uai": choix.etablissements,
        "division": choix.divisions,
        "profil": choix.profils,
        "login": choix.logins,
    }


def _check_choice(moteur: Moteur, choix: Choix) -> None:
    """A value that nobody has is a mistake of typing: nothing is printed rather than too little."""
    for genre, valeurs in _by_kind(choix).items():
        if valeurs and (inconnues := set(valeurs) - known_values(moteur, genre)):
            raise ChoixInconnu(", ".join(sorted(inconnues)))
