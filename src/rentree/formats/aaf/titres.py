"""What the names of AAF files, archives and folders say: project, school, complete or delta, day, category, number.

`<PROJECT>[_<SCOPE>]_<Complet|Delta>_<YYYYMMDD>_<Category>_<NNNN>.xml`, and every lighter form that is met.
"""

import datetime
import re
from dataclasses import dataclass

_CATEGORIE = re.compile(
    r"(?:^|(?<=_))(?P<categorie>EtabEducNat|PersEducNat|PersRelEleve|MefEducNat|MatiereEducNat|MatEducNat|InfosEducNat"
    r"|Eleve)(?=[_.]|$)",
    re.IGNORECASE,
)
_AUTRE = re.compile(r"(?<=_)(?P<categorie>[A-Za-z]+)(?=_[0-9]{4}\.xml$)")
"""A category that is not of the AAF, in a name that is otherwise that of an AAF."""

_GENRE = re.compile(r"(?:^|(?<=[^A-Za-z]))(complet|delta)(?=[^A-Za-z]|$)", re.IGNORECASE)
_CHIFFRES = re.compile(r"(?<![0-9])20[0-9]{6,7}(?![0-9])")
_FRANCAISE = re.compile(r"([0-9]{2})/([0-9]{2})/([0-9]{4})")
_UAI = re.compile(r"(?:^|(?<=[_.-]))([0-9]{7}[A-Z])(?=[_.-]|$)", re.IGNORECASE)
_AAF = re.compile(r"(?:.*[_-])?(?:ENT|AAF)")
_NUMERO = re.compile(r"_([0-9]{4})\.xml$", re.IGNORECASE)


@dataclass(frozen=True)
class Titre:
    """What the name of a file says; `prefixe` is what comes before the category, the same in all files of a set."""

    prefixe: str
    projet: str
    portee: str
    categorie: str
    numero: int | None

    @property
    def sure(self) -> bool:
        """Whether the name alone tells an AAF file: a category, and either its kind or its number."""
        return bool(self.categorie) and (self.numero is not None or bool(kind_of(self.prefixe)))


def says_aaf(nom: str) -> bool:
    """Whether the name of an archive is that of an AAF; it decides only whether a broken one is ours to be refused."""
    return bool(kind_of(nom)) or _AAF.match(nom) is not None


def read_title(nom: str) -> Titre:
    """Read the base name of a file."""
    lu = _CATEGORIE.search(nom) or _AUTRE.search(nom)
    prefixe = nom[: lu.start()].rstrip("_") if lu else ""
    numero = _NUMERO.search(nom)
    uai = _UAI.search(prefixe)
    return Titre(
        prefixe=prefixe,
        projet=_project(prefixe),
        portee=uai[1].upper() if uai else "",
        categorie=lu["categorie"] if lu else "",
        numero=int(numero[1]) if numero else None,
    )


def _project(prefixe: str) -> str:
    """What is left of the beginning of a name without its kind, its day and its school."""
    for motif in (_GENRE, _CHIFFRES, _UAI):
        prefixe = motif.sub("", prefixe)
    return re.sub(r"[_.]{2,}", "_", prefixe).strip("_.")


def kind_of(nom: str) -> str:
    """`complet`, `delta`, or empty."""
    lu = _GENRE.search(nom)
    return lu[1].lower() if lu else ""


def date_of(nom: str) -> datetime.date | None:
    """Return the day that a name holds, as `yyyymmdd` or `dd/mm/yyyy`; one digit typed twice is forgiven."""
    if lu := _FRANCAISE.search(nom):
        return _day(f"{lu[3]}{lu[2]}{lu[1]}")
    jours = (jour for chiffres in _CHIFFRES.findall(nom) for jour in _readings(chiffres))
    return next(jours, None)


def _readings(chiffres: str) -> list[datetime.date]:
    if len(chiffres) == 8:
        essais = [chiffres]
    else:
        doubles = [rang for rang in range(8) if chiffres[rang] == chiffres[rang + 1]]
        essais = [chiffres[:rang] + chiffres[rang + 1 :] for rang in doubles]
    return [jour for essai in essais if (jour := _day(essai))]


def _day(chiffres: str) -> datetime.date | None:
    try:
        return datetime.date(int(chiffres[:4]), int(chiffres[4:6]), int(chiffres[6:]))
    except ValueError:
        return None
