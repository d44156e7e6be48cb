"""Reading the journal and the proofs of deletion."""

from collections.abc import Sequence

from rentree.model.erreurs import ErreurRentree
from rentree.model.projet import Projet
from rentree.pipeline.maison import Maison
from rentree.store.base import open_store
from rentree.store.comptes import find_jointure
from rentree.store.journal import Ligne, Preuve, read_journal, read_proofs

__all__ = ["Ligne", "Preuve", "read_deletions", "read_lines"]


class PersonneInconnue(ErreurRentree):
    """Aucun compte du projet n'a ce login."""

    que_faire = "Vérifiez le login dans comptes.csv, ou donnez le numéro de jointure."


def read_lines(maison: Maison, *, projet: Projet, personne: str = "", dernieres: int | None = None) -> Sequence[Ligne]:
    """Return lines of the journal, oldest first; `personne` is a login or a jointure. Raises PersonneInconnue."""
    maison.must_exist()
    open_store(maison.base)
    return read_journal(projet.nom, jointures=[_jointure(projet, personne)] if personne else [], dernieres=dernieres)


def _jointure(projet: Projet, personne: str) -> int:
    jointure = int(personne) if personne.isdecimal() else find_jointure(projet.nom, personne)
    if jointure is None:
        raise PersonneInconnue(personne)
    return jointure


def read_deletions(maison: Maison, *, projet: Projet) -> Sequence[Preuve]:
    """Return the proofs of every deletion of a project, oldest first."""
    maison.must_exist()
    open_store(maison.base)
    return read_proofs(projet.nom)
